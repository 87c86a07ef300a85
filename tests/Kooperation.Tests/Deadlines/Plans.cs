using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Marten;

namespace Kooperation.Tests.Deadlines;

/// <summary>A strategy and its measures as a spec puts them into the store.</summary>
internal static class Plans
{
    public static Guid StartStrategy(this IDocumentSession session, StrategyDrafted drafted, params IReadOnlyList<Step> steps) => session.Start<Strategy>(drafted, steps);

    public static Guid StartMeasure(this IDocumentSession session, MeasurePlanned planned, params IReadOnlyList<Step> steps) => session.Start<Measure>(planned, steps);

    public static StrategyDrafted Draft(string title = "WIR 2.0", string? from = null, string? until = null, int? reportEveryMonths = null) =>
        new StrategyDrafted(title, null, [], Term(from, until), reportEveryMonths, null).On("2020-01-01");

    public static StrategyAdopted Adoption(string? decision = "0108/2021") => new StrategyAdopted("Rat", null) { DecisionReference = decision }.On("2021-01-28");

    public static MeasurePlanned Plan(Guid strategy, Guid goal, string title = "Lotsen", string? office = null, string? from = null, string? until = null) =>
        new MeasurePlanned(strategy, goal, title, office, null, Term(from, until), null, null, null).On("2021-02-01");

    public static MilestonePlanned Milestone(Guid id, string dueOn, string title = "Konzept") =>
        new MilestonePlanned(id, title, PartialDate.Parse(dueOn), null, null).On("2021-02-01");

    public static TStep On<TStep>(this TStep step, string day) where TStep : Step => step with { OccurredOn = PartialDate.Parse(day) };

    private static Guid Start<TModel>(this IDocumentSession session, Step first, IReadOnlyList<Step> further) where TModel : WriteModel
    {
        var stream = Guid.CreateVersion7();
        session.Events.StartStream<TModel>(stream, [first, .. further]);
        return stream;
    }

    private static Term Term(string? from, string? until) => new(
        from is null ? PartialDate.Unknown : PartialDate.Parse(from),
        until is null ? PartialDate.Unknown : PartialDate.Parse(until));
}

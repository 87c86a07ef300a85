using Kooperation.Domain.Deadlines;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Deadlines;

/// <summary>Steps as a test tells them, in the order of recording, and what is due of them.</summary>
internal static class Told
{
    public static readonly Guid TheMeasure = Id(5001);
    public static readonly Guid TheStrategy = Id(6001);

    public static IReadOnlyList<RecordedStep> Recorded(params Step[] steps) => [.. steps.Select((step, index) => new RecordedStep(Id(index + 1), step))];

    public static IReadOnlyList<Deadline> Due(string day, params Step[] steps) => PartnershipDeadlines.On(Day(day), Recorded(steps));

    /// <summary>The one thing that is due.</summary>
    public static Deadline TheOne(string day, params Step[] steps) => Assert.Single(Due(day, steps));

    public static KnownMeasure Measure(string day, params Step[] steps) => KnownMeasure.On(Day(day), TheMeasure, Recorded(steps))!;

    public static IReadOnlyList<Deadline> DueOfMeasure(string day, params Step[] steps) => MeasureDeadlines.Of(Measure(day, steps), reportEveryMonths: null, ProgressRules.Standard);

    public static KnownStrategy Strategy(string day, params Step[] steps) => KnownStrategy.On(Day(day), TheStrategy, Recorded(steps))!;

    public static IReadOnlyList<Deadline> DueOfStrategy(string day, params Step[] steps) => StrategyDeadlines.Of(Strategy(day, steps), _ => null);

    public static MeasurePlanned Plan(string? from = null, string? until = null, string? office = null, string? externalBody = null, Guid? goal = null) =>
        new MeasurePlanned(TheStrategy, goal ?? A, "Lotsen", office, externalBody, Term(from, until), null, null, null).On("2025-01-01");

    public static MilestonePlanned Milestone(string dueOn, Guid? id = null) =>
        new MilestonePlanned(id ?? B, "Konzept", Domain.Time.PartialDate.Parse(dueOn), null, null).On("2025-01-01");

    public static StrategyDrafted Draft(string? from = null, string? until = null, int? reportEveryMonths = null, string title = "WIR 2.0") =>
        new StrategyDrafted(title, null, [], Term(from, until), reportEveryMonths, null).On("2020-01-01");

    public static StrategyAdopted Adoption(string? decision = "0108/2021") => new StrategyAdopted("Rat", null) { DecisionReference = decision }.On("2021-01-28");
}

using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Progress;

/// <summary>Strategies and measures put into the store as they would be recorded.</summary>
public abstract class ProgressSpec(KooperationHost host) : KooperationSpec(host)
{
    protected const string Today = "2026-11-25";

    /// <summary>The position of the last step that was told.</summary>
    protected long Position { get; set; }

    /// <summary>A strategy of the years 2022 to 2027 with one field and one goal.</summary>
    protected async Task<(Guid Strategy, Guid Field, Guid Goal)> GivenStrategy(string title = "Integrationskonzept", string? word = "Bildung", params Step[] more)
    {
        var (strategy, part, goal) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Begin<Strategy>(strategy,
        [
            new StrategyDrafted(title, "Amt für Integration", ["Teilhabe"], Term("2022-01-01", "2027-12-31"), null, null).On("2022-01-01"),
            new StrategyAdopted("Rat", null) { DecisionReference = "Ratsbeschluss 0108/2022" }.On("2022-02-01"),
            new FieldOfActionAdded(part, "Bildung und Sprache", word).On("2022-01-01"),
            new GoalSet(goal, part, "Eltern erreichen die Schule").On("2022-01-01"),
            .. more
        ]);
        return (strategy, part, goal);
    }

    /// <summary>A measure of the years 2024 to 2026.</summary>
    protected async Task<Guid> GivenMeasure(Guid strategy, Guid goal, string title = "Elterncafé", string? office = "FB 50", string? externalBody = null, params Step[] more)
    {
        var measure = Guid.CreateVersion7();
        await Begin<Measure>(measure,
        [
            new MeasurePlanned(strategy, goal, title, office, externalBody, Term("2024-01-01", "2026-12-31"), null, null, 50_000_00).On("2022-01-01"), .. more
        ]);
        return measure;
    }

    protected async Task Begin<TModel>(Guid stream, Step[] steps) where TModel : WriteModel
    {
        await Record(session => session.Events.StartStream<TModel>(stream, steps.ToArray<object>()));
        Position = (await StoredOf(stream))[^1].Sequence;
    }

    protected async Task Tell(Guid stream, params Step[] steps)
    {
        await Record(session => session.Events.Append(stream, steps.ToArray<object>()));
        Position = (await StoredOf(stream))[^1].Sequence;
    }

    /// <summary>Reads once the views have seen everything that was told.</summary>
    protected async Task<Answer> Read(string path) => await Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}atLeast={Position}");

    protected static Term Term(string? from, string? until) => new(
        from is null ? PartialDate.Unknown : PartialDate.Parse(from),
        until is null ? PartialDate.Unknown : PartialDate.Parse(until));

    protected static MeasureApproved Approved(string day) => new MeasureApproved("Rat").On(day);

    protected static MeasureStarted Started(string day) => new MeasureStarted().On(day);

    protected static MeasureReported Told(string day) => new MeasureReported("läuft").On(day);

    protected static MeasureCompleted Completed(string day, params Guid[] partners) => new MeasureCompleted(null, partners, null).On(day);

    protected static PartnerInvolved Involved(Guid partnership, string day, PartnerRole role = PartnerRole.Delivery) =>
        new PartnerInvolved(partnership, role, role == PartnerRole.Design ? DesignStage.Need : null, "macht mit").On(day);
}

internal static class Days
{
    public static T On<T>(this T step, string? day) where T : Step => step with { OccurredOn = day is null ? PartialDate.Unknown : PartialDate.Parse(day) };
}

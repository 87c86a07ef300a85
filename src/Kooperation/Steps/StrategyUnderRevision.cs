using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;
using Marten;

namespace Kooperation.Steps;

/// <summary>What speaks against revising a step of a strategy or a measure besides its own marks: values, measures, successions, and the plan that was adopted.</summary>
internal static class StrategyUnderRevision
{
    /// <summary>The steps that rest on it and of which its own write model keeps no mark.</summary>
    public static Task<IReadOnlyList<RestingStep>> StepsRestingOn(StepUnderRevision found, Recording recording, CancellationToken cancelled) => found.Step switch
    {
        IndicatorDefined defined => ValuesOf(defined.IndicatorId, found, recording),
        GoalSet set => SuccessionsOf(set.GoalId, found, recording, cancelled),
        _ => Task.FromResult<IReadOnlyList<RestingStep>>([])
    };

    public static async Task<Refusal?> RefusesWithdrawal(StepUnderRevision found, Recording recording, CancellationToken cancelled)
    {
        if (found.Step is not GoalSet { GoalId: var goal }) return null;

        await recording.InTurn(Editions.TurnOf(goal));
        var measures = await recording.Reading.Query<Measure>().Where(measure => measure.GoalId == goal).OrderBy(measure => measure.Id).ToListAsync(cancelled);
        return measures.Count > 0 ? HaveMeasures(measures) : null;
    }

    public static async Task<Refusal?> RefusesCorrection(StepUnderRevision found, Step replacement, Recording recording) => (found.Step, replacement) switch
    {
        (ReportPublished wrong, ReportPublished right) when !wrong.KnewTheSame(right) => ReportKnewThat,
        (StrategySucceeded, StrategySucceeded right) => await MappingOf(right, (Strategy)found.Model, recording),
        _ when found.Model is Measure measure => await RefusesPlan(replacement, measure, recording),
        _ => null
    };

    // Values leave no mark, as there may be thousands; an indicator is withdrawn so rarely that its history can be read.
    private static async Task<IReadOnlyList<RestingStep>> ValuesOf(Guid indicatorId, StepUnderRevision found, Recording recording) =>
        await Standing(found.Model.Id, step => step is IndicatorMeasured measured && measured.IndicatorId == indicatorId, recording);

    private static async Task<IReadOnlyList<RestingStep>> SuccessionsOf(Guid goalId, StepUnderRevision found, Recording recording, CancellationToken cancelled)
    {
        var earlier = await recording.Reading.Query<Strategy>()
            .Where(strategy => strategy.Marks.Any(mark => mark.Then == found.Model.Id))
            .Select(strategy => strategy.Id)
            .ToListAsync(cancelled);

        var successions = new List<RestingStep>();
        foreach (var edition in earlier.Prepend(found.Model.Id))
            successions.AddRange(await Standing(edition, step => step is StrategySucceeded succeeded && Names(goalId, succeeded), recording));

        return successions;
    }

    private static async Task<IReadOnlyList<RestingStep>> Standing(Guid stream, Func<Step, bool> rests, Recording recording) =>
        [.. StandingSteps.Of(await recording.HistoryOf(stream)).Where(step => rests(step.Step)).Select(RestingStep.Of)];

    // A measure may turn out to be for another goal of its strategy, never for another strategy.
    private static async Task<Refusal?> RefusesPlan(Step replacement, Measure measure, Recording recording)
    {
        if (replacement is MeasurePlanned { GoalId: var goal } && goal != measure.GoalId) await recording.InTurn(Editions.TurnOf(goal));
        if (await recording.Reading.LoadAsync<Strategy>(measure.StrategyId) is not { } strategy) return null;

        var corrected = new StepCorrected(Guid.Empty, replacement);
        return replacement is MeasurePlanned planned && planned.GoalId != measure.GoalId
            && strategy.RefusesGoal(planned.GoalId, planned.OccurredOn, "/replacement/goalId") is { } refusal
                ? refusal
                : strategy.RefusesChange(corrected);
    }

    private static async Task<Refusal?> MappingOf(StrategySucceeded right, Strategy earlier, Recording recording)
    {
        var next = await recording.Reading.LoadAsync<Strategy>(right.SuccessorId);
        var named = right.Mapping.SelectMany(succession => succession.To.Prepend(succession.From)).Distinct();
        var refusal = Chronology.Refuses(right.OccurredOn, next!.Drafting)
            ?? Editions.Refuses(right.Mapping, earlier, next, await recording.Reading.LoadManyAsync<Measure>(named));

        return refusal is null ? null : refusal with { At = "/replacement" + refusal.At };
    }

    private static bool Names(Guid goalId, StrategySucceeded succeeded) =>
        succeeded.Mapping.Any(succession => succession.From == goalId || succession.To.Contains(goalId));

    private static Refusal HaveMeasures(IReadOnlyList<Measure> measures)
    {
        var named = RestingStep.Named([.. measures.Select(measure => new Sentence($"{measure.Title} ({measure.Id})", $"{measure.Title} ({measure.Id})"))]);
        return measures.Count == 1
            ? Refusal.Of(
                RestingStep.Rule,
                $"A measure is planned for this goal: {named.English}. Drop the goal if it was given up, or correct for which goal the measure is.",
                $"Für dieses Ziel ist eine Maßnahme geplant: {named.German}. Bitte das Ziel aufgeben, wenn es nicht mehr gilt, oder berichtigen, für welches Ziel die Maßnahme ist.")
            : Refusal.Of(
                RestingStep.Rule,
                $"{measures.Count} measures are planned for this goal: {named.English}. Drop the goal if it was given up, or correct for which goal they are.",
                $"Für dieses Ziel sind {measures.Count} Maßnahmen geplant: {named.German}. Bitte das Ziel aufgeben, wenn es nicht mehr gilt, oder berichtigen, für welches Ziel sie sind.");
    }

    private static readonly Refusal ReportKnewThat = Refusal.Of(
        "report-knew-that",
        "What a report knew, of which day and by which rules it was written cannot be corrected: publish another one.",
        "Was ein Bericht wusste, von welchem Tag und nach welchen Regeln er entstand, lässt sich nicht berichtigen: Bitte einen neuen veröffentlichen.",
        "/replacement");
}

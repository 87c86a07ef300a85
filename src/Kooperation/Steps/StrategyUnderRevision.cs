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
    public static Task<Refusal?> RefusesWithdrawal(StepUnderRevision found, Recording recording, CancellationToken cancelled) => found.Step switch
    {
        IndicatorDefined defined => ValueOf(defined.IndicatorId, found, recording),
        GoalSet set => RestingOnGoal(set.GoalId, found, recording, cancelled),
        _ => Task.FromResult<Refusal?>(null)
    };

    public static async Task<Refusal?> RefusesCorrection(StepUnderRevision found, Step replacement, Recording recording) => (found.Step, replacement) switch
    {
        (ReportPublished wrong, ReportPublished right) when !wrong.KnewTheSame(right) => ReportKnewThat,
        (StrategySucceeded, StrategySucceeded right) => await MappingOf(right, (Strategy)found.Model, recording),
        _ when found.Model is Measure measure => await RefusesPlan(replacement, measure, recording),
        _ => null
    };

    // Values leave no mark, as there may be thousands; an indicator is withdrawn so rarely that its history can be read.
    private static async Task<Refusal?> ValueOf(Guid indicatorId, StepUnderRevision found, Recording recording) =>
        StandingSteps.Of(await recording.HistoryOf(found.Model.Id)).FirstOrDefault(step => step.Step is IndicatorMeasured measured && measured.IndicatorId == indicatorId)
            is { } value
            ? RestsOnIt(value.Id, value.Step)
            : null;

    private static async Task<Refusal?> RestingOnGoal(Guid goalId, StepUnderRevision found, Recording recording, CancellationToken cancelled)
    {
        await recording.InTurn(Editions.TurnOf(goalId));
        var measure = await recording.Reading.Query<Measure>().Where(measure => measure.GoalId == goalId).FirstOrDefaultAsync(cancelled);
        if (measure is not null) return HasMeasure(measure);

        var earlier = await recording.Reading.Query<Strategy>()
            .Where(strategy => strategy.Marks.Any(mark => mark.Then == found.Model.Id))
            .Select(strategy => strategy.Id)
            .ToListAsync(cancelled);

        foreach (var edition in earlier.Prepend(found.Model.Id))
        {
            var succession = StandingSteps.Of(await recording.HistoryOf(edition)).FirstOrDefault(step => step.Step is StrategySucceeded succeeded && Names(goalId, succeeded));
            if (succession is not null) return RestsOnIt(succession.Id, succession.Step);
        }

        return null;
    }

    // A measure may turn out to be for another goal of its strategy, never for another strategy.
    private static async Task<Refusal?> RefusesPlan(Step replacement, Measure measure, Recording recording)
    {
        if (replacement is MeasurePlanned { GoalId: var goal } && goal != measure.GoalId) await recording.InTurn(Editions.TurnOf(goal));
        if (await recording.Reading.LoadAsync<Strategy>(measure.StrategyId) is not { } strategy) return null;

        var corrected = new StepCorrected(Guid.Empty, replacement, "");
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

    private static Refusal RestsOnIt(Guid stepId, Step step) => Refusal.Of(
        "others-rest-on-it",
        $"A later step rests on this one: withdraw {stepId} ({StepTitles.Of(Catalogue.NameOf(step)).English}) first.",
        $"Ein späterer Schritt beruht auf diesem: Bitte zuerst {stepId} ({StepTitles.Of(Catalogue.NameOf(step)).German}) zurückziehen.");

    private static Refusal HasMeasure(Measure measure) => Refusal.Of(
        "others-rest-on-it",
        $"A measure is planned for this goal: {measure.Title} ({measure.Id}). Drop the goal if it was given up, or correct for which goal the measure is.",
        $"Für dieses Ziel ist eine Maßnahme geplant: {measure.Title} ({measure.Id}). Bitte das Ziel aufgeben, wenn es nicht mehr gilt, oder berichtigen, für welches Ziel die Maßnahme ist.");

    private static readonly Refusal ReportKnewThat = Refusal.Of(
        "report-knew-that",
        "What a report knew, of which day and by which rules it was written cannot be corrected: publish another one.",
        "Was ein Bericht wusste, von welchem Tag und nach welchen Regeln er entstand, lässt sich nicht berichtigen: Bitte einen neuen veröffentlichen.",
        "/replacement");
}

using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Strategies;

/// <summary>What must be known of a strategy to decide its next step, or the next of one of its measures.</summary>
public sealed record Strategy : WriteModel
{
    [JsonIgnore]
    public Mark? Adoption => Find<StrategyAdopted>(Id);

    /// <summary>The closing or the succession, whichever is remembered first.</summary>
    [JsonIgnore]
    public Mark? End => Marks.Find(mark => mark.Is<StrategyClosed>() || mark.Is<StrategySucceeded>());

    /// <summary>The next edition; null where there is none.</summary>
    [JsonIgnore]
    public Guid? SucceededBy => Find<StrategySucceeded>(Id)?.Then;

    public static Strategy? Evolve(Strategy? state, Guid id, RecordedStep recorded) => recorded.Step switch
    {
        StrategyDrafted => new Strategy { Id = id },
        StepCorrected or StepWithdrawn when state is not null => state with { Marks = state.MarksAfterRevision(recorded.Step) },
        _ when state?.MarkOf(recorded) is { } mark => state with { Marks = state.Marks.Add(mark) },
        _ => state
    };

    public override Refusal? Refuses(Step step) => RefusesChange(step);

    /// <summary>
    /// Why the plan must not be changed by this step of the strategy or of one of its measures: an ended strategy has no plan any more, and an
    /// adopted one changes only by decision.
    /// </summary>
    public Refusal? RefusesChange(Step step)
    {
        var (change, within) = step is StepCorrected corrected ? (corrected.Replacement, "/replacement") : (step, "");
        if (change is not StrategyStep planned || !ChangesPlan(planned)) return null;

        if (step is not StepCorrected && End is { } end && !(planned.OccurredOn.Latest <= end.OccurredOn.Latest)) return RefusalAfter(end);

        // What came with the adoption, or on its day, is covered by it.
        return Adoption is { } adoption && planned.DecisionReference is null && !(planned.OccurredOn.Latest <= adoption.OccurredOn.Latest)
            ? Refusal.Of(
                "decision-reference",
                "The strategy is adopted: since then its goals and measures change only with the reference of a decision.",
                "Die Strategie ist beschlossen: Seitdem ändern sich ihre Ziele und Maßnahmen nur mit Angabe eines Beschlusses.",
                within + "/decisionReference")
            : null;
    }

    public override Mark? MarkOf(RecordedStep recorded)
    {
        var (about, then) = recorded.Step switch
        {
            StrategyAdopted or StrategyClosed => (Id, null),
            StrategySucceeded succeeded => (Id, succeeded.SuccessorId),
            FieldOfActionAdded added => (added.FieldId, null),
            GoalSet set => (set.GoalId, set.FieldId),
            GoalReworded reworded => (reworded.GoalId, null),
            GoalDropped dropped => (dropped.GoalId, null),
            WeightSet set => (set.About, null),
            IndicatorDefined defined => (defined.IndicatorId, defined.GoalId),
            IndicatorMeasured measured => (measured.IndicatorId, null),
            ProgressOverridden overridden => (overridden.OverrideId, overridden.About),
            OverrideLifted lifted => (lifted.OverrideId, null),
            ReportPublished published => (published.ReportId, null),
            _ => (Guid.Empty, (Guid?)null)
        };

        return about == Guid.Empty ? null : new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), about, recorded.Step.OccurredOn, then);
    }

    protected override IReadOnlyList<Guid?> BroughtAboutBy(Mark mark) =>
        mark.Is<FieldOfActionAdded>() || mark.Is<GoalSet>() || mark.Is<IndicatorDefined>() || mark.Is<ProgressOverridden>() ? [mark.About] : [];

    protected override Guid? GoneOnWithBy(Mark mark) =>
        mark.Is<GoalSet>() || mark.Is<IndicatorDefined>() || mark.Is<ProgressOverridden>() ? mark.Then : mark.About;

    /// <summary>Whether the step changes what the council adopted. What is reached, measured and reported does not.</summary>
    private static bool ChangesPlan(StrategyStep step) => step is
        FieldOfActionAdded or GoalSet or GoalReworded or GoalDropped or WeightSet or IndicatorDefined
        or MeasurePlanned or MeasureReworded or MeasureWeighted or MeasureRescheduled or MeasureDropped or MeasuresMerged;

    private static Refusal RefusalAfter(Mark end) => end.Is<StrategySucceeded>()
        ? Refusal.Of(
            "strategy-succeeded",
            $"The next edition took over: change the plan there ({end.Then}).",
            $"Die nächste Fassung gilt: Bitte den Plan dort ändern ({end.Then}).")
        : Refusal.Of("strategy-closed", "This strategy is closed; its plan stays as it is.", "Diese Strategie ist abgeschlossen; ihr Plan bleibt, wie er ist.");
}

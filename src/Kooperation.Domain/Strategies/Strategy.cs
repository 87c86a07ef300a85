using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Strategies;

/// <summary>What must be known of a strategy to decide its next step, or the next of one of its measures.</summary>
public sealed record Strategy : WriteModel
{
    /// <summary>What its fields are called: what is told to partnerships names the field.</summary>
    public ImmutableList<FieldName> FieldNames { get; init; } = [];

    /// <summary>Until when figures that were set by hand hold.</summary>
    public ImmutableList<OverrideEnd> Overrides { get; init; } = [];

    [JsonIgnore]
    public Mark Drafting => Find<StrategyDrafted>(Id)!; // The first step there was, and it is never withdrawn.

    [JsonIgnore]
    public Mark? Adoption => Find<StrategyAdopted>(Id);

    /// <summary>The closing or the succession, whichever is remembered first.</summary>
    [JsonIgnore]
    public Mark? End => Marks.Find(mark => mark.Is<StrategyClosed>() || mark.Is<StrategySucceeded>());

    /// <summary>The next edition; null where there is none.</summary>
    [JsonIgnore]
    public Guid? SucceededBy => Find<StrategySucceeded>(Id)?.Then;

    /// <summary>The goals that were not given up.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> Goals => Marks.Where(mark => mark.Is<GoalSet>() && Find<GoalDropped>(mark.About) is null).Select(mark => mark.About);

    public static Strategy? Evolve(Strategy? state, Guid id, RecordedStep recorded) => recorded.Step switch
    {
        StrategyDrafted => Begun(id, recorded),
        _ when state is null => null,
        FieldOfActionAdded added => state with
        {
            Marks = state.Marks.Add(state.MarkOf(recorded)!),
            FieldNames = state.FieldNames.Add(NameOf(recorded.Id, added))
        },
        StepCorrected { Replacement: FieldOfActionAdded added } corrected => state with
        {
            Marks = state.MarksAfterRevision(corrected),
            FieldNames = state.FieldNames.ConvertAll(field => field.StepId == corrected.StepId ? NameOf(corrected.StepId, added) : field)
        },
        ProgressOverridden overridden => state with
        {
            Marks = state.Marks.Add(state.MarkOf(recorded)!),
            Overrides = state.Overrides.Add(new OverrideEnd(recorded.Id, overridden.Until))
        },
        StepCorrected { Replacement: ProgressOverridden overridden } corrected => state with
        {
            Marks = state.MarksAfterRevision(corrected),
            Overrides = state.Overrides.ConvertAll(one => one.StepId == corrected.StepId ? one with { Until = overridden.Until } : one)
        },
        StepCorrected => state with { Marks = state.MarksAfterRevision(recorded.Step) },
        StepWithdrawn withdrawn => state with
        {
            Marks = state.MarksAfterRevision(withdrawn),
            FieldNames = state.FieldNames.RemoveAll(field => field.StepId == withdrawn.StepId),
            Overrides = state.Overrides.RemoveAll(one => one.StepId == withdrawn.StepId)
        },
        _ when state.MarkOf(recorded) is { } mark => state with { Marks = state.Marks.Add(mark) },
        _ => state
    };

    /// <summary>The municipality's word for the field of a goal, else its title; null where there is no such goal.</summary>
    public string? FieldOfActionOf(Guid goalId) =>
        Find<GoalSet>(goalId) is { } goal ? FieldNames.Find(field => field.FieldId == goal.Then)?.Name : null;

    public override Refusal? Refuses(Step step) => RefusesDay(step) ?? RefusesChange(step);

    /// <summary>
    /// Why a dropped goal, or one that this strategy never had, is not gone on with; what happened before it was dropped may still be recorded.
    /// </summary>
    public Refusal? RefusesGoal(Guid goalId, PartialDate occurredOn, string at = "")
    {
        if (Find<GoalSet>(goalId) is null)
        {
            return Refusal.Of("goal-unknown", "This strategy has no such goal.", "Diese Strategie hat kein solches Ziel.", at);
        }

        return Find<GoalDropped>(goalId) is { } dropped && !(occurredOn.Latest <= dropped.OccurredOn.Latest) ? RefusalAfterDropping(dropped.OccurredOn, at) : null;
    }

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
                adoption.OccurredOn.IsKnown
                    ? $"The strategy was adopted {adoption.OccurredOn.On().English}: since then its goals and measures change only with the reference of a decision."
                    : "The strategy is adopted: since then its goals and measures change only with the reference of a decision.",
                adoption.OccurredOn.IsKnown
                    ? $"Die Strategie wurde {adoption.OccurredOn.On().German} beschlossen: Seitdem ändern sich ihre Ziele und Maßnahmen nur mit Angabe eines Beschlusses."
                    : "Die Strategie ist beschlossen: Seitdem ändern sich ihre Ziele und Maßnahmen nur mit Angabe eines Beschlusses.",
                within + "/decisionReference")
            : null;
    }

    /// <summary>Whether the step changes what the council adopts. What is reached, measured and reported does not.</summary>
    public static bool ChangesPlan(Step step) => step is
        FieldOfActionAdded or GoalSet or GoalReworded or GoalDropped or WeightSet or IndicatorDefined
        or MeasurePlanned or MeasureReworded or MeasureWeighted or MeasureRescheduled or MeasureDropped or MeasuresMerged;

    public override Mark? MarkOf(RecordedStep recorded)
    {
        var (about, then) = recorded.Step switch
        {
            StrategyDrafted or StrategyAdopted or StrategyClosed => (Id, null),
            StrategySucceeded succeeded => (Id, succeeded.SuccessorId),
            FieldOfActionAdded added => (added.FieldId, null),
            GoalSet set => (set.GoalId, set.FieldId),
            GoalReworded reworded => (reworded.GoalId, null),
            GoalDropped dropped => (dropped.GoalId, null),
            WeightSet set => (set.About, null),
            IndicatorDefined defined => (defined.IndicatorId, defined.GoalId),
            ProgressOverridden overridden => (overridden.OverrideId, overridden.About),
            OverrideLifted lifted => (lifted.OverrideId, null),
            _ => (Guid.Empty, (Guid?)null)
        };

        return about == Guid.Empty ? null : new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), about, recorded.Step.OccurredOn, then);
    }

    protected override IReadOnlyList<Guid?> BroughtAboutBy(Mark mark) =>
        mark.Is<StrategyDrafted>() || mark.Is<FieldOfActionAdded>() || mark.Is<GoalSet>() || mark.Is<IndicatorDefined>() || mark.Is<ProgressOverridden>()
            ? [mark.About]
            : [];

    protected override Guid? GoneOnWithBy(Mark mark) =>
        mark.Is<GoalSet>() || mark.Is<IndicatorDefined>() || mark.Is<ProgressOverridden>() ? mark.Then : mark.About;

    private static FieldName NameOf(Guid stepId, FieldOfActionAdded added) => new(stepId, added.FieldId, added.Word ?? added.Title);

    private static Strategy Begun(Guid id, RecordedStep drafted)
    {
        var strategy = new Strategy { Id = id };
        return strategy with { Marks = [strategy.MarkOf(drafted)!] };
    }

    // An adoption and an end know each other's day, and so do an override and its lifting, whichever was recorded first.
    private Refusal? RefusesDay(Step step)
    {
        var (told, within) = step is StepCorrected corrected ? (corrected.Replacement, "/replacement") : (step, "");

        if (told is OverrideLifted lifted && Overrides.Find(one => one.StepId == lifted.OverrideId) is { } ended && ended.Until.Latest < lifted.OccurredOn.Earliest)
        {
            return Refusal.Of(
                "override-ended",
                $"This override ended by itself {ended.Until.On().English}: there was nothing left to lift {lifted.OccurredOn.On().English}.",
                $"Diese Setzung von Hand endete {ended.Until.On().German} von selbst: {lifted.OccurredOn.On().German} gab es nichts mehr aufzuheben.",
                within + "/occurredOn");
        }

        if (told is ProgressOverridden overridden && Find<OverrideLifted>(overridden.OverrideId) is { } lifting && overridden.Until.Latest < lifting.OccurredOn.Earliest)
        {
            return Refusal.Of(
                "override-ended",
                $"This override was lifted {lifting.OccurredOn.On().English} and cannot have ended by itself before that, {overridden.Until.On().English}.",
                $"Diese Setzung von Hand wurde {lifting.OccurredOn.On().German} aufgehoben und kann nicht davor, {overridden.Until.On().German}, von selbst geendet haben.",
                within + "/until");
        }

        if (told is StrategyAdopted && End is { } end && end.OccurredOn.Latest < told.OccurredOn.Earliest)
        {
            return Refusal.Of(
                "order-of-steps",
                $"This strategy ended {end.OccurredOn.On().English} and cannot have been adopted after that, {told.OccurredOn.On().English}.",
                $"Diese Strategie endete {end.OccurredOn.On().German} und kann nicht danach, {told.OccurredOn.On().German}, beschlossen worden sein.",
                within + "/occurredOn");
        }

        return told is StrategyClosed or StrategySucceeded && Adoption is { } adoption && !adoption.CanPrecede(told.OccurredOn)
            ? Refusal.Of(
                "order-of-steps",
                $"This strategy was adopted {adoption.OccurredOn.On().English} and cannot have ended before that, {told.OccurredOn.On().English}.",
                $"Diese Strategie wurde {adoption.OccurredOn.On().German} beschlossen und kann nicht davor, {told.OccurredOn.On().German}, geendet haben.",
                within + "/occurredOn")
            : null;
    }

    private static Refusal RefusalAfterDropping(PartialDate on, string at) => on.IsKnown
        ? Refusal.Of(
            "goal-dropped",
            $"This goal was dropped {on.On().English}: only what happened until then can still be recorded.",
            $"Dieses Ziel wurde {on.On().German} aufgegeben: Erfasst werden kann nur noch, was bis dahin geschah.",
            at)
        : Refusal.Of("goal-dropped", "This goal was dropped, nobody knows when.", "Dieses Ziel wurde aufgegeben, niemand weiß wann.", at);

    private static Refusal RefusalAfter(Mark end) => end.Is<StrategySucceeded>()
        ? Refusal.Of(
            "strategy-succeeded",
            $"The next edition took over: change the plan there ({end.Then}).",
            $"Die nächste Fassung hat diese abgelöst: Bitte den Plan dort ändern ({end.Then}).")
        : Refusal.Of("strategy-closed", "This strategy is closed; its plan stays as it is.", "Diese Strategie ist abgeschlossen; ihr Plan bleibt, wie er ist.");
}

/// <summary>What a field of action was called by a step.</summary>
public sealed record FieldName(Guid StepId, Guid FieldId, string Name);

/// <summary>The last day of a figure that was set by hand; the override has the id of its step.</summary>
public sealed record OverrideEnd(Guid StepId, PartialDate Until);

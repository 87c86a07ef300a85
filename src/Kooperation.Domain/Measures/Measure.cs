using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Measures;

/// <summary>What must be known of a measure to decide its next step.</summary>
public sealed record Measure : WriteModel
{
    public Guid StrategyId { get; init; }

    public Guid GoalId { get; init; }

    /// <summary>What it was called by which step, the newest last: what is told to partnerships names it.</summary>
    public ImmutableList<Wording> Wordings { get; init; } = [];

    /// <summary>The measure that this one goes on in.</summary>
    public Guid? MergedInto { get; init; }

    [JsonIgnore]
    public string Title => Wordings[^1].Title;

    /// <summary>Its approvals, starts, ends and interruptions.</summary>
    [JsonIgnore]
    public Course Course => Course.Of(Marks.Where(mark => mark.About == Id)); // They are marked as being about the measure itself.

    public static Measure? Evolve(Measure? state, Guid id, RecordedStep recorded) => recorded.Step switch
    {
        MeasurePlanned planned => new Measure
        {
            Id = id,
            StrategyId = planned.StrategyId,
            GoalId = planned.GoalId,
            Wordings = [new Wording(recorded.Id, planned.Title)]
        },
        _ when state is null => null,
        MeasureReworded reworded => state with { Wordings = state.Wordings.Add(new Wording(recorded.Id, reworded.Title)) },
        MeasuresMerged merged when merged.MergedId == id => state with { MergedInto = merged.KeptId, Marks = state.Marks.Add(MarkOf(recorded.Id, merged)) },
        MeasuresMerged merged => state with { Marks = state.Marks.Add(MarkOf(recorded.Id, merged)) },
        StepCorrected { Replacement: MeasurePlanned planned } corrected => state.Worded(corrected.StepId, planned.Title) with { GoalId = planned.GoalId },
        StepCorrected { Replacement: MeasureReworded reworded } corrected => state.Worded(corrected.StepId, reworded.Title),
        StepCorrected => state with { Marks = state.MarksAfterRevision(recorded.Step) },
        StepWithdrawn withdrawn => state with
        {
            Marks = state.MarksAfterRevision(withdrawn),
            Wordings = state.Wordings.RemoveAll(wording => wording.StepId == withdrawn.StepId)
        },
        _ when state.MarkOf(recorded) is { } mark => state with { Marks = state.Marks.Add(mark) },
        _ => state
    };

    public override Refusal? Refuses(Step step)
    {
        // What was recorded here can still turn out wrong.
        if (MergedInto is { } kept && step is not (StepCorrected or StepWithdrawn))
        {
            return Refusal.Of(
                "measure-merged",
                $"This measure was merged into {kept}: record the step there.",
                $"Diese Maßnahme wurde mit {kept} zusammengeführt: Bitte den Schritt dort erfassen.");
        }

        // A step that happened before the measure was dropped may still be recorded.
        if (Find<MeasureDropped>(Id) is { } dropped && step is not (StepCorrected or StepWithdrawn) && !(step.OccurredOn.Latest <= dropped.OccurredOn.Latest))
        {
            return Refusal.Of(
                "measure-dropped",
                "This measure was dropped: only what happened before can still be recorded.",
                "Diese Maßnahme wurde aufgegeben: Nur was davor geschah, lässt sich noch erfassen.");
        }

        return RefusesToUndo<MeasuresMerged>(step);
    }

    public override Mark? MarkOf(RecordedStep recorded)
    {
        Guid? about = recorded.Step switch
        {
            MeasureApproved or MeasureStarted or MeasureCompleted or MeasureEstablished or MeasureDeferred or MeasureResumed or MeasureDropped => Id,
            MilestonePlanned planned => planned.MilestoneId,
            MilestoneReached reached => reached.MilestoneId,
            MilestoneRescheduled rescheduled => rescheduled.MilestoneId,
            MilestoneDropped dropped => dropped.MilestoneId,
            _ => null
        };

        return about is { } thing ? new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), thing, recorded.Step.OccurredOn) : null;
    }

    // What cannot follow each other without the one resting on the other, such as deferrals, is told by MeasureContradictions.
    protected override IReadOnlyList<Guid?> BroughtAboutBy(Mark mark) => mark.Is<MilestonePlanned>() || mark.Is<MeasureStarted>() ? [mark.About] : [];

    protected override Guid? GoneOnWithBy(Mark mark) =>
        mark.Is<MeasureCompleted>() || mark.Is<MilestoneReached>() || mark.Is<MilestoneRescheduled>() || mark.Is<MilestoneDropped>() ? mark.About : null;

    private Measure Worded(Guid stepId, string title) =>
        this with { Wordings = Wordings.ConvertAll(wording => wording.StepId == stepId ? wording with { Title = title } : wording) };

    private static Mark MarkOf(Guid stepId, MeasuresMerged merged) =>
        new(stepId, Catalogue.NameOf(merged), merged.MergedId, merged.OccurredOn, merged.KeptId);
}

/// <summary>What a measure was called by a step.</summary>
public sealed record Wording(Guid StepId, string Title);

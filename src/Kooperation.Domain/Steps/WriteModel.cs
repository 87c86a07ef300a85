using System.Collections.Immutable;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Steps;

/// <summary>
/// What must be known of one stream to decide its next step; nothing here exists for display. It grows with what can still be decided
/// about, not with the length of the history: a thousand meetings leave no mark.
/// </summary>
public abstract record WriteModel
{
    public Guid Id { get; init; }

    /// <summary>How many steps the stream holds.</summary>
    public long Version { get; init; }

    public ImmutableList<Mark> Marks { get; init; } = [];

    /// <summary>Why this step must not follow, whatever command brought it; null when it may.</summary>
    public abstract Refusal? Refuses(Step step);

    /// <summary>What this model remembers of a step; null for the many that no decision asks about.</summary>
    public abstract Mark? MarkOf(RecordedStep recorded);

    /// <summary>The first later step that could not have happened without this one; null where none is remembered.</summary>
    public Mark? RestingOn(Guid stepId)
    {
        var at = Marks.FindIndex(mark => mark.StepId == stepId);
        return at < 0
            ? null
            : Marks.Skip(at + 1).FirstOrDefault(later => later.About == Marks[at].About || later.About == Marks[at].Then);
    }

    /// <summary>The standing step of that kind about that thing, if there is one.</summary>
    public Mark? Find<TStep>(Guid about) where TStep : Step => Marks.Find(mark => mark.About == about && mark.Is<TStep>());

    /// <summary>A merge was written to several streams at once: undone in one of them, they would no longer agree.</summary>
    protected Refusal? RefusesToUndo<TMerge>(Step step) where TMerge : Step
    {
        var revised = step switch
        {
            StepCorrected corrected => corrected.StepId,
            StepWithdrawn withdrawn => withdrawn.StepId,
            _ => Guid.Empty
        };

        return Marks.Exists(mark => mark.StepId == revised && mark.Is<TMerge>())
            ? Refusal.Of(
                "merge-stands",
                "A merge can be neither corrected nor withdrawn.",
                "Eine Zusammenführung lässt sich weder berichtigen noch zurückziehen.",
                "/stepId")
            : null;
    }

    /// <summary>The standing step of that kind that is also about that other thing, if there is one.</summary>
    public Mark? FindThen<TStep>(Guid then) where TStep : Step => Marks.Find(mark => mark.Then == then && mark.Is<TStep>());

    /// <summary>Marks after a correction or a withdrawal; unchanged for any other step.</summary>
    protected ImmutableList<Mark> MarksAfterRevision(Step step) => step switch
    {
        StepWithdrawn withdrawn => Marks.RemoveAll(mark => mark.StepId == withdrawn.StepId),
        StepCorrected corrected => Marks.ConvertAll(mark =>
            mark.StepId == corrected.StepId ? MarkOf(new RecordedStep(mark.StepId, corrected.Replacement)) ?? mark : mark),
        _ => Marks
    };
}

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

    /// <summary>The streams whose history goes on in this one: what began there can be gone on with here.</summary>
    public virtual IReadOnlyList<Guid> GoesOnFrom => [];

    /// <summary>Why this step must not follow, whatever command brought it; null when it may.</summary>
    public abstract Refusal? Refuses(Step step);

    /// <summary>What this model remembers of a step; null for the many that no decision asks about.</summary>
    public abstract Mark? MarkOf(RecordedStep recorded);

    /// <summary>The later steps that could not have happened without this one, as far as they are remembered.</summary>
    public IEnumerable<Mark> RestingOn(Guid stepId)
    {
        var at = Marks.FindIndex(mark => mark.StepId == stepId);
        return at < 0 ? [] : Marks.Skip(at + 1).Where(later => RestsOn(later, Marks[at]));
    }

    /// <summary>The earlier steps without which this one could not have happened, as far as they are remembered.</summary>
    public IEnumerable<Mark> Under(Guid stepId)
    {
        var at = Marks.FindIndex(mark => mark.StepId == stepId);
        return at < 0 ? [] : Marks.Take(at).Where(earlier => RestsOn(Marks[at], earlier));
    }

    /// <summary>What later steps can go on with once that step has happened.</summary>
    protected virtual IReadOnlyList<Guid?> BroughtAboutBy(Mark mark) => [mark.About, mark.Then];

    /// <summary>What that step goes on with.</summary>
    protected virtual Guid? GoneOnWithBy(Mark mark) => mark.About;

    private bool RestsOn(Mark later, Mark earlier) => GoneOnWithBy(later) is { } thing && BroughtAboutBy(earlier).Contains(thing);

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

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Municipalities;

/// <summary>
/// The history of a municipality itself. What decides on its next step is all that stands of it, which is short; and what it says is read at once, so views read
/// it as well.
/// </summary>
public sealed record Municipality : WriteModel
{
    /// <summary>The standing steps in the order of recording, the opening first.</summary>
    public ImmutableList<RecordedStep> Standing { get; init; } = [];

    [JsonIgnore]
    public string Ags => Opened.Ags;

    [JsonIgnore]
    public MunicipalityOpened Opened => (MunicipalityOpened)Standing[0].Step; // The first step there was, and it is never withdrawn.

    /// <summary>Whether nothing is recorded any more.</summary>
    [JsonIgnore]
    public bool IsSwitchedOff => Switching?.Is<MunicipalitySwitchedOff>() ?? false;

    /// <summary>The last time that it was switched off or on.</summary>
    [JsonIgnore]
    public Mark? Switching => Marks.FindLast(mark => mark.Is<MunicipalitySwitchedOff>() || mark.Is<MunicipalitySwitchedOn>());

    /// <summary>The one history of a municipality, by its key.</summary>
    public static Guid IdOf(string municipality) => NamedId.Of($"municipality {municipality}");

    public static Municipality? Evolve(Municipality? state, Guid id, RecordedStep recorded)
    {
        if (state is null && recorded.Step is not MunicipalityOpened) return null;

        state ??= new Municipality { Id = id };
        return state with
        {
            Standing = [.. StandingSteps.After(state.Standing, recorded)],
            Marks = state.MarkOf(recorded) is { } mark ? state.Marks.Add(mark) : state.MarksAfterRevision(recorded.Step)
        };
    }

    /// <summary>What holds on a day.</summary>
    public MunicipalitySettings On(DateOnly day) => MunicipalitySettings.Of(Standing, day, Opened.Name);

    public override Refusal? Refuses(Step step)
    {
        if (step is StepCorrected or StepWithdrawn) return RefusesRevision(StandingSteps.RevisedBy(step)!.Value);
        if (Chronology.Refuses(step.OccurredOn, Marks[0]) is { } early) return early;

        return step is MunicipalitySwitchedOff or MunicipalitySwitchedOn && Switching is { } before ? Chronology.Refuses(step.OccurredOn, before) : null;
    }

    public override Mark? MarkOf(RecordedStep recorded) => recorded.Step is MunicipalityStep step
        ? new Mark(recorded.Id, Catalogue.NameOf(step), Id, step.OccurredOn, step is MunicipalityOpened opened ? NamedId.Of(opened.Ags) : null)
        : null;

    protected override IReadOnlyList<Guid?> BroughtAboutBy(Mark mark) => mark.Is<MunicipalityOpened>() ? [mark.About] : [];

    protected override Guid? GoneOnWithBy(Mark mark) => mark.Is<MunicipalityOpened>() ? null : mark.About;

    // Whoever records for the municipality would otherwise undo what the operator decided.
    private Refusal? RefusesRevision(Guid stepId) => Marks.Find(mark => mark.StepId == stepId) switch
    {
        { } mark when mark.Is<MunicipalityOpened>() => Refusal.Of(
            "opening-stands",
            "The opening of a municipality is neither corrected nor withdrawn: it can be renamed, and the operator can switch it off.",
            "Die Eröffnung einer Kommune wird weder berichtigt noch zurückgezogen: Sie lässt sich umbenennen, und der Betreiber kann sie abschalten.",
            "/stepId"),
        { } mark when mark.Is<MunicipalitySwitchedOff>() || mark.Is<MunicipalitySwitchedOn>() => Refusal.Of(
            "switching-stands",
            "That a municipality was switched off or on is neither corrected nor withdrawn: the operator switches it back.",
            "Dass eine Kommune ab- oder angeschaltet wurde, wird weder berichtigt noch zurückgezogen: Der Betreiber schaltet sie zurück.",
            "/stepId"),
        _ => null
    };
}

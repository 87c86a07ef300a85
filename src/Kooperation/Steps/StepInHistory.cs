using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Log;
using Kooperation.Platform.Reading;

namespace Kooperation.Steps;

/// <summary>One step as it was recorded, at its place in the log, with both clocks, what caused it, what it caused and what became of it.</summary>
/// <param name="LogIndex">Its place in the log of the municipality, 1, 2, 3 and so on without a gap, which <c>knownAt</c> takes; null for the moment in which it has none yet.</param>
/// <param name="KnownSince">When it was given that place.</param>
/// <param name="StepId">Its id for ever.</param>
/// <param name="Event">Which kind of step it is.</param>
/// <param name="Title">The same in words.</param>
/// <param name="Stream">The organisation, partnership, strategy or measure it belongs to.</param>
/// <param name="Version">The version of that stream with it.</param>
/// <param name="OccurredOn">When it happened; null where unknown.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">By whom, as a reference.</param>
/// <param name="Through">How it came in, such as "http".</param>
/// <param name="CausedBy">The step of which it is a consequence.</param>
/// <param name="Caused">The steps that are consequences of it, in whatever stream.</param>
/// <param name="CorrelationId">What belongs together across systems.</param>
/// <param name="Revises">The step that it corrects or withdraws.</param>
/// <param name="CorrectedBy">The steps that corrected it, the newest last.</param>
/// <param name="WithdrawnBy">The step that withdrew it.</param>
/// <param name="Step">The fact itself, as it was first recorded, with its source and its reason.</param>
/// <param name="Stands">What it says since it was corrected; null where it stands as recorded, or not at all.</param>
public sealed record StepInHistory(
    long? LogIndex,
    DateTimeOffset? KnownSince,
    Guid StepId,
    string Event,
    Sentence Title,
    Guid Stream,
    long Version,
    PartialDate OccurredOn,
    DateTimeOffset RecordedAt,
    string? RecordedBy,
    string? Through,
    Guid? CausedBy,
    IReadOnlyList<Guid> Caused,
    string? CorrelationId,
    Guid? Revises,
    IReadOnlyList<Guid> CorrectedBy,
    Guid? WithdrawnBy,
    Step Step,
    Step? Stands)
{
    /// <summary>Whether it may be corrected or withdrawn; only where one step is asked for as it stands now.</summary>
    public Revisability? Revisions { get; init; }
}

/// <summary>Tells steps as a history shows them.</summary>
public sealed class HistoryTeller(LogTimes log)
{
    /// <param name="steps">Of whichever streams, in the order in which they are shown.</param>
    /// <param name="revisions">The corrections and withdrawals of those steps; others among them do not matter.</param>
    public async Task<IReadOnlyList<StepInHistory>> Tell(Views views, IReadOnlyList<IEvent> steps, IEnumerable<IEvent> revisions, CancellationToken cancelled)
    {
        var revised = revisions.OrderBy(later => later.Sequence).ToLookup(later => StandingSteps.RevisedBy((Step)later.Data));
        var places = await log.PlacesOf([.. steps.Select(step => step.Sequence)], cancelled);
        var caused = await log.CausedBy(views.Municipality, [.. steps.Select(step => step.Id)], views.KnownAt, cancelled);

        return [.. steps.Select(step => Told(step, places.GetValueOrDefault(step.Sequence), caused[step.Id], [.. revised[step.Id]]))];
    }

    private static StepInHistory Told(IEvent recorded, LogPlace? place, IEnumerable<Guid> caused, IReadOnlyList<IEvent> revisions)
    {
        var step = (Step)recorded.Data;
        var withdrawal = revisions.FirstOrDefault(later => later.Data is StepWithdrawn);

        return new StepInHistory(
            place?.Index,
            place?.At,
            recorded.Id,
            Catalogue.NameOf(step),
            StepTitles.Of(Catalogue.NameOf(step)),
            recorded.StreamId,
            recorded.Version,
            step.OccurredOn,
            recorded.Timestamp,
            recorded.UserName,
            recorded.GetHeader("source")?.ToString(),
            Guid.TryParse(recorded.CausationId, out var cause) ? cause : null,
            [.. caused],
            recorded.CorrelationId,
            StandingSteps.RevisedBy(step),
            [.. revisions.Where(later => later.Data is StepCorrected).Select(later => later.Id)],
            withdrawal?.Id,
            step,
            withdrawal is null ? revisions.Select(later => later.Data).OfType<StepCorrected>().LastOrDefault()?.Replacement : null);
    }
}

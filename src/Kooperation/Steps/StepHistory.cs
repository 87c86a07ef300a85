using JasperFx.Events;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Steps;

/// <summary>One step as it was recorded, with both clocks and what became of it.</summary>
/// <param name="StepId">Its id for ever.</param>
/// <param name="Event">Which kind of step it is.</param>
/// <param name="Stream">The organisation, partnership, strategy or measure it belongs to.</param>
/// <param name="Version">The version of that stream with it.</param>
/// <param name="OccurredOn">When it happened; null where unknown.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">By whom, as a reference.</param>
/// <param name="Through">How it came in, such as "http".</param>
/// <param name="CausedBy">The step of which it is a consequence.</param>
/// <param name="CorrelationId">What belongs together across systems.</param>
/// <param name="CorrectedBy">The steps that corrected it, the newest last.</param>
/// <param name="WithdrawnBy">The step that withdrew it.</param>
/// <param name="Step">The fact itself, as it was first recorded.</param>
public sealed record StepInHistory(
    Guid StepId,
    string Event,
    Guid Stream,
    long Version,
    PartialDate OccurredOn,
    DateTimeOffset RecordedAt,
    string? RecordedBy,
    string? Through,
    Guid? CausedBy,
    string? CorrelationId,
    IReadOnlyList<Guid> CorrectedBy,
    Guid? WithdrawnBy,
    Step Step)
{
    public static StepInHistory Of(IEvent recorded, Revisions revisions)
    {
        var step = (Step)recorded.Data;

        return new StepInHistory(
            recorded.Id,
            Catalogue.NameOf(step),
            recorded.StreamId,
            recorded.Version,
            step.OccurredOn,
            recorded.Timestamp,
            recorded.UserName,
            recorded.GetHeader("source")?.ToString(),
            Guid.TryParse(recorded.CausationId, out var cause) ? cause : null,
            recorded.CorrelationId,
            [.. revisions.CorrectionsOf(recorded.Id)],
            revisions.WithdrawalOf(recorded.Id),
            step);
    }
}

/// <summary>What became of each step of a stream.</summary>
public sealed class Revisions(IEnumerable<IEvent> stream)
{
    private readonly ILookup<Guid?, IEvent> _revisions = stream.ToLookup(later => StandingSteps.RevisedBy((Step)later.Data));

    public IEnumerable<Guid> CorrectionsOf(Guid step) => _revisions[step].Where(later => later.Data is StepCorrected).Select(later => later.Id);

    public Guid? WithdrawalOf(Guid step) => _revisions[step].FirstOrDefault(later => later.Data is StepWithdrawn)?.Id;
}

public static class StepHistoryEndpoints
{
    /// <summary>One step, whatever stream it is in.</summary>
    public static void MapReadStep(this IEndpointRouteBuilder steps) =>
        steps.MapRead<StepInHistory>("{id:guid}", async question =>
        {
            if (question.Query.Problem is { } problem) return problem;

            var recorded = await question.Views.Step(question.Http.RouteId("id"));
            if (recorded is null) return Problem.UnknownId;

            var stream = await question.Views.History(recorded.StreamId);
            return question.Http.Tagged(stream[^1].Version, StepInHistory.Of(stream.First(e => e.Id == recorded.Id), new Revisions(stream)));
        })
        .IsTagged();

    /// <summary>The steps of the stream whose id is in the address, if it is one of that kind.</summary>
    public static void MapStepHistory<TModel>(this IEndpointRouteBuilder stream) where TModel : WriteModel =>
        stream.MapRead<Page<StepInHistory>>("steps", async question =>
        {
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var steps = await question.Views.History<TModel>(question.Http.RouteId("id"));
            if (steps.Count == 0) return Problem.UnknownId;

            var revisions = new Revisions(steps);
            var page = paging.Of(steps, recorded => $"{recorded.Version:0000000000}").Select(recorded => StepInHistory.Of(recorded, revisions));
            return question.Http.Tagged(steps[^1].Version, question.Http.Linked(page));
        })
        .WithSummary("Every step of a stream in the order of recording, corrections and withdrawals among them.")
        .IsTagged()
        .TakesPaging();
}

using JasperFx;
using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Marten;
using Npgsql;

namespace Kooperation.Platform.Recording;

/// <summary>
/// Records steps: the one way into the store, the same for HTTP, import and demonstration. Nothing is recorded twice for one
/// Idempotency-Key, and a race that the teller could not know of is decided anew on what is then true.
/// </summary>
public sealed class Recorder(IDocumentStore store, Today today)
{
    private const int MostAttempts = 20;

    /// <summary>Records the next step of an existing stream.</summary>
    public Task<Outcome> Record<TModel>(
        Teller teller,
        Guid stream,
        Guid? stepId,
        Func<TModel, Guid, Decision> decide,
        CancellationToken cancelled)
        where TModel : WriteModel =>
        Record(
            teller,
            stepId,
            async recording =>
            {
                var model = await recording.Load<TModel>(stream);
                if (model is null) return Problem.UnknownId;

                return recording.Overlooked(model) ?? recording.Append(model, decide(model, recording.StepId));
            },
            cancelled);

    /// <summary>Records whatever <paramref name="tell"/> puts into the recording, unless it answers with a problem.</summary>
    public async Task<Outcome> Record(Teller teller, Guid? stepId, Func<Recording, Task<Problem?>> tell, CancellationToken cancelled)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var recording = new Recording(
                store.LightweightSession(teller.Tenant.ToString()), teller, today.InGermany, stepId ?? Guid.CreateVersion7(), cancelled);

            Problem problem;
            try
            {
                if (await tell(recording) is not { } rejected) return await recording.Save();
                problem = rejected;
            }
            catch (Exception exception) when (LostRace(exception))
            {
                if (attempt < MostAttempts && teller.ExpectedVersion is null && !await IsAnswered(teller, cancelled)) continue;
                problem = Problem.Stale;
            }
            catch (Exception exception) when (CollidesOn(exception, "idx_mt_events_event_id") && stepId is { } taken)
            {
                problem = Problem.Refused(StepExists(taken));
            }
            catch (Exception exception) when (CollidesOn(exception, "answered") || exception is DocumentAlreadyExistsException)
            {
                problem = Problem.Stale;
            }

            return await AnswerBefore(teller, cancelled) ?? problem;
        }
    }

    private async Task<bool> IsAnswered(Teller teller, CancellationToken cancelled) => await AnswerBefore(teller, cancelled) is not null;

    // Looked up only where a command did not go through: the usual one pays nothing for it.
    private async Task<Outcome?> AnswerBefore(Teller teller, CancellationToken cancelled)
    {
        if (teller.IdempotencyKey is null) return null;

        await using var session = store.QuerySession(teller.Tenant.ToString());
        var before = await session.LoadAsync<Answered>(teller.IdempotencyKey, cancelled);
        if (before is null) return null;
        if (before.Fingerprint != teller.Fingerprint) return Problem.KeyReused;

        var step = await session.Events.LoadAsync(before.StepId, cancelled);
        return new Recorded(before.Stream, before.StepId, before.Version, step?.Sequence ?? 0, before.Opened);
    }

    // Two commands to several of the same streams can wait for each other; PostgreSQL then lets one of them go.
    private static bool LostRace(Exception exception) =>
        exception is ConcurrencyException or EventStreamUnexpectedMaxEventIdException or JasperFx.Events.ExistingStreamIdCollisionException or Marten.Exceptions.ExistingStreamIdCollisionException
        || CauseOf(exception) is { SqlState: PostgresErrorCodes.DeadlockDetected };

    private static bool CollidesOn(Exception exception, params string[] constraints) =>
        CauseOf(exception) is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } violated }
        && constraints.Any(constraint => violated.Contains(constraint, StringComparison.Ordinal));

    private static PostgresException? CauseOf(Exception? exception)
    {
        while (exception is not (null or PostgresException)) exception = exception.InnerException;
        return exception as PostgresException;
    }

    private static Refusal StepExists(Guid id) => Refusal.Of(
        "step-id-taken",
        $"A step with the id {id} is recorded already.",
        $"Ein Schritt mit der Kennung {id} ist schon erfasst.",
        "/stepId");
}

using JasperFx;
using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Storage;
using Marten;
using Npgsql;

namespace Kooperation.Platform.Recording;

/// <summary>
/// Records steps: the one way into the store, the same for HTTP, import and demonstration. Nothing is recorded twice for one
/// Idempotency-Key, and a race that the teller could not know of is decided anew on what is then true.
/// </summary>
public sealed class Recorder(IDocumentStore store, Announcer announcer, LogWriter log, TimeProvider clock, Today today)
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
            await using var recording = Begin(teller, stepId, isTrial: false, cancelled);
            try
            {
                var rejected = await tell(recording);
                if ((rejected is not null || await recording.WasAnswered()) && await AnswerBefore(teller, cancelled) is { } before) return before;
                if (stepId is { } taken && await IsRecorded(teller, taken, cancelled)) return Problem.Refused(StepExists(taken));
                if (rejected is not null) return rejected;

                var recorded = await recording.Save();
                announcer.StepsWereRecorded();
                log.StepsWereRecorded();
                return recorded;
            }
            catch (Exception exception) when (stepId is not null && CauseOf(exception)?.ConstraintName == StepIdSchema.Index)
            {
                return await AnswerBefore(teller, cancelled) ?? Problem.Refused(StepExists(stepId.Value));
            }
            catch (Exception exception) when (LostRace(exception))
            {
                if (attempt < MostAttempts && teller.ExpectedVersion is null) continue;
                return await AnswerBefore(teller, cancelled) ?? Problem.Stale;
            }
        }
    }

    /// <summary>What would become of a command now: the steps that it would record, or the problem that would keep them from being recorded. Nothing is written, no key is used up.</summary>
    public async Task<(Problem? Problem, IReadOnlyList<ImaginedStep> Steps)> Try(Teller teller, Guid? stepId, Func<Recording, Task<Problem?>> tell, CancellationToken cancelled)
    {
        await using var trial = Begin(teller, stepId, isTrial: true, cancelled);
        var rejected = await tell(trial);
        if (stepId is { } taken && await IsRecorded(teller, taken, cancelled)) rejected = Problem.Refused(StepExists(taken));
        return (rejected, rejected is null ? trial.Taken : []);
    }

    private Recording Begin(Teller teller, Guid? stepId, bool isTrial, CancellationToken cancelled) =>
        new(store.LightweightSession(teller.Tenant.ToString()), teller, clock.GetUtcNow(), today.InGermany, stepId ?? Guid.CreateVersion7(), cancelled) { IsTrial = isTrial };

    // Looked up before anything is written: a repetition that failed on writing would leave a hole in the store's sequence,
    // and every view would wait for seconds to be sure that nobody fills it.
    private async Task<Outcome?> AnswerBefore(Teller teller, CancellationToken cancelled)
    {
        if (teller.IdempotencyKey is null) return null;

        await using var session = store.QuerySession(teller.Tenant.ToString());
        var before = await session.LoadAsync<Answered>(teller.IdempotencyKey, cancelled);
        if (before is null) return null;
        if (before.Fingerprint != teller.Fingerprint) return Problem.KeyReused;

        var ids = before.Steps.ToArray();
        var steps = await session.Events.QueryAllRawEvents().Where(e => ids.Contains(e.Id)).ToListAsync(cancelled);
        return new Recorded(before.Stream, ids[0], before.Version, steps.Max(e => e.Sequence), before.Opened);
    }

    // Failing on it only when it is written would leave the same hole.
    private async Task<bool> IsRecorded(Teller teller, Guid stepId, CancellationToken cancelled)
    {
        await using var session = store.QuerySession(teller.Tenant.ToString());
        return await session.Events.QueryAllRawEvents().AnyAsync(e => e.Id == stepId, cancelled);
    }

    // Somebody else was quicker: with the stream, with what must be unique, or PostgreSQL ended a wait of two for each other.
    private static bool LostRace(Exception exception) =>
        exception is ConcurrencyException or EventStreamUnexpectedMaxEventIdException or DocumentAlreadyExistsException
            or JasperFx.Events.ExistingStreamIdCollisionException or Marten.Exceptions.ExistingStreamIdCollisionException
        || CauseOf(exception) is { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation };

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

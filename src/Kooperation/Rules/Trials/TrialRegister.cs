using Kooperation.Domain.Rules;
using Kooperation.Platform;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Marten;
using Npgsql;

namespace Kooperation.Rules.Trials;

/// <summary>Begins, interrupts and resumes trials. Whoever changes one, or works on it, does so in its turn.</summary>
public sealed class TrialRegister(IDocumentStore store, LogTimes log, TrialWork work, Today today)
{
    /// <summary>Begins a trial over everything that is recorded by now; of two with one key the second is the first.</summary>
    /// <param name="key">The caller's own; null where there is none.</param>
    public async Task<(Trial? Trial, Problem? Problem)> Begin(string municipality, RulesEdition candidate, string? key, string asked, CancellationToken cancelled)
    {
        var (inTime, last) = await log.LastOnceAllHaveOne(municipality, cancelled);
        if (!inTime) return (null, Problem.NotYetInTheLog);

        var trial = new Trial(
            key is null ? Guid.CreateVersion7() : Trial.IdOf(municipality, key),
            municipality,
            asked,
            candidate.Model,
            candidate.Version,
            candidate.Sha256,
            candidate.File,
            today.InGermany,
            last?.Index ?? 0);

        var (begun, _) = await Change(municipality, trial.Id, before => before ?? trial, cancelled);
        return begun!.Asked == asked ? (begun, null) : (null, Problem.KeyReused);
    }

    /// <summary>The trial as it is after the change; null, and no change, where there is none.</summary>
    public async Task<(Trial? Trial, Trial? Before)> Change(string municipality, Guid id, Func<Trial?, Trial?> change, CancellationToken cancelled)
    {
        await using var session = store.LightweightSession(municipality);
        await session.BeginTransactionAsync(cancelled);
        await using var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", session.Connection) { Parameters = { new() { Value = TrialWork.TurnOf(id) } } };
        await turn.ExecuteNonQueryAsync(cancelled);

        var before = await session.LoadAsync<Trial>(id, cancelled);
        var after = change(before);
        if (after is not null && after != before) session.Store(after);
        await session.SaveChangesAsync(cancelled);
        work.LookAgain();
        return (after, before);
    }
}

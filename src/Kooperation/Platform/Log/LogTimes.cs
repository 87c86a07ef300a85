using System.Diagnostics;
using Npgsql;

namespace Kooperation.Platform.Log;

/// <summary>A place in the log of a municipality.</summary>
/// <param name="At">When the step there came to be known to all.</param>
public sealed record LogPlace(long Index, DateTimeOffset At);

/// <summary>Looks up places in the log.</summary>
public sealed class LogTimes(NpgsqlDataSource database, LogTables tables)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The place with an index; null where the log has none.</summary>
    public Task<LogPlace?> Find(string municipality, long index, CancellationToken cancelled) => Look("", "AND log_index = $2", municipality, index, cancelled);

    /// <summary>The last place of the log; null while nothing is in it.</summary>
    public Task<LogPlace?> Last(string municipality, CancellationToken cancelled) => Look("", "AND $2 = 0", municipality, 0, cancelled);

    /// <summary>The last place, once everything that is recorded by now has its own; null where nothing is recorded.</summary>
    /// <returns>Whether that was so in time.</returns>
    public async Task<(bool InTime, LogPlace? Place)> LastOnceAllHaveOne(string municipality, CancellationToken cancelled)
    {
        var waiting = Stopwatch.StartNew();
        if (await LastWithout(municipality, long.MaxValue, cancelled) is { } last)
        {
            while (await LastWithout(municipality, last, cancelled) is not null)
            {
                if (waiting.Elapsed > Patience) return (false, null);
                await Task.Delay(Pause, cancelled);
            }
        }

        return (true, await Last(municipality, cancelled));
    }

    /// <summary>
    /// The last place that was given by an instant, which is not in the future; null where there was none yet. Whoever is giving places at this moment is
    /// waited for, so that the same instant always leads to the same place.
    /// </summary>
    public Task<LogPlace?> LastBy(string municipality, DateTimeOffset instant, CancellationToken cancelled) =>
        Look($"SELECT pg_advisory_xact_lock_shared({LogTables.Lock})", "AND logged_at <= $2", municipality, instant.ToUniversalTime(), cancelled);

    /// <summary>The places of the steps at these positions of the store, of those that have one.</summary>
    public async Task<IReadOnlyDictionary<long, LogPlace>> PlacesOf(IReadOnlyCollection<long> positions, CancellationToken cancelled)
    {
        await using var select = database.CreateCommand($"SELECT seq_id, log_index, logged_at FROM {tables.Log} WHERE seq_id = ANY ($1)");
        select.Parameters.Add(new NpgsqlParameter { Value = positions.ToArray() });
        await using var rows = await select.ExecuteReaderAsync(cancelled);
        var places = new Dictionary<long, LogPlace>();
        while (await rows.ReadAsync(cancelled)) places[rows.GetInt64(0)] = new LogPlace(rows.GetInt64(1), rows.GetFieldValue<DateTimeOffset>(2));
        return places;
    }

    /// <summary>The positions of the steps that correct or withdraw these, in order, as far as they have a place up to that one.</summary>
    public async Task<IReadOnlyList<long>> RevisionsOf(string municipality, IReadOnlyCollection<Guid> steps, long? last, CancellationToken cancelled)
    {
        await using var select = database.CreateCommand($"SELECT seq_id FROM {tables.Log} WHERE tenant_id = $1 AND revises = ANY ($2) AND log_index <= $3 ORDER BY log_index");
        select.Parameters.Add(new NpgsqlParameter { Value = municipality });
        select.Parameters.Add(new NpgsqlParameter { Value = steps.Select(step => step.ToString()).ToArray() });
        select.Parameters.Add(new NpgsqlParameter { Value = last ?? long.MaxValue });
        await using var rows = await select.ExecuteReaderAsync(cancelled);
        var revisions = new List<long>();
        while (await rows.ReadAsync(cancelled)) revisions.Add(rows.GetInt64(0));
        return revisions;
    }

    /// <summary>
    /// For each of these histories the position of its last step that had a place up to that one; a history that had none is left out. What came before
    /// in a history came to be known before.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, long>> LastOf(string municipality, IReadOnlyCollection<Guid> histories, long place, CancellationToken cancelled)
    {
        await using var select = database.CreateCommand(
            $"""
            SELECT history, last.seq_id
            FROM unnest($2) history CROSS JOIN LATERAL (
                SELECT step.seq_id FROM {tables.Steps} step
                WHERE step.tenant_id = $1 AND step.stream_id = history AND (SELECT log_index FROM {tables.Log} log WHERE log.seq_id = step.seq_id) <= $3
                ORDER BY step.version DESC LIMIT 1
            ) last
            """);
        select.Parameters.Add(new NpgsqlParameter { Value = municipality });
        select.Parameters.Add(new NpgsqlParameter { Value = histories.ToArray() });
        select.Parameters.Add(new NpgsqlParameter { Value = place });
        await using var rows = await select.ExecuteReaderAsync(cancelled);
        var last = new Dictionary<Guid, long>();
        while (await rows.ReadAsync(cancelled)) last[rows.GetGuid(0)] = rows.GetInt64(1);
        return last;
    }

    /// <summary>For each of these steps the others that it caused, in the order of recording, as far as the log tells it up to a place; what has no place yet is told only where none is named.</summary>
    public async Task<ILookup<Guid, Guid>> CausedBy(string municipality, IReadOnlyCollection<Guid> steps, long? last, CancellationToken cancelled)
    {
        await using var select = database.CreateCommand(
            $"""
            SELECT step.causation_id, step.id
            FROM (
                SELECT seq_id FROM {tables.Log} WHERE tenant_id = $1 AND causation_id = ANY ($2) AND log_index <= $3
                UNION SELECT seq_id FROM {tables.Pending} WHERE tenant_id = $1 AND $4
            ) known JOIN {tables.Steps} step USING (seq_id)
            WHERE step.causation_id = ANY ($2)
            ORDER BY step.seq_id
            """);
        select.Parameters.Add(new NpgsqlParameter { Value = municipality });
        select.Parameters.Add(new NpgsqlParameter { Value = steps.Select(step => step.ToString()).ToArray() });
        select.Parameters.Add(new NpgsqlParameter { Value = last ?? long.MaxValue });
        select.Parameters.Add(new NpgsqlParameter { Value = last is null });
        await using var rows = await select.ExecuteReaderAsync(cancelled);
        var caused = new List<(Guid Cause, Guid Step)>();
        while (await rows.ReadAsync(cancelled)) caused.Add((Guid.Parse(rows.GetString(0)), rows.GetGuid(1)));
        return caused.ToLookup(one => one.Cause, one => one.Step);
    }

    // The last position up to that one whose step has no place yet.
    private async Task<long?> LastWithout(string municipality, long upTo, CancellationToken cancelled)
    {
        await using var select = database.CreateCommand($"SELECT max(seq_id) FROM {tables.Pending} WHERE tenant_id = $1 AND seq_id <= $2");
        select.Parameters.Add(new NpgsqlParameter { Value = municipality });
        select.Parameters.Add(new NpgsqlParameter { Value = upTo });
        return await select.ExecuteScalarAsync(cancelled) as long?;
    }

    private async Task<LogPlace?> Look(string first, string condition, string municipality, object value, CancellationToken cancelled)
    {
        await using var batch = database.CreateBatch();
        if (first.Length > 0) batch.BatchCommands.Add(new NpgsqlBatchCommand(first));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT log_index, logged_at FROM {tables.Log} WHERE tenant_id = $1 {condition} ORDER BY log_index DESC LIMIT 1")
        {
            Parameters = { new() { Value = municipality }, new() { Value = value } }
        });
        await using var rows = await batch.ExecuteReaderAsync(cancelled);
        if (first.Length > 0) await rows.NextResultAsync(cancelled);
        return await rows.ReadAsync(cancelled) ? new LogPlace(rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1)) : null;
    }
}

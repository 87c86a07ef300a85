using System.Collections.Concurrent;
using System.Diagnostics;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;
using Marten;
using Marten.Events;
using Npgsql;

namespace Kooperation.Platform.Reading;

/// <summary>Lets somebody who recorded a step read their own writing: the views follow a moment later, and a reading waits for them, for a bounded time.</summary>
public sealed class Freshness(IDocumentStore store, NpgsqlDataSource database, LogTables tables)
{
    private static readonly TimeSpan LongestAsked = TimeSpan.FromSeconds(5);

    /// <summary>Nobody asked to wait; a failed append alone holds up the views for little more than a second.</summary>
    private static readonly TimeSpan LongestUnasked = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly string _schema = ((DocumentStore)store).Options.DatabaseSchemaName;
    private readonly ConcurrentDictionary<string, LogPlace> _shown = new();
    private readonly string[] _views = [.. ((DocumentStore)store).Options.Projections.AllShards().Select(shard => shard.Name.Identity)];

    /// <summary>Waits until every view has reached the position that <c>atLeast</c> names, the Kooperation-Position of an answer.</summary>
    public async Task<Problem?> Await(QueryParameters query, CancellationToken cancelled) =>
        query.Position("atLeast") is { } position && !await Within(LongestAsked, async () => await Reached(cancelled) >= position, cancelled) ? Problem.NotYetVisible : null;

    /// <summary>Waits until every view shows what was recorded in a stream of that kind; false if they do not in time. What does not exist is not waited for.</summary>
    public Task<bool> Shows<TModel>(string municipality, Guid id, CancellationToken cancelled) where TModel : WriteModel =>
        Within(LongestUnasked, () => IsShown<TModel>(municipality, id, cancelled), cancelled);

    /// <summary>Waits until every view and the log show what was recorded up to a position of the store; false if they do not in time.</summary>
    public Task<bool> Shows(string municipality, long position, CancellationToken cancelled) =>
        Within(LongestUnasked, async () => await Reached(cancelled) >= position && await HasPlace(municipality, position, cancelled), cancelled);

    /// <summary>What <see cref="Shown"/> answered last, or answers now where a reader may know of something later: as long as it is the same, nothing came between.</summary>
    public async Task<LogPlace?> ShownBefore(string municipality, QueryParameters query, CancellationToken cancelled) =>
        query.Value("atLeast") is null && _shown.TryGetValue(municipality, out var last) ? last : await Shown(municipality, cancelled);

    /// <summary>The last place in the log of a municipality while every view shows it and nothing further is recorded; null at any other moment.</summary>
    public async Task<LogPlace?> Shown(string municipality, CancellationToken cancelled)
    {
        var shown = await AskShown(municipality, cancelled);
        if (shown is not null) _shown[municipality] = shown;
        return shown;
    }

    private async Task<LogPlace?> AskShown(string municipality, CancellationToken cancelled)
    {
        // Of transactions that overlapped, the last place need not hold the last position.
        await using var ask = database.CreateCommand(
            $"""
            WITH latest AS (SELECT log_index, logged_at, seq_id FROM {tables.Log} WHERE tenant_id = $1 ORDER BY log_index DESC LIMIT 50)
            SELECT log_index, logged_at FROM latest
            WHERE NOT EXISTS (SELECT FROM {tables.Pending} WHERE tenant_id = $1)
                AND (SELECT count(*) FROM {_schema}.mt_event_progression WHERE name = ANY ($2) AND last_seq_id >= (SELECT max(seq_id) FROM latest)) = cardinality($2)
            ORDER BY log_index DESC LIMIT 1
            """);
        ask.Parameters.Add(new NpgsqlParameter { Value = municipality });
        ask.Parameters.Add(new NpgsqlParameter { Value = _views });
        await using var rows = await ask.ExecuteReaderAsync(cancelled);
        return await rows.ReadAsync(cancelled) ? new LogPlace(rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1)) : null;
    }

    private static async Task<bool> Within(TimeSpan longest, Func<Task<bool>> isSo, CancellationToken cancelled)
    {
        var waiting = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (waiting.Elapsed > longest) return false;
            await Task.Delay(Pause, cancelled);
        }

        return true;
    }

    // The slowest view counts; one that has not begun is at nought.
    private async Task<long> Reached(CancellationToken cancelled)
    {
        var progress = (await store.Storage.Database.AllProjectionProgress(cancelled)).ToDictionary(shard => shard.ShardName, shard => shard.Sequence);
        return _views.Min(view => (long?)progress.GetValueOrDefault(view)) ?? long.MaxValue;
    }

    private async Task<bool> HasPlace(string municipality, long position, CancellationToken cancelled)
    {
        await using var ask = database.CreateCommand($"SELECT NOT EXISTS (SELECT FROM {tables.Pending} WHERE tenant_id = $1 AND seq_id <= $2)");
        ask.Parameters.Add(new NpgsqlParameter { Value = municipality });
        ask.Parameters.Add(new NpgsqlParameter { Value = position });
        return await ask.ExecuteScalarAsync(cancelled) is true;
    }

    // One way to the database, over three keys: it is gone with every reading of one thing.
    private async Task<bool> IsShown<TModel>(string municipality, Guid id, CancellationToken cancelled)
    {
        await using var ask = database.CreateCommand(
            $"""
            SELECT (SELECT count(*) FROM {_schema}.mt_event_progression WHERE name = ANY ($4) AND last_seq_id >= last.seq_id) = cardinality($4)
            FROM {_schema}.mt_streams stream
            JOIN {_schema}.mt_events last ON last.tenant_id = stream.tenant_id AND last.stream_id = stream.id AND last.version = stream.version
            WHERE stream.tenant_id = $1 AND stream.id = $2 AND stream.type = $3
            """);
        ask.Parameters.Add(new NpgsqlParameter { Value = municipality });
        ask.Parameters.Add(new NpgsqlParameter { Value = id });
        ask.Parameters.Add(new NpgsqlParameter { Value = ((EventGraph)store.Options.Events).AggregateAliasFor(typeof(TModel)) });
        ask.Parameters.Add(new NpgsqlParameter { Value = _views });
        return await ask.ExecuteScalarAsync(cancelled) is not false;
    }
}

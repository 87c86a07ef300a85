using Kooperation.Platform.Database;
using Npgsql;

namespace Kooperation.Platform.Log;

/// <summary>
/// Gives every recorded step the next place in the log of its municipality. Each node does so for whatever is noted, one of them at a time, each
/// time in one transaction: interrupted wherever it may be, it leaves no gap and gives no place twice.
/// </summary>
public sealed class LogWriter(NpgsqlDataSource database, LogTables tables, ILogger<LogWriter> logger) : BackgroundService
{
    private const int MostAtOnce = 1_000;

    /// <summary>Steps recorded in quick succession are given their places together.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>What another node recorded and did not come to write is found after so long.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _news = new(0);

    public void StepsWereRecorded()
    {
        if (_news.CurrentCount == 0) _news.Release();
    }

    /// <summary>Gives places to what is noted by now; answers how many.</summary>
    public async Task<int> WriteNext(CancellationToken cancelled)
    {
        // Two statements of one transaction, sent together: the second sees what the writer before this one committed.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT pg_advisory_xact_lock({LogTables.Lock})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS now),
            taken AS (
                DELETE FROM {tables.Pending} WHERE seq_id IN (SELECT seq_id FROM {tables.Pending} ORDER BY seq_id LIMIT $1) RETURNING seq_id, tenant_id
            ),
            last AS (
                SELECT tenant_id, newest.log_index, newest.logged_at
                FROM (SELECT DISTINCT tenant_id FROM taken) tenant
                LEFT JOIN LATERAL (SELECT log_index, logged_at FROM {tables.Log} log WHERE log.tenant_id = tenant.tenant_id ORDER BY log_index DESC LIMIT 1) newest ON true
            )
            INSERT INTO {tables.Log} (tenant_id, log_index, seq_id, logged_at, {LogTables.FoundBy})
            SELECT
                tenant_id, coalesce(last.log_index, 0) + row_number() OVER (PARTITION BY tenant_id ORDER BY taken.seq_id), taken.seq_id, greatest(last.logged_at, clock.now),
                {LogTables.FoundByOfStep}
            FROM taken JOIN last USING (tenant_id) LEFT JOIN {tables.Steps} step USING (seq_id, tenant_id) CROSS JOIN clock
            """) { Parameters = { new() { Value = MostAtOnce } } });
        return await batch.ExecuteNonQueryAsync(cancelled);
    }

    /// <summary>Notes what a step is found by at places that were given before the log told it.</summary>
    public async Task FillIn(CancellationToken cancelled)
    {
        await using var update = database.CreateCommand(
            $"UPDATE {tables.Log} log SET ({LogTables.FoundBy}) = ROW ({LogTables.FoundByOfStep}) FROM {tables.Steps} step WHERE log.type IS NULL AND step.seq_id = log.seq_id");
        update.CommandTimeout = 0; // However many there are.
        await update.ExecuteNonQueryAsync(cancelled);
    }

    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFilledIn = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isFilledIn) await FillIn(stoppingToken);
                isFilledIn = true;
                if (await WriteNext(stoppingToken) == MostAtOnce) continue;
                if (await _news.WaitAsync(Look, stoppingToken)) await Task.Delay(Breath, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (!DatabaseAway.IsReasonOf(exception)) logger.LogError(exception, "The log could not be written; it is tried again");
                await Task.Delay(Look, stoppingToken);
            }
        }
    }
}

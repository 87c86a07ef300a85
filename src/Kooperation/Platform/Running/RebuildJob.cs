using Marten;
using Npgsql;

namespace Kooperation.Platform.Running;

/// <summary>
/// Which views a rebuilding was asked for and which of them are done, kept in the database until all are: what is interrupted, even by force, goes on
/// where it stopped. Another program begins anew, since it may read the same steps differently.
/// </summary>
internal sealed class RebuildJob(IDocumentStore store)
{
    private static readonly Guid ThisProgram = Combined(typeof(Program).Module.ModuleVersionId, typeof(Domain.Steps.Step).Module.ModuleVersionId);

    private readonly string _table = $"{((DocumentStore)store).Options.DatabaseSchemaName}.rebuilding";

    /// <summary>Begins a job, or goes on with one that was asked for the same; answers the views that are still to be done.</summary>
    public async Task<IReadOnlyList<string>> Begin(IReadOnlyList<string> asked, bool isWhole, CancellationToken cancelled)
    {
        await Execute($"CREATE TABLE IF NOT EXISTS {_table} (view text PRIMARY KEY, program uuid NOT NULL, state text NOT NULL)", cancelled);

        var known = await Select($"SELECT view FROM {_table} WHERE program = $1", cancelled, ThisProgram);
        var done = await Select($"SELECT view FROM {_table} WHERE program = $1 AND state = 'done'", cancelled, ThisProgram);
        if (!asked.All(known.Contains) || asked.All(done.Contains))
        {
            // Some views leave a larger job as it is. What was half built stays so until it is done, whoever asks.
            if (isWhole) await Execute($"DELETE FROM {_table} WHERE state <> 'begun'", cancelled);
            await Execute(
                $"""
                INSERT INTO {_table} SELECT unnest($1), $2, 'ahead'
                ON CONFLICT (view) DO UPDATE SET program = excluded.program, state = CASE rebuilding.state WHEN 'begun' THEN 'begun' ELSE 'ahead' END
                """,
                cancelled,
                asked.ToArray(),
                ThisProgram);
        }

        var ahead = await Select($"SELECT view FROM {_table} WHERE state <> 'done'", cancelled);
        return [.. asked.Where(ahead.Contains)];
    }

    /// <summary>From here on until it is finished, the view is half built.</summary>
    public Task Take(string view, CancellationToken cancelled) => Execute($"UPDATE {_table} SET state = 'begun' WHERE view = $1", cancelled, view);

    public async Task Finish(string view, CancellationToken cancelled)
    {
        await Execute($"UPDATE {_table} SET state = 'done' WHERE view = $1", cancelled, view);
        if ((await Select($"SELECT view FROM {_table} WHERE state <> 'done'", cancelled)).Count == 0) await Forget(cancelled);
    }

    /// <summary>The views that an open job left half built.</summary>
    public Task<IReadOnlyList<string>> HalfBuilt(CancellationToken cancelled) => Select($"SELECT view FROM {_table} WHERE state = 'begun'", cancelled);

    /// <summary>Whether a job was begun and neither finished nor forgotten.</summary>
    public async Task<bool> IsOpen(CancellationToken cancelled) => await Exists(cancelled) && (await Select($"SELECT view FROM {_table}", cancelled)).Count > 0;

    public Task Forget(CancellationToken cancelled) => Execute($"DELETE FROM {_table}", cancelled);

    /// <summary>Whether another process works on this database.</summary>
    public async Task<bool> IsAlone(CancellationToken cancelled) => (await Select(
        "SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()",
        cancelled)).Count == 0;

    private async Task<bool> Exists(CancellationToken cancelled) => (await Select("SELECT to_regclass($1)::text", cancelled, _table)).Count > 0;

    private async Task Execute(string sql, CancellationToken cancelled, params object[] values)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancelled);
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancelled);
    }

    private async Task<IReadOnlyList<string>> Select(string sql, CancellationToken cancelled, params object[] values)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancelled);
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancelled);

        var rows = new List<string>();
        while (await reader.ReadAsync(cancelled))
        {
            if (!await reader.IsDBNullAsync(0, cancelled)) rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static Guid Combined(Guid one, Guid other) => new([.. one.ToByteArray().Zip(other.ToByteArray(), (left, right) => (byte)(left ^ right))]);
}

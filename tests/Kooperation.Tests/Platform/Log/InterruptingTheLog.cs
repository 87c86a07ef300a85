using Kooperation.Platform.Log;
using Kooperation.Platform.Storage;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Kooperation.Tests.Platform.Log;

/// <summary>The log of a store of its own: begun late, and written by writers that are killed.</summary>
public sealed class InterruptingTheLog
{
    private static readonly LogTables Tables = new("kooperation");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_recorded_before_there_was_a_log_is_in_it()
    {
        var connection = await TestDatabase.New();
        await using var host = KooperationHost.Over(connection);
        await using var database = NpgsqlDataSource.Create(connection);
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await Execute(database, $"DROP TRIGGER note_for_log_of_every_step ON kooperation.mt_events; {Steps(1, 5)}");
        Assert.Equal(0, await Number(database, $"SELECT count(*) FROM {Tables.Log}"));

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await Execute(database, Steps(6, 7));

        await KooperationSpec.Eventually(() => Number(database, $"SELECT count(*) FROM {Tables.Log}"), steps => steps >= 7);
        Assert.Equal(7, await Number(database, $"SELECT count(*) FROM {Tables.Log} WHERE log_index = seq_id AND tenant_id = '01000001'"));
    }

    [Fact]
    public async Task A_writer_that_is_killed_anywhere_leaves_no_gap_and_gives_no_place_twice()
    {
        var connection = await TestDatabase.New();
        await using var database = NpgsqlDataSource.Create(connection);
        using (var store = DocumentStore.For(options =>
        {
            options.Connection(connection);
            options.ConfigureStore().AddLog();
        })) await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        await using var ofWriters = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "writer" });
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var killed = 0;
        var writing = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            using var writer = new LogWriter(ofWriters, Tables, NullLogger<LogWriter>.Instance);
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    await writer.WriteNext(CancellationToken.None);
                }
                catch (NpgsqlException)
                {
                    Interlocked.Increment(ref killed);
                }
            }
        }, Cancelled)).ToList();

        // Steps are noted as the trigger notes them, of two municipalities, while whoever writes is killed again and again.
        var noted = 0;
        while (killed < 100)
        {
            await Execute(database, $"""
                INSERT INTO {Tables.Pending} SELECT number, '0100000' || number % 2 FROM generate_series({noted + 1}, {noted + 20}) number;
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'writer' AND datname = current_database()
                """);
            noted += 20;
        }

        await KooperationSpec.Eventually(() => Number(database, $"SELECT count(*) FROM {Tables.Pending}"), pending => pending == 0);
        await enough.CancelAsync();
        await Task.WhenAll(writing);

        Assert.Equal(noted, await Number(database, $"SELECT count(*) FROM {Tables.Log}"));
        Assert.Equal(noted / 2, await Number(database, $"SELECT max(log_index) FROM {Tables.Log} WHERE tenant_id = '01000000'"));
        Assert.Equal(noted / 2, await Number(database, $"SELECT max(log_index) FROM {Tables.Log} WHERE tenant_id = '01000001'"));
        Assert.Equal(0, await Number(database, $"SELECT count(*) FROM {Tables.Log} one JOIN {Tables.Log} next ON next.tenant_id = one.tenant_id AND next.log_index = one.log_index + 1 WHERE next.logged_at < one.logged_at"));
    }

    private static string Steps(int first, int last) => $"""
        INSERT INTO kooperation.mt_streams (id, tenant_id, version) SELECT md5(number::text)::uuid, '01000001', 1 FROM generate_series({first}, {last}) number;
        INSERT INTO kooperation.mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type)
        SELECT number, gen_random_uuid(), md5(number::text)::uuid, 1, jsonb_build_object(), 'ContactMade', '01000001', '' FROM generate_series({first}, {last}) number
        """;

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    private static async Task<long> Number(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }
}

extern alias Service;

using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Service::Kooperation.Platform.Database;
using Service::Kooperation.Platform.Log;

namespace Kooperation.Benchmarks;

/// <summary>
/// The dashboard of a whole country: 400 municipalities, each with 36 organisations and as many partnerships that grew over ten years to 7,500 steps, and a strategy. One is written and its views
/// follow; the others are copies of its rows, as recording three million steps would take an hour.
/// </summary>
public static class PagesOfTheCountry
{
    public const int Partnerships = 36;
    public const int StepsOfEach = 208;

    private static readonly LogTables Tables = new("kooperation");

    /// <summary>Copies everything that one municipality has to the others, while the service does not run.</summary>
    public static async Task Copy(string folder, string from, IReadOnlyList<string> others, Action<int> copied)
    {
        await using var server = await LocalDatabase.Start(DatabaseRequest.Durable(folder), NullLogger.Instance, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(server.ConnectionString + ";Command Timeout=1200");
        await using var connection = await database.OpenConnectionAsync();
        await Execute("SET session_replication_role = replica"); // The triggers would give every step its place anew.

        var tables = new List<(string Table, string Columns)>();
        await using (var named = new NpgsqlCommand(
            $"""
            SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
            WHERE table_schema = '{Tables.Schema}' AND is_generated = 'NEVER'
                AND table_name IN (SELECT table_name FROM information_schema.columns WHERE table_schema = '{Tables.Schema}' AND column_name = 'tenant_id')
                AND (table_name LIKE 'mt_doc_%' OR table_name IN ('mt_streams', 'mt_events') OR table_name = '{Tables.Log.Split('.')[^1]}')
            GROUP BY table_name
            """, connection))
        await using (var rows = await named.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync()) tables.Add((rows.GetString(0), rows.GetString(1)));
        }

        long last;
        await using (var max = new NpgsqlCommand($"SELECT max(seq_id) FROM {Tables.Steps}", connection)) last = (long)(await max.ExecuteScalarAsync())!;

        foreach (var (index, to) in others.Index())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var (table, columns) in tables)
            {
                var values = string.Join(", ", columns.Split(", ").Select(column => column switch
                {
                    "tenant_id" => $"'{to}'",
                    "seq_id" => $"seq_id + {last * (index + 1)}",
                    _ => column
                }));
                await Execute($"INSERT INTO {Tables.Schema}.{table} ({columns}) SELECT {values} FROM {Tables.Schema}.{table} WHERE tenant_id = '{from}'");
            }

            await transaction.CommitAsync();
            copied(index + 1);
        }

        await Execute($"SELECT setval('{Tables.Schema}.mt_events_sequence', (SELECT max(seq_id) FROM {Tables.Steps}))");
        await Execute($"UPDATE {Tables.Schema}.mt_event_progression SET last_seq_id = (SELECT max(seq_id) FROM {Tables.Steps})");
        await Execute("VACUUM ANALYZE");
        await Execute("CHECKPOINT"); // What the copying left to be written is no part of what is measured.

        async Task Execute(string statement)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Opens a page in one municipality after the other, as people of many town halls do.</summary>
    /// <param name="page">Below a municipality.</param>
    /// <returns>Milliseconds, sorted, and the largest answer in bytes as it went over the wire.</returns>
    public static async Task<(IReadOnlyList<double> Milliseconds, int Bytes)> Open(Service service, IReadOnlyList<string> municipalities, string page)
    {
        var (took, bytes) = (new List<double>(), 0);
        foreach (var municipality in municipalities)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/municipalities/{municipality}{page}");
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            var clock = Stopwatch.StartNew();
            using var answer = await service.Client.SendAsync(request);
            var said = await answer.Content.ReadAsByteArrayAsync();
            took.Add(clock.Elapsed.TotalMilliseconds);
            answer.EnsureSuccessStatusCode();
            bytes = Math.Max(bytes, said.Length);
        }

        took.Sort();
        return (took, bytes);
    }
}

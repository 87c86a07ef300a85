extern alias Service;

using System.Text.Json;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;
using Service::Kooperation.Platform.Database;
using Service::Kooperation.Platform.Log;

namespace Kooperation.Benchmarks;

/// <param name="Last">The last place in its log.</param>
/// <param name="Position">That of its last step in the store.</param>
public sealed record LongHistory(string Municipality, IReadOnlyList<Guid> Partnerships, long Last, long Position);

/// <summary>
/// Municipalities whose partnerships have long histories of ten years that grew side by side, one step in a hundred correcting the one before. They are written into
/// the tables as the store and the log would have: recording a million steps would take a quarter of an hour.
/// </summary>
public static class LongHistories
{
    private static readonly LogTables Tables = new("kooperation");

    private static readonly Step[] Kinds =
    [
        new ContactMade(ContactForm.Meeting, ContactDirection.Mutual, ["Elternarbeit"], null) { FieldOfAction = "Bildung", Office = "FB 50" },
        new ContactMade(ContactForm.Invitation, ContactDirection.FromMunicipality, [], null) { Office = "FB 40" },
        new JointEventHeld("Fest der Kulturen", 80) { FieldOfAction = "Kultur" },
        new SupportProvided(SupportKind.Advice, null, Term.Open),
        new ExpertiseContributed("was Eltern fragen") { FieldOfAction = "Bildung" }
    ];

    /// <summary>Writes a municipality while the service does not run.</summary>
    /// <param name="folder">A database in which the service has recorded before.</param>
    /// <param name="stepsOfEach">Those of each partnership, its opening among them.</param>
    /// <param name="viewsFollow">Whether the views are to work it off, else they pass it over.</param>
    public static async Task<LongHistory> Store(string folder, string municipality, int partnerships, int stepsOfEach, bool viewsFollow)
    {
        await using var server = await LocalDatabase.Start(DatabaseRequest.Durable(folder), NullLogger.Instance, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(server.ConnectionString + ";Command Timeout=600");
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Execute("SET LOCAL session_replication_role = replica"); // The triggers would give every step its place anew.
        await Execute($"""
            INSERT INTO {Tables.Schema}.mt_streams (tenant_id, id, type, version)
            SELECT $1, md5($1 || ' organisation ' || partner)::uuid, 'organisation', 1 FROM generate_series(1, $2) partner
            UNION ALL SELECT $1, md5($1 || ' partnership ' || partner)::uuid, 'partnership', $3 FROM generate_series(1, $2) partner
            """);
        await Execute($"""
            INSERT INTO {Tables.Steps} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers, user_name)
            SELECT
                (SELECT last_value FROM {Tables.Schema}.mt_events_sequence) + partner, id, id, 1, $6 || jsonb_build_object('name', 'Verein ' || partner), $4, now() - interval '10 years', $1,
                $5, '{Header}', 'load'
            FROM (SELECT partner, md5($1 || ' organisation ' || partner)::uuid AS id FROM generate_series(1, $2) partner) opening
            """, Described(new OrganisationRegistered("", [], null, OrganisationKind.Association, [], [], null, PartialDate.Unknown) { OccurredOn = PartialDate.Year(2015) }));
        await Execute($"""
            INSERT INTO {Tables.Steps} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers, user_name)
            SELECT
                (SELECT last_value FROM {Tables.Schema}.mt_events_sequence) + $2 + 1 + n, md5($1 || ' step ' || n)::uuid, md5($1 || ' partnership ' || partner)::uuid, version,
                CASE
                    WHEN version = 1 THEN $9 || jsonb_build_object('organisationId', md5($1 || ' organisation ' || partner)::uuid)
                    WHEN version % 100 = 99 THEN jsonb_build_object(
                        'stepId', md5($1 || ' step ' || (n - $2))::uuid, 'reason', 'verlesen', 'basis', 'stated', 'occurredOn', occurred,
                        'replacement', ($6)[1] || jsonb_build_object('event', ($4)[1], 'occurredOn', occurred))
                    ELSE ($6)[1 + kind] || jsonb_build_object('occurredOn', occurred)
                END,
                CASE WHEN version = 1 THEN $7 WHEN version % 100 = 99 THEN 'StepCorrected' ELSE ($4)[1 + kind] END, at, $1,
                CASE WHEN version = 1 THEN $8 WHEN version % 100 = 99 THEN '{TypeName(typeof(StepCorrected))}' ELSE ($5)[1 + kind] END,
                '{Header}', CASE WHEN n % 10000 = 5000 THEN 'aushilfe' ELSE 'kollege-' || n % 20 END
            FROM (
                SELECT n, partner, version, at, (n / $2 + n) % {Kinds.Length} AS kind,
                    CASE WHEN n % 10 = 0 THEN to_char(at - interval '20 days', 'YYYY-MM') ELSE to_char(at - interval '1 day' * (n % 40), 'YYYY-MM-DD') END AS occurred
                FROM (SELECT n, 1 + n % $2 AS partner, 1 + n / $2 AS version, now() - interval '10 years' * (1 - n::float / ($2 * $3)) AS at FROM generate_series(0, $2 * $3 - 1) n) turn
            ) told
            """, [.. DescribedAll(), .. Described(new PartnershipOpened(Guid.Empty, PartialDate.Unknown) { OccurredOn = PartialDate.Year(2015) })]);
        await Execute($"""
            INSERT INTO {Tables.Log} (tenant_id, log_index, seq_id, logged_at, {LogTables.FoundBy})
            SELECT tenant_id, row_number() OVER (ORDER BY seq_id), seq_id, timestamp, {LogTables.FoundByOfStep} FROM {Tables.Steps} step WHERE tenant_id = $1
            """);
        await Execute($"SELECT setval('{Tables.Schema}.mt_events_sequence', (SELECT max(seq_id) FROM {Tables.Steps}))");
        if (!viewsFollow) await Execute($"UPDATE {Tables.Schema}.mt_event_progression SET last_seq_id = (SELECT max(seq_id) FROM {Tables.Steps})");
        await transaction.CommitAsync();
        await using var vacuum = database.CreateCommand("VACUUM ANALYZE");
        await vacuum.ExecuteNonQueryAsync();

        await using var select = database.CreateCommand($"SELECT array_agg(stream_id), (SELECT max(seq_id) FROM {Tables.Steps}) FROM {Tables.Steps} WHERE tenant_id = $1 AND type = 'PartnershipOpened'");
        select.Parameters.Add(new NpgsqlParameter { Value = municipality });
        await using var row = await select.ExecuteReaderAsync();
        await row.ReadAsync();
        return new LongHistory(municipality, row.GetFieldValue<Guid[]>(0), partnerships * (1L + stepsOfEach), row.GetInt64(1));

        async Task Execute(string statement, params NpgsqlParameter[] more)
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            if (statement.Contains('$', StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = municipality });
                command.Parameters.Add(new NpgsqlParameter { Value = partnerships });
                command.Parameters.Add(new NpgsqlParameter { Value = stepsOfEach });
                command.Parameters.AddRange(more);
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    private const string Header = """{"source": "load"}""";

    private static string TypeName(Type step) => $"{step.FullName}, {step.Assembly.GetName().Name}";

    private static string Text(Step step) => JsonSerializer.Serialize(step, step.GetType(), StepJson.Options);

    private static NpgsqlParameter[] Described(Step step) =>
    [
        new() { Value = Catalogue.NameOf(step) },
        new() { Value = TypeName(step.GetType()) },
        new() { Value = Text(step), NpgsqlDbType = NpgsqlDbType.Jsonb }
    ];

    private static NpgsqlParameter[] DescribedAll() =>
    [
        new() { Value = Kinds.Select(Catalogue.NameOf).ToArray() },
        new() { Value = Kinds.Select(kind => TypeName(kind.GetType())).ToArray() },
        new() { Value = Kinds.Select(Text).ToArray(), NpgsqlDbType = NpgsqlDbType.Jsonb | NpgsqlDbType.Array }
    ];
}

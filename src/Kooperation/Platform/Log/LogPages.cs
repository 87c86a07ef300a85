using System.Globalization;
using Npgsql;

namespace Kooperation.Platform.Log;

/// <summary>In which order a log is read.</summary>
public enum LogOrder
{
    Oldest,
    Newest
}

/// <summary>Which steps of a log are asked for; what is null does not matter.</summary>
/// <param name="Since">Later than this place.</param>
/// <param name="Events">Of any of these kinds.</param>
/// <param name="OccurredFrom">Steps that may have happened on this day or later, as far as their dates tell; those without a day are left out.</param>
/// <param name="AsOf">Only what had happened by this day, as the steps stand: none that was withdrawn, a corrected one by its day as corrected, and no correction or withdrawal.</param>
public sealed record LogQuery(bool NewestFirst, long? Since, IReadOnlyList<string>? Events, string? By, DateOnly? OccurredFrom, DateOnly? OccurredUntil, DateOnly? AsOf)
{
    /// <summary>One history, whatever kind it is of.</summary>
    public Guid? History { get; init; }

    /// <summary>No later than this place: what is known.</summary>
    public long? KnownAt { get; init; }

    /// <summary>Later than this place, or earlier where the newest come first.</summary>
    public long? After { get; init; }
}

/// <summary>Reads the log page by page, however long it is.</summary>
public sealed class LogPages(NpgsqlDataSource database, LogTables tables)
{
    /// <summary>The places that fit, in order, with the position of the step that each holds.</summary>
    public async Task<IReadOnlyList<(LogPlace Place, long Position)>> Read(string municipality, LogQuery query, int most, CancellationToken cancelled)
    {
        await using var select = Select("log.log_index, log.logged_at, log.seq_id", municipality, query);
        if (query.After is { } after) Where(select, query.NewestFirst ? "log.log_index < {0}" : "log.log_index > {0}", after);
        select.CommandText += $" ORDER BY log.log_index {(query.NewestFirst ? "DESC" : "ASC")} LIMIT {most}";

        await using var rows = await select.ExecuteReaderAsync(cancelled);
        var places = new List<(LogPlace, long)>();
        while (await rows.ReadAsync(cancelled)) places.Add((new LogPlace(rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1)), rows.GetInt64(2)));
        return places;
    }

    public async Task<int> Count(string municipality, LogQuery query, CancellationToken cancelled)
    {
        await using var count = Select("count(*)::int", municipality, query);
        return (int)(await count.ExecuteScalarAsync(cancelled))!;
    }

    private NpgsqlCommand Select(string what, string municipality, LogQuery query)
    {
        var select = database.CreateCommand($"SELECT {what} FROM {tables.Log} log");
        if (query is not { History: null, AsOf: null })
            select.CommandText += $" JOIN {tables.Steps} step ON step.seq_id = log.seq_id AND step.tenant_id = log.tenant_id";

        Where(select, "log.tenant_id = {0}", municipality);
        Where(select, "log.log_index > {0}", query.Since);
        Where(select, "log.log_index <= {0}", query.KnownAt);

        // One kind lies in the order of the log; several are put into it.
        Where(select, "log.type = {0}", query.Events is [var only] ? only : null);
        Where(select, "log.type = ANY ({0})", query.Events is { Count: > 1 } several ? several.ToArray() : null);
        Where(select, "log.user_name = {0}", query.By);
        Where(select, "step.stream_id = {0}", query.History);

        // A year or a month sorts before its days.
        Where(select, "(log.occurred_on >= {0} OR log.occurred_on IN (left({0}, 4), left({0}, 7)))", query.OccurredFrom?.ToString("O"));
        Where(select, "log.occurred_on <= {0}", query.OccurredUntil?.ToString("O"));
        Where(select, Stands(query.KnownAt), query.AsOf?.ToString("O"));
        return select;
    }

    // As StandingSteps has it: the last revision tells. A correction says another day, of unknown date it can have been; a withdrawal says none, which is put after all others.
    private string Stands(long? knownAt) => string.Create(CultureInfo.InvariantCulture, $$"""
        log.revises IS NULL AND coalesce(coalesce((
            SELECT coalesce(revision.data -> 'replacement', '{"occurredOn": "~"}') FROM {{tables.Log}} later JOIN {{tables.Steps}} revision ON revision.seq_id = later.seq_id
            WHERE later.tenant_id = log.tenant_id AND later.revises = step.id::text AND later.log_index <= {{knownAt ?? long.MaxValue}}
            ORDER BY later.log_index DESC LIMIT 1), step.data) ->> 'occurredOn' COLLATE "C" <= {0}, true)
        """);

    private static void Where(NpgsqlCommand select, string condition, object? value)
    {
        if (value is null) return;

        select.Parameters.Add(new NpgsqlParameter { Value = value });
        select.CommandText += (select.Parameters.Count == 1 ? " WHERE " : " AND ") + condition.Replace("{0}", $"${select.Parameters.Count}", StringComparison.Ordinal);
    }
}

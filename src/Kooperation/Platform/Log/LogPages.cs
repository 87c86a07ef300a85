using Npgsql;

namespace Kooperation.Platform.Log;

/// <summary>In which order a log is read.</summary>
public enum LogOrder
{
    Oldest,
    Newest
}

/// <summary>Which steps of a log are asked for; what is null does not matter.</summary>
/// <param name="After">Later than this place, or earlier where the newest come first.</param>
/// <param name="Since">Later than this place.</param>
/// <param name="Last">No later than this place.</param>
/// <param name="OccurredFrom">Steps that may have happened on this day or later, as far as their dates tell; those without a day are left out.</param>
public sealed record LogQuery(
    bool NewestFirst, long? After, long? Since, long? Last, Guid? History, string? Event, string? By, DateOnly? OccurredFrom, DateOnly? OccurredUntil);

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
        var select = database.CreateCommand($"SELECT {what} FROM {tables.Log} log JOIN {tables.Steps} step ON step.seq_id = log.seq_id AND step.tenant_id = log.tenant_id");
        Where(select, "log.tenant_id = {0}", municipality);
        Where(select, "log.log_index > {0}", query.Since);
        Where(select, "log.log_index <= {0}", query.Last);
        Where(select, "step.stream_id = {0}", query.History);
        Where(select, "step.type = {0}", query.Event);
        Where(select, "step.user_name = {0}", query.By);

        // A year or a month sorts before its days; with a letter behind it that follows all others, it sorts after them.
        Where(select, "(step.data ->> 'occurredOn') || '~' COLLATE \"C\" >= {0}", query.OccurredFrom?.ToString("O"));
        Where(select, "(step.data ->> 'occurredOn') COLLATE \"C\" <= {0}", query.OccurredUntil?.ToString("O"));
        return select;
    }

    private static void Where(NpgsqlCommand select, string condition, object? value)
    {
        if (value is null) return;

        select.Parameters.Add(new NpgsqlParameter { Value = value });
        select.CommandText += (select.Parameters.Count == 1 ? " WHERE " : " AND ") + condition.Replace("{0}", $"${select.Parameters.Count}", StringComparison.Ordinal);
    }
}

using Kooperation.Domain.Steps;
using Marten;

namespace Kooperation.Platform.Log;

/// <summary>The tables of the log by their full names.</summary>
/// <param name="Schema">Where they lie.</param>
public sealed record LogTables(string Schema)
{
    /// <summary>The advisory lock of whoever writes the log; who reads by an instant shares it for a moment.</summary>
    public const string Lock = "hashtextextended('kooperation log', 0)";

    public string Log => $"{Schema}.log";

    public string Steps => $"{Schema}.mt_events";

    public string Pending => $"{Schema}.log_pending";

    /// <summary>The columns by which a step is found at its place, and what it says for each.</summary>
    public const string FoundBy = "type, user_name, causation_id, revises, occurred_on";

    public static readonly string FoundByOfStep = $"""
        step.type, step.user_name, step.causation_id,
        CASE WHEN step.type IN ({string.Join(", ", Catalogue.EveryStream.Select(kind => $"'{kind.Name}'"))}) THEN step.data ->> 'stepId' END,
        step.data ->> 'occurredOn'
        """;
}

public static class LogModule
{
    public static void AddLog(this StoreOptions store) => store.Storage.Add(new LogSchema(store));

    public static void AddLog(this IServiceCollection services)
    {
        services.AddSingleton(all => new LogTables(((DocumentStore)all.GetRequiredService<IDocumentStore>()).Options.DatabaseSchemaName));
        services.AddSingleton<LogWriter>();
        services.AddSingleton<LogTimes>();
        services.AddSingleton<LogPages>();
        services.AddHostedService(all => all.GetRequiredService<LogWriter>());
    }
}

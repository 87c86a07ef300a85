namespace Kooperation.Platform.Database;

/// <summary>The ways in which a database may be obtained when none is configured; tried in this order.</summary>
[Flags]
public enum DatabaseWays
{
    None = 0,
    ServerPrograms = 1,
    Container = 2,
    NpmPackage = 4,
    All = ServerPrograms | Container | NpmPackage,
}

/// <summary>What is asked of <see cref="LocalDatabase"/>: the configured database, else one kept in a folder or one that is thrown away.</summary>
public sealed record DatabaseRequest
{
    private DatabaseRequest(string? configured, string? folder) => (Configured, Folder) = (configured, folder);

    /// <summary>A connection string. When given, nothing is started and nothing else is looked at.</summary>
    public string? Configured { get; }

    /// <summary>The folder that keeps the data; null for a database that is gone when it is disposed.</summary>
    public string? Folder { get; }

    public DatabaseWays Ways { get; init; } = DatabaseWays.All;

    public static DatabaseRequest Durable(string folder, string? configured = null) => new(Blank(configured), Path.GetFullPath(folder));

    /// <summary>For tests: quick, since nothing is written through to the disk.</summary>
    public static DatabaseRequest ThrowAway(string? configured = null) => new(Blank(configured), null);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

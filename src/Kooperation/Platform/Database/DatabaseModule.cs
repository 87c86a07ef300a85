using Kooperation.Platform.Running;
using Npgsql;

namespace Kooperation.Platform.Database;

public static class DatabaseModule
{
    /// <summary>
    /// The database under <c>ConnectionStrings:Kooperation</c>; in Development, where none is configured, one of our own that keeps its
    /// data in <c>.data/postgres</c> of the repository, or in the folder named under <c>Database:Folder</c>.
    /// </summary>
    public static async Task<LocalDatabase> StartDatabase(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration.GetConnectionString("Kooperation");
        if (string.IsNullOrWhiteSpace(configured) && !builder.Environment.IsDevelopment())
        {
            throw new CannotStart("No database is configured. Set ConnectionStrings__Kooperation to that of a PostgreSQL 15 or newer.");
        }

        using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole(line => line.SingleLine = true));
        var folder = builder.Configuration["Database:Folder"] ?? Path.Combine(RepositoryOf(builder.Environment.ContentRootPath), ".data", "postgres");

        var database = await LocalDatabase.Start(DatabaseRequest.Durable(folder, configured), logging.CreateLogger("Kooperation.Database"), CancellationToken.None);
        if (!database.IsOwn) await RefuseUnreachable(database.ConnectionString);
        return database;
    }

    // Found out here, it is a sentence; found out by what starts later, it is pages of stack traces.
    private static async Task RefuseUnreachable(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
        }
        catch (Exception reason) when (DatabaseAway.IsReasonOf(reason))
        {
            throw new CannotStart($"The configured database cannot be reached: {reason.Message}. Start it, or correct ConnectionStrings__Kooperation.");
        }
    }

    private static string RepositoryOf(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kooperation.sln"))) return folder.FullName;
        }

        return contentRoot;
    }
}

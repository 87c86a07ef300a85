using Kooperation.Platform.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Kooperation.Tests.Harness;

/// <summary>
/// One throw-away PostgreSQL for the run, found or started as the service does it, and a database of its own for whoever asks.
/// <c>KOOPERATION_TEST_DATABASE</c> names a server to use instead.
/// </summary>
public static class TestDatabase
{
    private static readonly Lazy<Task<LocalDatabase>> Server = new(() => LocalDatabase.Start(
        DatabaseRequest.ThrowAway(Environment.GetEnvironmentVariable("KOOPERATION_TEST_DATABASE")), NullLogger.Instance, CancellationToken.None));

    /// <summary>The connection string of a database that was never used before.</summary>
    public static async Task<string> New()
    {
        var server = (await Server.Value).ConnectionString;
        var name = $"test_{Guid.CreateVersion7():N}";

        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();

        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}

using Npgsql;

namespace Kooperation.Tests.Harness;

/// <summary>One PostgreSQL for the run, with a database of its own that was never used before.</summary>
public static class TestDatabase
{
    public static async Task<string> ConnectionString()
    {
        var server = Environment.GetEnvironmentVariable("KOOPERATION_TEST_DATABASE")!;
        var name = $"test_{Guid.CreateVersion7():N}";

        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();

        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}

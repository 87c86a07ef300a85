using Npgsql;

namespace Kooperation.Tests.Platform.Database;

internal static class Ask
{
    public static async Task<string> One(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}";
    }

    public static Task Remember(string connectionString, string word) =>
        One(connectionString, $"drop table if exists remembered; create table remembered as select '{word}' as word");

    public static Task<string> Remembered(string connectionString) => One(connectionString, "select word from remembered");

    public static async Task<bool> Answers(string connectionString)
    {
        try
        {
            return await One(connectionString, "select 'yes'") == "yes";
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}

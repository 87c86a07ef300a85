using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Kooperation.Platform.Database;

/// <summary>The one role of a private server and its password.</summary>
internal sealed class Login(string password)
{
    public const string Role = "kooperation";
    public const string Database = "kooperation";

    /// <summary>Why the server was last not taken for ours; empty when it was.</summary>
    public string LastRefusal { get; private set; } = "";

    /// <summary>True when the server at this port is the one that can read the greeting, and lets us in.</summary>
    public async Task<bool> Opens(int port, string greeting, CancellationToken stop)
    {
        try
        {
            await using var connection = new NpgsqlConnection(To(port, "postgres") + ";Pooling=false;Timeout=3;Command Timeout=3");
            await connection.OpenAsync(stop);
            await using var command = new NpgsqlCommand("select pg_read_file($1)", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = Greeting.SeenFromCluster });
            var answer = await command.ExecuteScalarAsync(stop) as string;
            LastRefusal = answer == greeting ? "" : $"Another server answers on port {port}.";
            return answer == greeting;
        }
        catch (Exception refused) when (refused is NpgsqlException or SocketException or TimeoutException or IOException)
        {
            LastRefusal = refused.Message;
            return false;
        }
    }

    /// <summary>The connection string of the database, which is created when the server has none yet.</summary>
    public async Task<string> ToDatabase(int port, CancellationToken stop)
    {
        try
        {
            await using var existing = new NpgsqlConnection(To(port, Database) + ";Pooling=false");
            await existing.OpenAsync(stop);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var connection = new NpgsqlConnection(To(port, "postgres") + ";Pooling=false");
            await connection.OpenAsync(stop);
            await using var command = new NpgsqlCommand($"create database {Database}", connection);
            await command.ExecuteNonQueryAsync(stop);
        }
        return To(port, Database);
    }

    private string To(int port, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Database = database,
        Username = Role,
        Password = password,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        // Whoever may sit on a port that was ours once must not be told the password.
        RequireAuth = "ScramSHA256",
    }.ConnectionString;
}

using System.Diagnostics;
using Marten;
using Npgsql;

namespace Kooperation.Platform.Running;

/// <summary>
/// Where one process runs all views, a second one on the same database would contend with it for each of them. The first holds a lock for as long
/// as it lives; whoever does not get it is told so instead of being started.
/// </summary>
internal sealed class OnlyProcess : IAsyncDisposable
{
    private const long Lock = 0x4B6F6F70; // "Koop", any number that no other program of the database takes.
    private static readonly TimeSpan PatienceWithLeaving = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private readonly NpgsqlConnection? _connection;

    private OnlyProcess(NpgsqlConnection? connection) => _connection = connection;

    /// <summary>Waits a moment for a process that is just ending, then refuses; does nothing where many share the work.</summary>
    public static async Task<OnlyProcess> Among(WebApplication app, CancellationToken cancelled)
    {
        if (!Nodes.IsOne(app.Configuration, app.Environment)) return new OnlyProcess(null);

        var connection = app.Services.GetRequiredService<IDocumentStore>().Storage.Database.CreateConnection();
        await connection.OpenAsync(cancelled);
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = Lock } } };

        var waited = Stopwatch.StartNew();
        while (await take.ExecuteScalarAsync(cancelled) is not true)
        {
            if (waited.Elapsed > PatienceWithLeaving)
            {
                await connection.DisposeAsync();
                throw new CannotStart("Another Kooperation serves this database already. End it first, or start every process with Nodes=many so that they share the work.");
            }

            await Task.Delay(LookEvery, cancelled);
        }

        return new OnlyProcess(connection);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is null) return;

        // Given back to a pool, the connection would keep the lock.
        NpgsqlConnection.ClearPool(_connection);
        await _connection.DisposeAsync();
    }
}

using System.Net.Sockets;
using Kooperation.Platform.Running;
using Npgsql;

namespace Kooperation.Platform.Database;

/// <summary>
/// Whether something failed because the database is away: stopped, unreachable, too slow to answer, taking no more connections, or ending the ones
/// it has. The same request may succeed a little later; a mistake in what was asked of the database will not.
/// </summary>
public static class DatabaseAway
{
    public static bool IsReasonOf(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.Any(IsReasonOf),
        PostgresException refusal => IsRefusalOfNow(refusal),
        NpgsqlOperationInProgressException => false,
        NpgsqlException => true,
        _ when OwnAddress.IsReasonOf(exception) => false,
        // A name that cannot be resolved reaches us as it is; other services are asked over HTTP.
        SocketException => true,
        HttpRequestException => false,
        _ => exception.InnerException is { } inner && IsReasonOf(inner)
    };

    // FATAL is what PostgreSQL says to every connection that it turns away or ends, whatever the reason. A server that was made a standby reads only.
    private static bool IsRefusalOfNow(PostgresException refusal) =>
        refusal.InvariantSeverity is "FATAL" or "PANIC"
        || refusal.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction
        || refusal.SqlState.StartsWith("53", StringComparison.Ordinal);
}

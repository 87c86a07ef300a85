using System.Net;
using System.Threading.RateLimiting;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>
/// Locks out whoever shows wrong keys, by the address that they come from and on this node: after ten within ten minutes no key from there is looked at until
/// the first of them is ten minutes old.
/// </summary>
public sealed class GuessedKeys : IDisposable
{
    public const int MostWrong = 10;
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<IPAddress> _wrong = PartitionedRateLimiter.Create<IPAddress, IPAddress>(from => RateLimitPartition.GetSlidingWindowLimiter(
        from,
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = MostWrong, Window = Within, SegmentsPerWindow = 10, QueueLimit = 0 }));

    public bool IsLockedOut(HttpContext http) => _wrong.GetStatistics(From(http))?.CurrentAvailablePermits == 0;

    public void ShownBy(HttpContext http) => _wrong.AttemptAcquire(From(http)).Dispose();

    public void Dispose() => _wrong.Dispose();

    private static IPAddress From(HttpContext http) => http.Connection.RemoteIpAddress ?? IPAddress.None;
}

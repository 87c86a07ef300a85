using System.Globalization;
using System.Threading.RateLimiting;
using Kooperation.Platform.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Kooperation.Platform.Edge;

/// <summary>
/// How often one caller may ask this node; every other caller has a quota of its own, and every other node another one for each. Every answer that counts says what there is
/// and what is left, in the structured fields of draft-ietf-httpapi-ratelimit-headers-10: <c>RateLimit-Policy: "reading";q=600;w=30</c>, <c>RateLimit: "reading";r=599;t=1</c>.
/// </summary>
public static class RateLimits
{
    public const string Policy = "RateLimit-Policy";
    public const string Left = "RateLimit";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    internal static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Quotas.Of(builder.Configuration));
        builder.Services.AddSingleton(services => PartitionedRateLimiter.Create<HttpContext, Caller>(http => RateLimitPartition.GetTokenBucketLimiter(
            services.GetRequiredService<Quotas>().CallerOf(http),
            caller => new TokenBucketRateLimiterOptions { TokenLimit = caller.Quota.Burst, TokensPerPeriod = caller.Quota.PerSecond, ReplenishmentPeriod = Period })));
        builder.Services.AddRateLimiter(limiter => limiter.OnRejected = Refuse);
        builder.Services.AddOptions<RateLimiterOptions>().Configure<PartitionedRateLimiter<HttpContext>>((limiter, callers) => limiter.GlobalLimiter = callers);
    }

    /// <summary>Stands behind authentication, which says who asks, and before whatever is work.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<Quotas>().AreOn) return;

        app.UseRateLimiter();
        app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null) SayWhatIsLeft(http);
            return next(http);
        });
    }

    private static async ValueTask Refuse(OnRejectedContext context, CancellationToken cancelled)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : Period;
        http.RefusedBecause(RefusalReason.TooMany);
        SayWhatIsLeft(http);
        await (Problem.TooMany with { RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) }).ExecuteAsync(http);
    }

    private static void SayWhatIsLeft(HttpContext http)
    {
        var quota = http.RequestServices.GetRequiredService<Quotas>().CallerOf(http).Quota;
        var left = http.RequestServices.GetRequiredService<PartitionedRateLimiter<HttpContext>>().GetStatistics(http)?.CurrentAvailablePermits ?? 0;

        // Said at the last moment, as an answer to an error begins anew.
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Policy] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Name}\";q={quota.Burst};w={quota.Window}");
            http.Response.Headers[Left] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Name}\";r={left};t={Period.TotalSeconds}");
            return Task.CompletedTask;
        });
    }
}

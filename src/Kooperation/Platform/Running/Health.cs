using Kooperation.Domain.Steps;
using Kooperation.Platform.Database;
using Marten;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kooperation.Platform.Running;

/// <summary>Whether the service lives, and whether it is ready to be asked: the database answers and no view has stopped.</summary>
public static class Health
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StoppedViews>();
        services.AddHostedService(provider => provider.GetRequiredService<StoppedViews>());
        services.AddHealthChecks().AddCheck<ViewsAreFollowing>("views");
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous().DisableRateLimiting();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write }).AllowAnonymous().DisableRateLimiting();
    }

    private static Task Write(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(
        new HealthAnswer(
            report.Status.ToString().ToLowerInvariant(),
            [.. report.Entries.Values.SelectMany(entry => (IEnumerable<ViewProgress>?)entry.Data.GetValueOrDefault("views") as IReadOnlyList<ViewProgress> ?? [])],
            report.Entries.Values.Select(entry => entry.Description).FirstOrDefault(description => description is not null)),
        StepJson.Options,
        http.RequestAborted);
}

/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Reason">Why not, in one sentence.</param>
public sealed record HealthAnswer(string Status, IReadOnlyList<ViewProgress> Views, string? Reason);

/// <param name="View">The name of the view.</param>
/// <param name="Position">The last position it has reached.</param>
/// <param name="Lag">How many positions it is behind.</param>
/// <param name="Reason">Why it has stopped; null where it follows.</param>
public sealed record ViewProgress(string View, long Position, long Lag, bool IsStopped, string? Reason);

/// <summary>
/// Red while the database does not answer or a view has stopped; a view that is merely behind is said, not refused.
/// A stopped view is one that this node runs and that paused on an error: it never skips a step.
/// </summary>
internal sealed class ViewsAreFollowing(IDocumentStore store, StoppedViews stoppedViews) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var views = await Progress(cancellationToken);
            var stopped = views.Where(view => view.IsStopped).Select(view => $"{view.View}: {view.Reason}").ToList();
            var data = new Dictionary<string, object> { ["views"] = views };

            return stopped.Count == 0
                ? HealthCheckResult.Healthy(data: data)
                : HealthCheckResult.Unhealthy($"Stopped on an error, nothing is skipped: {string.Join("; ", stopped)}", data: data);
        }
        catch (Exception exception) when (exception is TimeoutException || DatabaseAway.IsReasonOf(exception))
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }

    private async Task<IReadOnlyList<ViewProgress>> Progress(CancellationToken cancelled)
    {
        var statistics = await store.Advanced.FetchEventStoreStatistics(token: cancelled);
        var last = statistics.EventCount == 0 ? 0 : statistics.EventSequenceNumber;
        var progress = (await store.Storage.Database.AllProjectionProgress(cancelled)).ToDictionary(shard => shard.ShardName, shard => shard.Sequence);

        var views = new List<ViewProgress>();
        foreach (var name in ((DocumentStore)store).Options.Projections.AllShards().Select(shard => shard.Name.Identity))
        {
            var position = progress.GetValueOrDefault(name);
            var reason = await stoppedViews.ReasonOf(name);
            views.Add(new ViewProgress(name, position, Math.Max(0, last - position), reason is not null, reason));
        }

        return views;
    }
}

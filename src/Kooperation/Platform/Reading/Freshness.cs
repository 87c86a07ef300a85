using System.Diagnostics;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;
using Marten;

namespace Kooperation.Platform.Reading;

/// <summary>
/// Lets somebody who recorded a step read their own writing: <c>atLeast</c>, the Kooperation-Position of an answer, waits until every view has
/// reached it, for a bounded time.
/// </summary>
public sealed class Freshness(IDocumentStore store)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public async Task<Problem?> Await(QueryParameters query, CancellationToken cancelled)
    {
        if (query.Position("atLeast") is not { } position) return null;

        var waiting = Stopwatch.StartNew();
        while (await Reached(cancelled) < position)
        {
            if (waiting.Elapsed > Longest) return Problem.NotYetVisible;
            await Task.Delay(Pause, cancelled);
        }

        return null;
    }

    // The slowest view counts; one that has not begun is at nought.
    private async Task<long> Reached(CancellationToken cancelled)
    {
        var progress = (await store.Storage.Database.AllProjectionProgress(cancelled)).ToDictionary(shard => shard.ShardName, shard => shard.Sequence);
        return ((DocumentStore)store).Options.Projections.AllShards().Min(shard => (long?)progress.GetValueOrDefault(shard.Name.Identity)) ?? long.MaxValue;
    }
}

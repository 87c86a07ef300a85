using Marten;
using Spectre.Console;

namespace Kooperation.Platform.Running;

/// <summary>
/// <c>projections rebuild [name]</c>: builds every view, or one, anew from the steps. Can be interrupted and begun again at any time;
/// a service that runs on the same database is to be stopped meanwhile.
/// </summary>
public static class RebuildViews
{
    public static async Task<int> Run(IDocumentStore store, string? only, CancellationToken cancelled)
    {
        var shards = ((DocumentStore)store).Options.Projections.AllShards().Where(shard => only is null || shard.Name.Name == only).ToList();
        if (shards.Count == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"There is no view named {only}.");
            return 1;
        }

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var last = (await store.Advanced.FetchEventStoreStatistics(token: cancelled)).EventSequenceNumber;
        using var daemon = await store.BuildProjectionDaemonAsync();

        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            foreach (var shard in shards)
            {
                var bar = progress.AddTask(shard.Name.Name, maxValue: Math.Max(1, last));
                var rebuild = daemon.RebuildProjectionAsync(shard.Name.Name, cancelled);
                while (await Task.WhenAny(rebuild, Task.Delay(TimeSpan.FromMilliseconds(200), cancelled)) != rebuild)
                {
                    bar.Value = await store.Advanced.ProjectionProgressFor(shard.Name, token: cancelled);
                }

                await rebuild;
                bar.Value = bar.MaxValue;
            }
        });

        return 0;
    }
}

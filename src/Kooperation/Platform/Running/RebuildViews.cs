using System.Globalization;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Spectre.Console;

namespace Kooperation.Platform.Running;

/// <summary>
/// <c>projections rebuild [view ...]</c>: builds everything that is derived, or the views that are named, anew from the steps: what is asked for, and what decisions must
/// know. Can be interrupted and begun again at any time; a service that runs on the same database is to be stopped meanwhile.
/// </summary>
public static class RebuildViews
{
    private static readonly TimeSpan AsLongAsItTakes = TimeSpan.FromDays(7);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(5);

    public static async Task<int> Run(IDocumentStore store, IReadOnlyList<string> only, CancellationToken cancelled)
    {
        var views = Views(store);
        if (only.Except(views.Select(view => view.Name)).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"There is no view named {unknown}. There are: {string.Join(", ", views.Select(view => view.Name))}.");
            return CommandLine.Misunderstood;
        }

        var job = new RebuildJob(store);
        await RefuseCompany(job, cancelled);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        string[] asked = [.. views.Select(view => view.Name).Where(view => only.Count == 0 || only.Contains(view))];
        var ahead = await job.Begin(asked, isWhole: asked.Length == views.Count, cancelled);
        var done = asked.Except(ahead).ToList();
        if (done.Count > 0) Console.WriteLine($"Goes on where it stopped. Done before: {string.Join(", ", done)}.");

        var last = (await store.Advanced.FetchEventStoreStatistics(token: cancelled)).EventSequenceNumber;
        using var daemon = await store.BuildProjectionDaemonAsync();

        Task Rebuild(Func<View, Action<long>> begin) => RebuildAll(store, daemon, job, [.. views.Where(view => ahead.Contains(view.Name))], begin, cancelled);
        if (AnsiConsole.Profile.Out.IsTerminal)
        {
            await AnsiConsole.Progress().StartAsync(progress => Rebuild(view =>
            {
                var bar = progress.AddTask(view.Name, maxValue: Math.Max(1, last));
                return position => bar.Value = position == Done ? bar.MaxValue : position;
            }));
        }
        else await Rebuild(view => Plainly(view, last));

        return 0;
    }

    /// <summary>
    /// Keeps anything else from starting during a rebuilding, and after one that left half built what decisions must know: they would be wrong. Views
    /// that are only asked for are completed by the service.
    /// </summary>
    public static async Task RefuseHalfBuilt(IDocumentStore store)
    {
        var job = new RebuildJob(store);
        if (!await job.IsOpen(CancellationToken.None)) return;
        if (!await job.IsAlone(CancellationToken.None)) throw new CannotStart("The views are being rebuilt on this database. Start again once that is done.");

        var halfBuilt = await job.HalfBuilt(CancellationToken.None);
        var needed = Views(store).Where(view => view.IsForDecisions && halfBuilt.Contains(view.Name)).Select(view => view.Name).ToList();
        if (needed.Count > 0)
        {
            throw new CannotStart($"The rebuilding of {string.Join(", ", needed)} was interrupted, and without it decisions are wrong. Finish it with: projections rebuild");
        }

        await job.Forget(CancellationToken.None);
    }

    private const long Done = long.MaxValue;

    // What decisions must know comes last: a step that cannot be read is then found before anything is lost that a service needs to start.
    private static IReadOnlyList<View> Views(IDocumentStore store) =>
    [
        .. ((DocumentStore)store).Options.Projections.All
            .Where(projection => projection.Lifecycle != ProjectionLifecycle.Live)
            .Select(projection => new View(projection.Name, projection.ShardNames()[0], projection.Lifecycle == ProjectionLifecycle.Inline))
            .OrderBy(view => view.IsForDecisions)
    ];

    // Whoever records meanwhile would decide on what is not there yet. A process that is just ending takes a moment to let go.
    private static async Task RefuseCompany(RebuildJob job, CancellationToken cancelled)
    {
        for (var waited = TimeSpan.Zero; !await job.IsAlone(cancelled); waited += LookEvery)
        {
            if (waited > PatienceWithOthers) throw new CannotStart("Another process works on this database. Stop the service, then rebuild.");
            await Task.Delay(LookEvery, cancelled);
        }
    }

    private static async Task RebuildAll(
        IDocumentStore store, IProjectionDaemon daemon, RebuildJob job, IReadOnlyList<View> views, Func<View, Action<long>> begin, CancellationToken cancelled)
    {
        foreach (var view in views)
        {
            var reached = begin(view);
            try
            {
                await job.Take(view.Name, cancelled);
                await Rebuild(store, daemon, view, reached, cancelled);
            }
            catch (Exception) when (cancelled.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancelled);
            }
            catch (Exception failed)
            {
                throw new CannotStart($"{view.Name} cannot be rebuilt: {StoppedViews.Say(ShardFailure.For(failed, default))}. Once that is mended, the same command goes on.");
            }

            await job.Finish(view.Name, cancelled);
            reached(Done);
        }
    }

    private static async Task Rebuild(IDocumentStore store, IProjectionDaemon daemon, View view, Action<long> reached, CancellationToken cancelled)
    {
        var rebuild = daemon.RebuildProjectionAsync(view.Name, AsLongAsItTakes, cancelled);
        while (await Task.WhenAny(rebuild, Task.Delay(LookEvery, cancelled)) != rebuild)
        {
            cancelled.ThrowIfCancellationRequested();
            reached(await store.Advanced.ProjectionProgressFor(view.Shard, token: cancelled));
        }

        await rebuild;
        cancelled.ThrowIfCancellationRequested(); // A rebuilding that was cancelled may end as if it were done.
    }

    private static Action<long> Plainly(View view, long last)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var said = TimeSpan.Zero;
        Console.WriteLine($"{view.Name}: begun");
        return position =>
        {
            if (position == Done) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{view.Name}: rebuilt in {clock.Elapsed.TotalSeconds:0.0} s"));
            else if (clock.Elapsed - said >= SayEvery)
            {
                said = clock.Elapsed;
                Console.WriteLine($"{view.Name}: at position {position} of {last}");
            }
        };
    }

    /// <param name="IsForDecisions">Whether it is written together with each step, since the next decision needs it.</param>
    private sealed record View(string Name, ShardName Shard, bool IsForDecisions);
}

extern alias Service;

using System.Diagnostics;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;
using Service::Kooperation.Platform.Database;
using Service::Kooperation.Platform.Storage;
using Service::Kooperation.Progress;

namespace Kooperation.Benchmarks;

/// <summary>
/// Many municipalities, each with a strategy of 250 measures and 10,000 facts. Figures are never stored, so that recomputing all of them, as after new
/// rules, is to read what the views keep and to evaluate it. The views' documents are stored as they are: recording four million steps would take an hour.
/// </summary>
public static class ManyMunicipalities
{
    /// <summary>Stores the evidence of all of them in the service's database, while the service does not run.</summary>
    /// <returns>Each with its strategy.</returns>
    public static async Task<IReadOnlyList<(string Municipality, Guid Strategy)>> Store(string folder, IReadOnlyList<string> municipalities, Action<int> stored)
    {
        await using var database = await LocalDatabase.Start(DatabaseRequest.Durable(folder), NullLogger.Instance, CancellationToken.None);
        await using var store = DocumentStore.For(options =>
        {
            options.ConfigureStore();
            options.AddProgress();
            options.Connection(database.ConnectionString);
        });

        var all = new List<(string, Guid)>();
        foreach (var (index, municipality) in municipalities.Index())
        {
            var (strategy, measures) = ALargeStrategy.Evidence();
            await store.BulkInsertAsync(municipality, [strategy]);
            await store.BulkInsertAsync(municipality, measures);
            all.Add((municipality, strategy.Id));
            stored(index + 1);
        }

        return all;
    }

    /// <summary>Has the service work out every figure of every strategy, two municipalities at a time.</summary>
    public static async Task<TimeSpan> Recompute(Service service, IReadOnlyList<(string Municipality, Guid Strategy)> strategies, Action<int> done)
    {
        var clock = Stopwatch.StartNew();
        var finished = 0;
        await Parallel.ForEachAsync(strategies, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (one, stop) =>
        {
            using var answer = await service.Client.GetAsync($"/api/v1/municipalities/{one.Municipality}/strategies/{one.Strategy}/progress", stop);
            answer.EnsureSuccessStatusCode();
            done(Interlocked.Increment(ref finished));
        });
        return clock.Elapsed;
    }

    /// <summary>Keys that no municipality has: Land 16, numbered.</summary>
    public static IReadOnlyList<string> Keys(int number) =>
        [.. Enumerable.Range(0, number).Select(index => $"169{index:00000}")];
}

using System.Diagnostics;

namespace Kooperation.Benchmarks;

/// <summary>How long after its answer, and so after its commit, a step is in the history of the municipality.</summary>
public static class LogVisibility
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Records at a steady pace while somebody looks at the newest step of the history again and again.</summary>
    public static async Task<LoadResult> Measure(Service service, IReadOnlyList<Guid> partnerships, int perSecond, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        using var enough = new CancellationTokenSource();
        var first = await LastPlace(service);
        var looking = LookAgain(service, clock, enough.Token);
        var begun = clock.Elapsed;
        var recorded = await Load.RecordAtPace(service, partnerships, perSecond, duration, clock);
        var took = clock.Elapsed - begun;
        while (await LastPlace(service) < first + recorded.Count) await Task.Delay(Look);
        await Task.Delay(10 * Look);
        await enough.CancelAsync();
        var looks = await looking;

        var answered = recorded.ToDictionary(step => step.Step, step => step.Answered);
        var delays = new List<double>();
        for (var place = first; place < first + recorded.Count;)
        {
            foreach (var entry in (await service.Get($"history?since={place}&limit=500"))["items"]!.AsArray())
            {
                place = entry!["logIndex"]!.GetValue<long>();
                var seen = looks.First(look => look.Place >= place).At;
                if (answered.TryGetValue(entry["stepId"]!.GetValue<Guid>(), out var at)) delays.Add(Math.Max(0, (seen - at).TotalMilliseconds));
            }
        }

        delays.Sort();
        return new LoadResult(delays.Count, took, delays);
    }

    private static async Task<List<(TimeSpan At, long Place)>> LookAgain(Service service, Stopwatch clock, CancellationToken enough)
    {
        var looks = new List<(TimeSpan, long)>();
        while (!enough.IsCancellationRequested)
        {
            var place = await LastPlace(service);
            looks.Add((clock.Elapsed, place));
            await Task.Delay(Look, CancellationToken.None);
        }

        return looks;
    }

    private static async Task<long> LastPlace(Service service) =>
        (await service.Get("history?order=newest&limit=1"))["items"]!.AsArray() is [var newest, ..] ? newest!["logIndex"]!.GetValue<long>() : 0;
}

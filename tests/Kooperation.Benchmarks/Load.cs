using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Kooperation.Benchmarks;

/// <summary>What a load came to.</summary>
public sealed record LoadResult(int Requests, TimeSpan Duration, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Requests / Duration.TotalSeconds;

    public double Percentile(double share) => Milliseconds[(int)Math.Min(Milliseconds.Count - 1, Milliseconds.Count * share)];
}

/// <summary>A number of clients, each sending one request after the other.</summary>
public static class Load
{
    private static readonly byte[] Contact = Encoding.UTF8.GetBytes(
        """{ "occurredOn": "2026-11-18", "form": "meeting", "direction": "mutual", "topics": ["Elternarbeit"], "fieldOfAction": "Bildung", "office": "FB 50" }""");

    /// <summary>Records contacts, each under an Idempotency-Key of its own.</summary>
    public static Task<LoadResult> RecordContacts(Service service, IReadOnlyList<Guid> partnerships, int clients, TimeSpan duration) =>
        Run(service, clients, duration, HttpStatusCode.Created, number =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Service.At($"partnerships/{partnerships[number % partnerships.Count]}/contacts"))
            {
                Content = new ByteArrayContent(Contact)
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            return request;
        });

    public static Task<LoadResult> Read(Service service, IReadOnlyList<string> paths, int clients, TimeSpan duration) =>
        Run(service, clients, duration, HttpStatusCode.OK, number => new HttpRequestMessage(HttpMethod.Get, Service.At(paths[number % paths.Count])));

    private static async Task<LoadResult> Run(Service service, int clients, TimeSpan duration, HttpStatusCode expected, Func<int, HttpRequestMessage> next)
    {
        var times = new ConcurrentBag<List<double>>();
        var number = -1;
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.Elapsed < duration)
            {
                using var request = next(Interlocked.Increment(ref number));
                var sent = clock.Elapsed;
                using var response = await service.Client.SendAsync(request);
                await response.Content.LoadIntoBufferAsync();
                if (response.StatusCode != expected) throw new InvalidOperationException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
                own.Add((clock.Elapsed - sent).TotalMilliseconds);
            }

            times.Add(own);
        })));

        var all = times.SelectMany(own => own).Order().ToList();
        return new LoadResult(all.Count, clock.Elapsed, all);
    }
}

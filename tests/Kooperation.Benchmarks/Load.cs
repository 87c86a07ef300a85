using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

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

    private static readonly byte[] Report = Encoding.UTF8.GetBytes("""{ "occurredOn": "2026-11-18", "what": "Zwei Cafés laufen, das dritte sucht einen Raum." }""");

    /// <summary>Records contacts, each under an Idempotency-Key of its own.</summary>
    public static Task<LoadResult> RecordContacts(Service service, IReadOnlyList<Guid> partnerships, int clients, TimeSpan duration) =>
        Record(service, clients, duration, number => ($"partnerships/{partnerships[number % partnerships.Count]}/contacts", Contact));

    /// <summary>Tells how measures are going.</summary>
    public static Task<LoadResult> RecordReports(Service service, IReadOnlyList<Guid> measures, int clients, TimeSpan duration) =>
        Record(service, clients, duration, number => ($"measures/{measures[number % measures.Count]}/reports", Report));

    /// <summary>Plans one measure after the other for the goals of a strategy.</summary>
    public static Task<LoadResult> PlanMeasures(Service service, Guid strategy, IReadOnlyList<Guid> goals, int clients, TimeSpan duration) =>
        Record(service, clients, duration, number => ("measures", Encoding.UTF8.GetBytes(PlanOf(strategy, goals[number % goals.Count]))));

    /// <summary>Opens one partnership after the other; no two with one organisation.</summary>
    public static Task<LoadResult> OpenPartnerships(Service service, IReadOnlyList<Guid> organisations, int clients, TimeSpan duration) =>
        Record(service, clients, duration, number => ("partnerships", Encoding.UTF8.GetBytes($$"""{ "organisationId": "{{organisations[number]}}", "occurredOn": "2022" }""")), organisations.Count);

    public static string PlanOf(Guid strategy, Guid goal) =>
        $$"""
        { "strategyId": "{{strategy}}", "goalId": "{{goal}}", "title": "Elterncafé an allen Grundschulen", "responsibleOffice": "FB 50",
          "term": { "from": "2022-01-01", "until": "2026-12-31" }, "occurredOn": "2022-01-01" }
        """;

    public static Task<LoadResult> Read(Service service, IReadOnlyList<string> paths, int clients, TimeSpan duration, string municipality = Service.Municipality) =>
        Run(service, clients, duration, HttpStatusCode.OK, number => new HttpRequestMessage(HttpMethod.Get, Service.At(paths[number % paths.Count], municipality)));

    /// <summary>Records contacts at a steady pace, however long the answers take.</summary>
    /// <returns>Each step with the moment of its answer.</returns>
    public static async Task<IReadOnlyList<(Guid Step, TimeSpan Answered)>> RecordAtPace(Service service, IReadOnlyList<Guid> partnerships, int perSecond, TimeSpan duration, Stopwatch clock)
    {
        var (begun, sent) = (clock.Elapsed, new List<Task<(Guid, TimeSpan)>>());
        while (clock.Elapsed - begun < duration)
        {
            for (var due = (int)((clock.Elapsed - begun).TotalSeconds * perSecond); sent.Count < due;) sent.Add(Send(partnerships[sent.Count % partnerships.Count]));
            await Task.Delay(1);
        }

        return await Task.WhenAll(sent);

        async Task<(Guid, TimeSpan)> Send(Guid partnership)
        {
            using var body = new ByteArrayContent(Contact);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await service.Client.PostAsync(Service.At($"partnerships/{partnership}/contacts"), body);
            var answered = clock.Elapsed;
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            return (answer["stepId"]!.GetValue<Guid>(), answered);
        }
    }

    private static Task<LoadResult> Record(Service service, int clients, TimeSpan duration, Func<int, (string Path, byte[] Body)> next, int atMost = int.MaxValue) =>
        Run(service, clients, duration, HttpStatusCode.Created, number =>
        {
            var (path, body) = next(number);
            var request = new HttpRequestMessage(HttpMethod.Post, Service.At(path)) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            return request;
        }, atMost);

    private static async Task<LoadResult> Run(
        Service service, int clients, TimeSpan duration, HttpStatusCode expected, Func<int, HttpRequestMessage> next, int atMost = int.MaxValue)
    {
        var times = new ConcurrentBag<List<double>>();
        var number = -1;
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.Elapsed < duration && Interlocked.Increment(ref number) is var mine && mine < atMost)
            {
                using var request = next(mine);
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

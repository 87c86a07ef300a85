using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Oracle;
using Kooperation.Tests.Harness;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>
/// Random municipalities, with what was told late, corrected and withdrawn, asked for any day as known at any place in their log, and held against a
/// naive reading of the list of what was told. <c>KOOPERATION_HISTORIES</c> says how many histories, each asked about at twenty pairs of times.
/// </summary>
[Collection(KooperationCollection.Name)]
public sealed class TravellingInTime : IAsyncLifetime
{
    private const int UsualHistories = 150;
    private const int Partnerships = 48;
    private const int Strategies = 2;
    private const int Pairs = 20;
    private const int Lists = 10;

    private static readonly Gen<Moment> AnyMoment = Gen.Select(
        Histories.DayIn, StrategyHistories.DayIn, Gen.Int[0, 99_999], Gen.Int[-1, 1], (dayIn, dayInStrategy, choice, beside) => new Moment(dayIn, dayInStrategy, choice, beside));

    private KooperationHost _host = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // A service of its own: its views would be behind for a while, and nobody asks them.
    public async ValueTask InitializeAsync()
    {
        _host = KooperationHost.Over(await TestDatabase.New());
        _client = _host.CreateClient();
        _client.DefaultRequestHeaders.Add("Kooperation-Actor", "spec/coordinator");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Any_day_as_known_at_any_place_is_what_a_naive_reading_of_what_was_told_finds()
    {
        var histories = int.TryParse(Environment.GetEnvironmentVariable("KOOPERATION_HISTORIES"), CultureInfo.InvariantCulture, out var asked) ? asked : UsualHistories;
        var seen = new HashSet<string>();

        await Gen.Select(Towns.Of(Partnerships, Strategies), AnyMoment.Array[Pairs * (Partnerships + Strategies) + Lists]).SampleAsync(
            async (town, moments) =>
            {
                var told = await Record(town);
                await Parallel.ForEachAsync(QuestionsOf(told, moments), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancelled }, async (question, _) =>
                {
                    var (expected, answered) = (question.Expected(), await question.Answer());
                    Assert.True(expected == answered, $"{question.Address}\nnaive    {expected}\nanswered {answered}\n{question.Known}");
                    lock (seen) seen.Add(expected[..1]);
                });
            },
            iter: (histories + Partnerships + Strategies - 1) / (Partnerships + Strategies),
            threads: 1,
            print: sample => $"{sample.Item1.Turns.Sum(turn => turn.Sum(thing => thing.Steps.Count))} steps");

        // Every level but the rarest, and what was not there yet.
        Assert.Superset(new HashSet<string> { "n", "0", "1", "2", "3", "4" }, seen);
    }

    /// <summary>A choice of a day and of a place in the log; many are next to where something begins, ends or is told.</summary>
    private sealed record Moment(Func<IReadOnlyList<RecordedStep>, DateOnly> DayIn, Func<RecordedStrategy, DateOnly> DayInStrategy, int Choice, int Beside)
    {
        public Knowledge Known(TownInLog told, IReadOnlyList<RecordedStep> history)
        {
            var last = told.Places.Count;
            return new Knowledge(
                told.Town,
                told.Places,
                Choice % 3 == 0 ? 1 + Choice % last : Math.Clamp(told.Places[history[Choice % history.Count].Id] + Beside, 1, last));
        }
    }

    /// <summary>A municipality as it was recorded, with the place of each step and the instant of each place as its history answers them.</summary>
    private sealed record TownInLog(Town Town, string Municipality, IReadOnlyDictionary<Guid, long> Places, IReadOnlyList<string> Instants);

    /// <param name="Known">The history that is asked about, as it was known.</param>
    private sealed record Question(string Address, Func<string> Expected, Func<Task<string>> Answer, string Known);

    private IEnumerable<Question> QuestionsOf(TownInLog told, IReadOnlyList<Moment> moments)
    {
        var next = 0;
        foreach (var partnership in told.Town.Partnerships)
            for (var pair = 0; pair < Pairs; pair++) yield return OfDepth(told, partnership, moments[next++]);

        foreach (var strategy in told.Town.Strategies)
            for (var pair = 0; pair < Pairs; pair++) yield return OfProgress(told, strategy, moments[next++]);

        for (; next < moments.Count; next++) yield return OfList(told, moments[next]);
    }

    private Question OfDepth(TownInLog told, ToldThing partnership, Moment moment)
    {
        var (known, day) = (moment.Known(told, partnership.Steps), moment.DayIn(partnership.Steps));
        var history = known.Of(partnership.Steps);
        return Ask(told, $"partnerships/{partnership.Id}/depth?asOf={day:yyyy-MM-dd}&knownAt={known.Place}", Findings.OfDepth, history, () => WhatStands.HadBegunBy(history, day) ? Findings.OfDepth(history, day) : null);
    }

    private Question OfProgress(TownInLog told, RecordedStrategy strategy, Moment moment)
    {
        var known = moment.Known(told, [.. strategy.History, .. strategy.Measures.SelectMany(measure => measure.History)]);
        var day = moment.DayInStrategy(strategy);
        return Ask(told, $"strategies/{strategy.Id}/progress?asOf={day:yyyy-MM-dd}&knownAt={known.Place}", Findings.OfProgress, known.Of(strategy.History), () =>
            known.Of(strategy, day) is { } then && WhatStands.HadBegunBy(then.History, day) ? Findings.OfProgress(NaiveProgress.Assess(then.History, then.Measures, then.Depths, day)) : null);
    }

    private Question OfList(TownInLog told, Moment moment)
    {
        var partnership = told.Town.Partnerships[moment.Choice % told.Town.Partnerships.Count];
        var (known, day) = (moment.Known(told, partnership.Steps), moment.DayIn(partnership.Steps));
        var (byLevel, atLeast, time) = (moment.Choice % 2 == 0, moment.Choice % 5, $"{known.Place}");
        if (moment.Beside == 0)
        {
            // Some places were given together, and the instant stands for the last of them.
            time = told.Instants[(int)known.Place - 1];
            known = known with { Place = told.Instants.ToList().LastIndexOf(time) + 1 };
        }

        var address = $"partnerships?asOf={day:yyyy-MM-dd}&knownAt={time}&sort={(byLevel ? "level" : "name")}&levelAtLeast={atLeast}&limit=500&total=true";
        return Ask(told, address, Findings.OfList, [], () => Findings.OfList(known, day, byLevel, atLeast));
    }

    private Question Ask(TownInLog told, string path, Func<JsonNode, string> read, IReadOnlyList<RecordedStep> history, Func<string?> expected)
    {
        var address = $"/api/v1/municipalities/{told.Municipality}/{path}";
        return new Question(address, () => expected() ?? "not known", async () =>
        {
            using var response = await _client.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
            var body = await response.Content.ReadAsStringAsync(Cancelled);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => read(JsonNode.Parse(body)!),
                HttpStatusCode.NotFound => "not known",
                var status => $"{(int)status} {body}"
            };
        }, string.Join('\n', history.Select(recorded => $"{told.Places[recorded.Id]}: {recorded.Step}")));
    }

    private async Task<TownInLog> Record(Town town)
    {
        var municipality = _host.NewMunicipality();
        var store = _host.Services.GetRequiredService<IDocumentStore>();
        var begun = new HashSet<Guid>();
        foreach (var turn in town.Turns.Where(turn => turn.Count > 0))
        {
            await using var session = store.LightweightSession(municipality);
            foreach (var (thing, steps) in turn)
            {
                object[] events = [.. steps.Select(recorded =>
                {
                    var wrapped = session.Events.BuildEvent(recorded.Step);
                    wrapped.Id = recorded.Id;
                    return wrapped;
                })];
                if (begun.Add(thing)) session.Events.StartStream(KindOf(steps[0].Step), thing, events);
                else session.Events.Append(thing, events);
            }

            await session.SaveChangesAsync(Cancelled);
        }

        var count = town.Turns.Sum(turn => turn.Sum(thing => thing.Steps.Count));
        await KooperationSpec.Eventually(() => Get($"history?limit=1&total=true"), page => page["total"]!.GetValue<int>() == count);
        var log = new List<JsonNode>();
        while (log.Count < count) log.AddRange((await Get($"history?limit=500&since={log.Count}"))["items"]!.AsArray().OfType<JsonNode>());

        return new TownInLog(
            town,
            municipality,
            log.ToDictionary(entry => entry["stepId"]!.GetValue<Guid>(), entry => entry["logIndex"]!.GetValue<long>()),
            [.. log.Select(entry => entry["knownSince"]!.GetValue<DateTimeOffset>().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture))]);

        async Task<JsonNode> Get(string path) => JsonNode.Parse(await _client.GetStringAsync(new Uri($"/api/v1/municipalities/{municipality}/{path}", UriKind.Relative), Cancelled))!;
    }

    private static Type KindOf(Step first) => first switch
    {
        OrganisationRegistered => typeof(Organisation),
        PartnershipOpened => typeof(Partnership),
        StrategyDrafted => typeof(Strategy),
        _ => typeof(Measure)
    };
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using JasperFx.Events;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Oracle;
using Kooperation.Reports;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Recording;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kooperation.Tests.Reports;

/// <summary>What was published once is told again to the byte, whatever came to be known since.</summary>
public sealed class ReproducingReports
{
    private const int Further = 1_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_report_is_the_same_bytes_after_a_thousand_further_steps_and_a_rebuilding()
    {
        var connection = await TestDatabase.New();
        string municipality;
        long place;
        IReadOnlyList<Told> published;
        await using (var host = KooperationHost.Over(connection))
        {
            var spec = new Municipal(host);
            (municipality, place, published) = await spec.PublishAndGoOn();
            Assert.True(published.Count > 3, $"only {published.Count} reports");
            Assert.Equal(published, await spec.Again(municipality, place, published));
            foreach (var report in published.Take(4)) await spec.AssertRestatedAsReadInBothStates(municipality, report.Report);
        }

        await Disconnect(connection);
        using (var rebuilding = ServiceProcess.Start("Development", new Dictionary<string, string> { ["ConnectionStrings:Kooperation"] = connection }, "projections", "rebuild"))
        {
            Assert.Equal((0, ""), (await rebuilding.Ended(), rebuilding.Errors));
        }

        await using var rebuilt = KooperationHost.Over(connection);
        Assert.Equal(published, await new Municipal(rebuilt).Again(municipality, place, published));
    }

    // A service within this process leaves its connections to be picked up again.
    private static async Task Disconnect(string connection)
    {
        await using var open = new NpgsqlConnection(connection + ";Pooling=false");
        await open.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", open);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    /// <summary>What is told of the figures of a report, in both languages.</summary>
    private sealed record Told(Guid Report, string German, string? ETag, string English);

    private sealed class Municipal(KooperationHost host) : KooperationSpec(host)
    {
        public async Task<(string Municipality, long Place, IReadOnlyList<Told> Published)> PublishAndGoOn()
        {
            var routes = CommandRoute.Of(Host);
            var foreign = await GivenOrganisation("Nachbarstadt e. V.");
            var municipality = Host.NewMunicipality();
            var townHall = new TownHall(municipality, Host.Services.GetRequiredService<IDocumentStore>(), Send, foreign, new Tally(routes));
            var (sent, place, further) = (0, 0L, 0L);
            IReadOnlyList<Told> published = [];

            await new Wishes(routes).Sequence(3_000).SampleAsync(
                async wishes =>
                {
                    foreach (var wish in wishes)
                    {
                        await townHall.Send(wish);
                        if (++sent == 150)
                        {
                            foreach (var report in Reports(routes)) await townHall.Send(report);
                            (place, _, var reports) = await Eventually(() => Listed(municipality), listed => listed.Place == listed.Steps);
                            published = await Tell(municipality, place, reports);
                        }

                        if (sent % 50 == 0 && place > 0 && (further = await LastPlace(municipality) - place) >= Further) break;
                    }
                },
                iter: 1,
                threads: 1);

            Assert.True(further >= Further, $"only {further} further steps");
            return (municipality, place, published);
        }

        /// <summary>The same reports told once more; one that was withdrawn since, as was known when it stood.</summary>
        public Task<IReadOnlyList<Told>> Again(string municipality, long place, IReadOnlyList<Told> published) => Tell(municipality, place, [.. published.Select(one => one.Report)]);

        /// <summary>What a restatement says is what the views say that it was made from, asked in both states.</summary>
        public async Task AssertRestatedAsReadInBothStates(string municipality, Guid report)
        {
            var answer = await Read(municipality, $"reports/{report}/restatement", "en");
            if (answer.Status == HttpStatusCode.NotFound) return; // Withdrawn since.

            var (restated, entry) = (answer.Json, (await Read(municipality, $"reports/{report}", "en")).Json);
            var (asOf, then, now) = (restated["asOf"]!.GetValue<string>(), restated["logIndex"]!.GetValue<long>(), restated["knownAt"]!.GetValue<long>());
            var changes = restated["changes"]!.AsArray().ToDictionary(change => change!["id"]!.GetValue<Guid>(), change => change!);
            var progress = $"strategies/{entry["strategyId"]}/progress?asOf={asOf}&knownAt=";
            var (before, after) = ((await Read(municipality, progress + then, "en")).Json, (await Read(municipality, progress + now, "en")).Json);
            Assert.Equal(JsonNode.DeepEquals(before, after) && changes.Count == 0, restated["isSame"]!.GetValue<bool>());
            AssertFigure(changes, entry["strategyId"]!.GetValue<Guid>(), "atLeast", AtLeast(before), AtLeast(after));

            var (were, are) = (await Levels(then), await Levels(now));
            var told = (await Read(municipality, $"reports/{report}/figures", "en")).Json["partnerships"]!.AsArray().Select(one => one!["id"]!.GetValue<Guid>()).ToHashSet();
            var stayed = told.Where(one => are.ContainsKey(one) && !(changes.GetValueOrDefault(one)?["changes"]!.AsArray().Any(change => change!.GetValue<string>() is "entered" or "left") ?? false));
            foreach (var partnership in stayed) AssertFigure(changes, partnership, "level", were[partnership], are[partnership]);

            var later = restated["laterSteps"]!.AsObject().Sum(count => count.Value!.GetValue<long>());
            Assert.Equal(now - then, later);
            Assert.All(restated["steps"]!.AsArray(), step => Assert.InRange(step!["logIndex"]!.GetValue<long>(), then + 1, now));
            Assert.All(changes.Values.SelectMany(change => change["figures"]!.AsArray()), figure => Assert.NotEmpty(figure!["causes"]!.AsArray()));

            async Task<Dictionary<Guid, string>> Levels(long place) => (await Read(municipality, $"partnerships?limit=500&asOf={asOf}&knownAt={place}", "en")).Json["items"]!.AsArray()
                .ToDictionary(one => one!["id"]!.GetValue<Guid>(), one => one!["level"]!.ToString());
        }

        private static string? AtLeast(JsonNode progress) => progress["figures"]!["implementation"]!["atLeast"]?.ToString();

        private static void AssertFigure(Dictionary<Guid, JsonNode> changes, Guid thing, string name, string? before, string? after)
        {
            var figure = changes.GetValueOrDefault(thing)?["figures"]!.AsArray().FirstOrDefault(one => one!["figure"]!.GetValue<string>() == name);
            if (before == after) Assert.Null(figure);
            else Assert.Equal((before, after), (figure!["before"]?.ToString(), figure["after"]?.ToString()));
        }

        // On whatever strategies there are, of several days.
        private static IEnumerable<Wish> Reports(IReadOnlyList<CommandRoute> routes) =>
            from choice in Enumerable.Range(0, 4)
            from year in new[] { 2022, 2024, 2025 }
            select new Telling(
                routes.Single(route => route.Command == typeof(PublishReport)),
                new Circumstances(Histories.LastDay, 0, DatePrecision.Day, default, default, choice),
                new JsonObject { ["occurredOn"] = $"{Histories.LastDay:O}", ["title"] = $"Bericht {year}", ["period"] = new JsonObject { ["from"] = "2020", ["until"] = $"{year}" } },
                choice);

        private async Task<(long Place, long Steps, IReadOnlyList<Guid> Reports)> Listed(string municipality)
        {
            var place = await LastPlace(municipality);
            await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession(municipality);
            var steps = await session.Events.QueryAllRawEvents().ToListAsync(Cancelled);
            return (place, steps.Count(step => step.EventTypeName != Tombstone.Name), [.. steps.Where(step => step.Data is ReportPublished).Select(step => step.Id)]);
        }

        private async Task<long> LastPlace(string municipality) =>
            (await Read(municipality, "history?order=newest&limit=1", "en")).Json["items"]!.AsArray().FirstOrDefault()?["logIndex"]!.GetValue<long>() ?? 0;

        private async Task<IReadOnlyList<Told>> Tell(string municipality, long place, IReadOnlyList<Guid> reports)
        {
            var told = new List<Told>();
            foreach (var report in reports)
            {
                var then = (await Read(municipality, $"reports/{report}", "de")).Status == HttpStatusCode.OK ? "" : $"?knownAt={place}";
                var (entry, german, english) = (
                    await Read(municipality, $"reports/{report}{then}", "de"), await Read(municipality, $"reports/{report}/figures{then}", "de"), await Read(municipality, $"reports/{report}/figures{then}", "en"));

                Assert.Equal(entry.Json["sha256"]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(german.Body))));
                Assert.True(entry.Json["isReproduced"]!.GetValue<bool>());
                told.Add(new Told(report, german.Body, german.ETag, english.Body));
            }

            return told;
        }

        private async Task<Answer> Read(string municipality, string path, string language)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/{path}");
            question.Headers.AcceptLanguage.ParseAdd(language);
            return await Send(question);
        }
    }
}

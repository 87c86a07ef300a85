using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Progress;

namespace Kooperation.Tests.Reports;

public sealed class ReadingReports(KooperationHost host) : ProgressSpec(host)
{
    [Fact]
    public async Task The_figures_of_a_report_are_those_of_its_day_as_known_at_its_place()
    {
        var (strategy, _, goal) = await GivenStrategy();
        await GivenMeasure(strategy, goal, "Elterncafé", "FB 50", null, Started("2024-02-01"), Completed("2025-03-01"));
        var partnership = await GivenPartnership("Brücke e. V.");
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-03-01", form = "meeting", direction = "mutual" });
        await GivenPartnership("Neue e. V.", "2026-02-01");

        var report = await Published(strategy, "2025");
        var figures = (await Get($"reports/{report.Id}/figures")).Json;

        var state = $"asOf={report.AsOf}&knownAt={report.LogIndex}";
        Assert.True(JsonNode.DeepEquals((await Get($"strategies/{strategy}/progress?{state}")).Json, figures["progress"]));
        var listed = (await Get($"partnerships?{state}")).Json["items"]!.AsArray();
        Assert.Equal([partnership], listed.Select(one => one!["id"]!.GetValue<Guid>()));

        var told = Assert.Single(figures["partnerships"]!.AsArray())!;
        foreach (var name in new[] { "id", "organisationId", "name", "level", "isDormant", "levelName", "dimensions" }) Assert.True(JsonNode.DeepEquals(listed[0]![name], told[name]), name);
        Assert.False(told["hasEnded"]!.GetValue<bool>());
        Assert.Equal((report.AsOf, report.LogIndex), (figures["asOf"]!.GetValue<string>(), figures["logIndex"]!.GetValue<long>()));
    }

    [Fact]
    public async Task What_comes_to_be_known_later_changes_no_figure_of_a_report()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var partnership = await GivenPartnership("Brücke e. V.");
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-03-01", form = "meeting", direction = "mutual" });
        var report = await Published(strategy, "2025");
        var before = await Told(report.Id);

        await GivenMeasure(strategy, goal, "Vätertreff", "FB 50", null, Started("2024-02-01"), Completed("2025-03-01"));
        await Accepted($"steps/{contact.StepId}/withdrawal", new { reason = "ausgefallen" }, "*");
        await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2025-01-01", title = "Wohnen", decisionReference = "Ratsbeschluss 17" });
        await GivenPartnership("Neue e. V.", "2024-02-01");

        Assert.Equal(before, await Told(report.Id));
        Assert.Equal("true", before.Reproduced);
        Assert.Equal(report.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before.German))));
        Assert.NotEqual(before.German, before.English);
    }

    [Fact]
    public async Task A_report_that_is_not_reproduced_says_so()
    {
        var (strategy, _, _) = await GivenStrategy();
        var report = Guid.CreateVersion7();
        await TellAs(strategy, report, new ReportPublished(report, "Bericht", Term("2025", "2025"), null, ["depth/1", "progress/1"], null, 2, PartialDate.Parse("2025-12-31"), new string('a', 64)));

        var entry = await Eventually(() => Get($"reports/{report}"), answer => answer.Status == HttpStatusCode.OK);

        Assert.False(entry.Json["isReproduced"]!.GetValue<bool>());
        Assert.Equal("false", (await Told(report)).Reproduced);
    }

    [Fact]
    public async Task A_report_that_names_no_place_knew_what_was_recorded_before_it()
    {
        var (strategy, _, _) = await GivenStrategy();
        var report = Guid.CreateVersion7();
        await TellAs(strategy, report, new ReportPublished(report, "Alter Bericht", Term("2025", "2025-06"), 4711, ["progress/1"], null));
        await Tell(strategy, new FieldOfActionAdded(Guid.CreateVersion7(), "Wohnen", null).On("2025-01-01"));

        var entry = (await Eventually(() => Get($"reports/{report}"), answer => answer.Status == HttpStatusCode.OK)).Json;

        Assert.Equal((4, "2025-06-30"), (entry["logIndex"]!.GetValue<long>(), entry["asOf"]!.GetValue<string>()));
        Assert.Equal((null, null), (entry["sha256"], entry["isReproduced"]));
        Assert.Equal(["Bildung und Sprache"], (await Get($"reports/{report}/figures")).Json["progress"]!["fields"]!.AsArray().Select(part => part!["title"]!.GetValue<string>()));
        Assert.Equal("", (await Told(report)).Reproduced);
        Assert.Equal("Alter Bericht", (await Read("reports")).Json["items"]![0]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Reports_are_listed_of_all_strategies_or_of_one_those_that_know_most_first()
    {
        var (strategy, _, _) = await GivenStrategy();
        var (other, _, _) = await GivenStrategy("Teilhabeplan");
        var (first, second, third) = (await Published(strategy, "2023"), await Published(other, "2024"), await Published(strategy, "2025"));

        Assert.Equal([third.Id, second.Id, first.Id], await Listed($"reports?atLeast={third.Position}"));
        Assert.Equal([third.Id, first.Id], await Listed($"reports?strategy={strategy}&atLeast={third.Position}"));
        Assert.Empty(await Listed($"reports?asOf=2025-12-31&atLeast={third.Position}"));
        Assert.Equal([third.Id, second.Id, first.Id], await Listed($"reports?asOf=2026-01-01&atLeast={third.Position}"));
        var page = await Get($"reports?limit=2&total=true&atLeast={third.Position}");
        Assert.Equal(3, page.Json["total"]!.GetValue<int>());
        using var next = new HttpRequestMessage(HttpMethod.Get, page.Link);
        Assert.Equal([first.Id], (await Send(next)).Json["items"]!.AsArray().Select(IdOf));
    }

    [Fact]
    public async Task A_report_that_was_withdrawn_is_gone_and_was_there()
    {
        var (strategy, _, _) = await GivenStrategy();
        var report = await Published(strategy, "2025");
        var place = await Eventually(async () => (await Get("history?order=newest&limit=1")).Json["items"]![0]!["logIndex"]!.GetValue<long>(), last => last > report.LogIndex);

        var withdrawn = await Accepted($"steps/{report.Id}/withdrawal", new { reason = "verfrüht" }, "*");

        foreach (var address in new[] { $"reports/{report.Id}", $"reports/{report.Id}/figures" })
        {
            Assert.Equal((HttpStatusCode.NotFound, "In the state that is asked for this was not there: it was not known yet, had not begun by that day, or was withdrawn."), await Sentence(address));
            Assert.Equal(HttpStatusCode.OK, (await Get($"{address}?knownAt={place}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Get($"{address}?knownAt={report.LogIndex}")).Status);
        }

        Assert.Empty(await Listed($"reports?atLeast={withdrawn.Position}"));
        Assert.Equal([report.Id], await Listed($"reports?knownAt={place}"));
    }

    [Fact]
    public async Task A_step_that_publishes_nothing_is_no_report()
    {
        var (strategy, _, _) = await GivenStrategy();

        Assert.Equal(HttpStatusCode.NotFound, (await Get($"reports/{(await StoredOf(strategy))[0].Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"reports/{strategy}/figures")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"reports/{Guid.Empty}")).Status);
    }

    private async Task<(Guid Id, string AsOf, long LogIndex, string Sha256, string Position)> Published(Guid strategy, string year)
    {
        var published = await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2026", title = $"Bericht {year}", period = new { from = year, until = year } });
        var entry = (await Get($"reports/{published.StepId}")).Json;
        return (published.StepId, entry["asOf"]!.GetValue<string>(), entry["logIndex"]!.GetValue<long>(), entry["sha256"]!.GetValue<string>(), published.Position!);
    }

    private async Task TellAs(Guid stream, Guid id, Step step) => await Record(session =>
    {
        var told = session.Events.BuildEvent(step);
        told.Id = id;
        session.Events.Append(stream, told);
    });

    private async Task<Guid> GivenPartnership(string organisation, string openedOn) =>
        (await Accepted("partnerships", new { organisationId = await GivenOrganisation(organisation), occurredOn = openedOn })).Id;

    private async Task<(string German, string English, string? ETag, string Reproduced)> Told(Guid report)
    {
        using var german = new HttpRequestMessage(HttpMethod.Get, At($"reports/{report}/figures"));
        german.Headers.AcceptLanguage.ParseAdd("de");
        using var answer = await Client.SendAsync(german, Cancelled);
        var english = await Get($"reports/{report}/figures");
        return (
            await answer.Content.ReadAsStringAsync(Cancelled), english.Body, answer.Headers.ETag?.Tag,
            answer.Headers.TryGetValues("Kooperation-Reproduced", out var said) ? said.Single() : "");
    }

    private async Task<IEnumerable<Guid>> Listed(string address) => (await Get(address)).Json["items"]!.AsArray().Select(IdOf);

    private async Task<(HttpStatusCode, string)> Sentence(string address)
    {
        var answer = await Get(address);
        return (answer.Status, answer.Json["detail"]!.GetValue<string>());
    }

    private static Guid IdOf(JsonNode? report) => report!["id"]!.GetValue<Guid>();
}

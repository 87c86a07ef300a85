using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Strategies;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Reports;

public sealed class PublishingAReport(KooperationHost host) : StrategySpec(host)
{
    private static readonly string Sha256 = new('a', 64);

    [Fact]
    public async Task A_report_knows_every_step_recorded_before_it_and_the_rules_in_force()
    {
        var strategy = await GivenStrategy();
        var last = await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" });

        var published = await Accepted($"strategies/{strategy}/reports", new
        {
            occurredOn = "2023-03",
            title = "Zweiter Controlling-Bericht",
            period = new { from = "2021", until = "2022" },
            document = new { link = "https://stadt.example/bericht-2.pdf", sha256 = Sha256 }
        });

        var report = Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last());
        Assert.Equal(
            (published.StepId, "Zweiter Controlling-Bericht", new Term(PartialDate.Year(2021), PartialDate.Year(2022)), "https://stadt.example/bericht-2.pdf"),
            (report.ReportId, report.Title, report.Period, report.Document?.Link));
        Assert.Equal(["depth/1", "progress/1"], report.Rules);
        Assert.Equal((await PlaceOf(last.StepId), PartialDate.Parse("2022-12-31"), null), (report.LogIndex, report.AsOf, report.Position));
        Assert.Equal(report.Sha256, Sha256Of(await InGerman($"reports/{published.StepId}/figures")));
    }

    [Fact]
    public async Task A_report_may_know_less_and_be_of_another_day()
    {
        var strategy = await GivenStrategy();
        var before = await PlaceOf((await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" })).StepId);
        await GivenField(strategy, "Wohnen");

        await Accepted($"strategies/{strategy}/reports", Report(knownAt: before, asOf: "2023-02-01"));

        var report = Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last());
        Assert.Equal((before, PartialDate.Parse("2023-02-01")), (report.LogIndex, report.AsOf));
    }

    [Fact]
    public async Task A_report_on_a_period_that_goes_on_is_of_today()
    {
        var strategy = await GivenStrategy();

        var today = Host.Services.GetRequiredService<Today>().InGermany;

        await Accepted($"strategies/{strategy}/reports", new { occurredOn = today.ToString("O"), title = "Bericht", period = new { from = "2021", until = (string?)null } });
        Assert.Equal(today, Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last()).AsOf.Earliest);

        await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2023-03", title = "Bericht", period = new { from = "2021", until = (string?)null } });
        Assert.Equal(new DateOnly(2023, 3, 31), Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last()).AsOf.Earliest);
    }

    [Fact]
    public async Task A_report_is_not_published_before_the_day_of_its_figures_nor_corrected_to_be()
    {
        var strategy = await GivenStrategy();
        const string TooEarly = "The figures are of 31 December 2022: a report cannot have been published before the day of its figures.";

        var refused = await Refused($"strategies/{strategy}/reports", new { occurredOn = "2022-11", title = "Bericht", period = new { from = "2021", until = "2022" } }, TooEarly);
        Assert.NotNull(refused.ErrorAt("/occurredOn"));
        await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2022-12", title = "Bericht", period = new { from = "2021", until = "2022" } });
        var published = await Accepted($"strategies/{strategy}/reports", new { occurredOn = (string?)null, title = "Bericht", period = new { from = "2021", until = "2022" } });

        var known = Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last());
        await Refused($"steps/{published.StepId}/corrections", Correction(known, "2022-11-30"), TooEarly, "*");
    }

    [Fact]
    public async Task Before_a_strategy_was_drafted_there_is_nothing_to_report_on()
    {
        var strategy = await GivenStrategy();

        await Refused(
            $"strategies/{strategy}/reports",
            new { occurredOn = "2022", title = "Bericht", period = new { from = "2018", until = "2019" } },
            "31 December 2019 lies before the strategy was drafted: there was nothing to report on.");
    }

    [Fact]
    public async Task Up_to_where_a_report_knows_the_steps_may_be_an_instant_and_is_said_in_the_answer()
    {
        var strategy = await GivenStrategy();
        var place = await PlaceOf((await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" })).StepId);
        var at = (await Get("history?limit=500")).Json["items"]!.AsArray().Single(one => one!["logIndex"]!.GetValue<long>() == place)!["knownSince"]!.GetValue<DateTimeOffset>();
        await GivenField(strategy, "Wohnen");

        using var request = new HttpRequestMessage(HttpMethod.Post, At($"strategies/{strategy}/reports"))
        {
            Content = JsonContent.Create(new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" }, knownAt = at.UtcDateTime.ToString("O") })
        };
        using var answer = await Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(($"{place}; {at.UtcDateTime:O}", "2022-12-31"), (answer.Headers.GetValues("Kooperation-Known-At").Single(), answer.Headers.GetValues("Kooperation-As-Of").Single()));
        Assert.Equal(place, Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last()).LogIndex);

        const string NoPlace = "A place in the log is expected here, a day, or an instant with its offset, such as 2026-04-15T09:00:00Z.";
        await Malformed($"strategies/{strategy}/reports", Known("2199-01-01T00:00:00Z"), "/knownAt", "Nobody knows yet what will be known then.");
        await Malformed($"strategies/{strategy}/reports", Known("1999-01-01T00:00:00Z"), "/knownAt", "Nothing was recorded by then.");
        await Malformed($"strategies/{strategy}/reports", Known("gestern"), "/knownAt", NoPlace);
        await Malformed($"strategies/{strategy}/reports", Known(-1), "/knownAt", NoPlace);
        await Malformed($"strategies/{strategy}/reports", Known(1.5), "/knownAt", NoPlace);
        await Malformed(
            $"strategies/{strategy}/reports", Known(true), "/knownAt", "A place in the log is expected here, a whole number, or an instant with its offset, such as \"2026-04-15T09:00:00Z\".");

        static object Known(object knownAt) => new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" }, knownAt };
    }

    [Fact]
    public async Task A_report_knows_what_there_was_to_know()
    {
        var before = await PlaceOf((await Accepted("organisations", new { name = "Verein", kind = "association", foundedOn = "1990", occurredOn = "2010" })).StepId);
        var strategy = await GivenStrategy();

        var last = await PlaceOf(strategy);
        await Malformed($"strategies/{strategy}/reports", Report(knownAt: last + 9), "/knownAt", $"The log of this municipality has no such place; the last one is {last}.");
        await Malformed($"strategies/{strategy}/reports", Report(knownAt: 0), "/knownAt", $"The log of this municipality has no such place; the last one is {last}.");
        var refused = await Refused(
            $"strategies/{strategy}/reports", Report(knownAt: before), $"At place {before} of the log nothing was recorded of this strategy: name a later one.");
        Assert.NotNull(refused.ErrorAt("/knownAt"));
    }

    [Fact]
    public async Task A_report_is_of_a_whole_day_that_has_come_and_that_its_period_had_reached()
    {
        var strategy = await GivenStrategy();

        await Malformed($"strategies/{strategy}/reports", Report(asOf: "2022-12"), "/asOf", "A whole day is expected here, such as 2026-11-18.");
        var future = await Refused($"strategies/{strategy}/reports", Report(asOf: "2199-12-31"), "31 December 2199 lies in the future: figures are of a day that has come.");
        var early = await Refused(
            $"strategies/{strategy}/reports", Report(asOf: "2020-12-31"), "The period has not begun on 31 December 2020: a report tells of it, or of its time after.");
        Assert.All([future, early], refused => Assert.NotNull(refused.ErrorAt("/asOf")));
    }

    [Fact]
    public async Task What_a_report_knew_is_not_for_the_caller_to_say()
    {
        var strategy = await GivenStrategy();

        await Malformed(
            $"strategies/{strategy}/reports",
            new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" }, position = 1 },
            "/position",
            "This property is unknown.");
        await Malformed(
            $"strategies/{strategy}/reports",
            new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" }, sha256 = Sha256 },
            "/sha256",
            "This property is unknown.");
        await Malformed(
            $"strategies/{strategy}/reports",
            new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" }, rules = new[] { "progress/0" } },
            "/rules",
            "This property is unknown.");
    }

    public static TheoryData<object, string, string> Flaws => new()
    {
        { new { from = "2199", until = (string?)null }, "/period", "The year 2199 lies in the future: a report tells of time that has passed." },
        { new { from = (string?)null, until = "2199-12-31" }, "/period", "31 December 2199 lies in the future: a report tells of time that has passed." },
        { new { from = "2023", until = "2022" }, "/period", "A period cannot end before it begins." }
    };

    [Theory]
    [MemberData(nameof(Flaws), DisableDiscoveryEnumeration = true)]
    public async Task A_report_tells_of_time_that_has_passed(object period, string at, string sentence)
    {
        var strategy = await GivenStrategy();

        var refused = await Refused($"strategies/{strategy}/reports", new { occurredOn = "2023", title = "Bericht", period }, sentence);

        Assert.NotNull(refused.ErrorAt(at));
    }

    [Fact]
    public async Task A_report_has_a_title()
    {
        var strategy = await GivenStrategy();

        await Refused(
            $"strategies/{strategy}/reports", new { occurredOn = "2023", title = "", period = new { from = "2021", until = "2022" } }, "This must not be empty.");
    }

    [Fact]
    public async Task Of_a_report_everything_can_be_corrected_but_what_it_knew()
    {
        var strategy = await GivenStrategy();
        var published = await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" } });
        var known = Assert.IsType<ReportPublished>((await StepsOf(strategy)).Last());
        var corrections = $"steps/{published.StepId}/corrections";

        const string KnewThat = "What a report knew, of which day and by which rules it was written cannot be corrected: publish another one.";
        await Refused(corrections, Correction(known with { LogIndex = known.LogIndex - 1 }), KnewThat, "*");
        await Refused(corrections, Correction(known with { LogIndex = null }), KnewThat, "*");
        await Refused(corrections, Correction(known with { AsOf = PartialDate.Parse("2022-12-30") }), KnewThat, "*");
        await Refused(corrections, Correction(known with { Sha256 = Sha256 }), KnewThat, "*");
        await Refused(corrections, Correction(known with { Position = 1 }), KnewThat, "*");
        await Refused(corrections, Correction(known with { Rules = ["depth/1", "progress/2"] }), KnewThat, "*");
        await Refused(
            corrections,
            Correction(known with { ReportId = Guid.CreateVersion7() }),
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");
        await Accepted(corrections, Correction(known), "*");

        var entry = (await Get($"reports/{published.StepId}")).Json;
        Assert.Equal(("Erster Bericht", true), (entry["title"]!.GetValue<string>(), entry["isReproduced"]!.GetValue<bool>()));
    }

    private static object Correction(ReportPublished known, string occurredOn = "2023-04") => new
    {
        replacement = new
        {
            @event = "ReportPublished",
            occurredOn,
            reportId = known.ReportId,
            title = "Erster Bericht",
            period = new { from = "2021", until = "2022-06" },
            position = known.Position,
            rules = known.Rules,
            logIndex = known.LogIndex,
            asOf = known.AsOf.ToString(),
            sha256 = known.Sha256
        },
        reason = "verlesen"
    };

    private static object Report(long? knownAt = null, string? asOf = null) =>
        new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" }, knownAt, asOf };

    // Its place in the log, once it has one.
    private async Task<long> PlaceOf(Guid step)
    {
        var history = await Eventually(async () => (await Get("history?limit=500")).Json["items"]!.AsArray(), items => items.Any(one => IsOf(one!)));
        return history.First(one => IsOf(one!))!["logIndex"]!.GetValue<long>();

        bool IsOf(JsonNode one) => one["stepId"]!.GetValue<Guid>() == step || one["stream"]!.GetValue<Guid>() == step;
    }

    private async Task<string> InGerman(string path)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, At(path));
        question.Headers.AcceptLanguage.ParseAdd("de");
        return (await Send(question)).Body;
    }

    private static string Sha256Of(string answer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer)));
}

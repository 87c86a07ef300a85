using System.Net;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Progress;

namespace Kooperation.Tests.Dashboard.Strategies;

public sealed class ShowingStrategies(KooperationHost host) : StrategyPageSpec(host)
{
    [Fact]
    public async Task Without_a_strategy_it_says_what_to_do_first()
    {
        (await Show("strategies", more: "")).Says("Noch ist keine Strategie erfasst.", "Zuerst ist die Fassung anzulegen");
        (await Show("strategies", more: "asOf=1900-01-01")).Says("Zum betrachteten Zeitpunkt gab es noch keine Strategie.");
    }

    [Fact]
    public async Task Each_strategy_has_its_four_figures_with_a_way_to_why()
    {
        var strategy = await GivenHalfWay();

        var page = await Show("strategies");

        page.Says(
            "Beschlossen am 1. Februar 2022", "Umsetzung 50 %", "erwartet 50 %", "Wirkung 1 Indikator", "Aktualität aktuell", "Beteiligung 0 von 1 mit Partner", "1 grün");
        foreach (var figure in new[] { "implementation", "effect", "freshness", "participation" })
            Assert.Contains($"/strategies/{strategy}/progress/explain?figure=%2Ffigures%2F{figure}", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_shows_fields_goals_measures_indicators_and_what_was_set_by_hand()
    {
        var strategy = await GivenHalfWay();
        await Tell(strategy, new ProgressOverridden(Guid.CreateVersion7(), strategy, 80, "Zwischenstand der Leitung", PartialDate.Parse("2026-12-31")).On("2026-11-01"));

        (await Show($"strategies/{strategy}")).Says(
            "Herausgegeben von Amt für Integration", "am 1. Februar 2022, Rat, Ratsbeschluss 0108/2022",
            "Von Hand gesetzt: 80 % bis 31. Dezember 2026. Grund: Zwischenstand der Leitung",
            "Bildung und Sprache", "Eltern erreichen die Schule", "Elterncafé", "laufend seit dem 1. Februar 2024",
            "Zeitleiste der Maßnahmen", "Zuletzt gemessen: 20", "Kein Zeichen", "Noch ist kein Bericht veröffentlicht.");
        (await Show($"strategies/{strategy}", "en")).Says("Implementation 50%", "expected 50%", "Set by hand: 80% until 31 December 2026");
    }

    [Fact]
    public async Task What_was_dropped_stands_apart()
    {
        var (strategy, _, goal) = await GivenStrategy();
        await GivenMeasure(strategy, goal, "Begegnungsort", more: new MeasureDropped("kein Raum").On("2025-01-01"));

        (await Show($"strategies/{strategy}")).Says("Entfallen oder zusammengeführt; sie zählen nicht mit Begegnungsort", "Zählt nicht mit");
    }

    [Fact]
    public async Task A_second_day_stands_beside_the_first()
    {
        var strategy = await GivenHalfWay();
        var compared = $"asOf={Today}&comparedWith=2024-01-15";

        (await Show($"strategies/{strategy}", more: compared)).Says("am 15. Januar 2024:");
        (await Show("strategies", more: compared)).Says("am 15. Januar 2024:");
        (await Show($"strategies/{strategy}", more: $"asOf={Today}&comparedWith=2020-01-01")).Says("Am 1. Januar 2020 gab es diese Strategie noch nicht.");
    }

    [Fact]
    public async Task Before_it_began_and_under_an_unknown_id_a_page_says_so()
    {
        var (strategy, _, _) = await GivenStrategy();
        Assert.Equal(HttpStatusCode.NotFound, (await Show($"strategies/{strategy}", more: "asOf=1900-01-01")).Status);

        using var window = new BrowserWindow(Host);
        await window.SignIn("verwaltung");
        var page = await window.Open($"/municipalities/03241001/strategies/{Guid.CreateVersion7()}");
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("Unter dieser Kennung führt diese Kommune nichts.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_hostile_breaks_no_page()
    {
        var long_ = new string('ä', 10_000);
        var (strategy, part, goal) = await GivenStrategy("<script>alert(1)</script>\u202E😀", word: null);
        var wordless = Guid.CreateVersion7();
        await Tell(strategy, new GoalSet(wordless, part, null).On("2022-01-01"), new FieldOfActionAdded(Guid.CreateVersion7(), long_, null).On("2022-01-01"));

        (await Show($"strategies/{strategy}")).Says(
            "<script>alert(1)</script>\u202E😀", "Ziel ohne Wortlaut in der Quelle", "Für dieses Ziel ist noch keine Maßnahme geplant.", "Dieses Handlungsfeld hat noch kein Ziel.", long_);

        await GivenMeasure(strategy, goal, "\"><img src=x onerror=alert(1)>", office: null);
        var page = await Show($"strategies/{strategy}");
        page.Says("\"><img src=x onerror=alert(1)>", "kein Amt genannt");
        Assert.DoesNotContain("<script>", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("progress.csv", "text/csv", "Die Strategie im Ganzen,50")]
    [InlineData("timeline.svg", "image/svg+xml", "Elterncafé")]
    public async Task A_chart_can_be_taken_away(string file, string mediaType, string holds)
    {
        var strategy = await GivenHalfWay();

        using var answer = await Client.GetAsync($"/municipalities/{Municipality}/strategies/{strategy}/charts/{file}?asOf={Today}&atLeast={Position}", Cancelled);

        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(holds, await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync($"/municipalities/{Municipality}/strategies/{strategy}/charts/other.csv?atLeast={Position}", Cancelled)).StatusCode);
    }

    // One measure with two milestones, one of which is reached, and an indicator that was measured once.
    private async Task<Guid> GivenHalfWay()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var (first, second, indicator) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Tell(
            strategy,
            new IndicatorDefined(indicator, goal, "Anmeldungen", "Kinder", Direction.Up, 10m, PartialDate.Parse("2022"), 40m, PartialDate.Parse("2027"), 4).On("2022-01-01"),
            new IndicatorMeasured(indicator, 20m, Bound.Exact).On("2025-06-30"));
        await GivenMeasure(strategy, goal, more:
        [
            new MilestonePlanned(first, "Raum gefunden", PartialDate.Parse("2024-06-30"), null, null).On("2024-01-01"),
            new MilestonePlanned(second, "Eröffnet", PartialDate.Parse("2026-12-31"), null, null).On("2024-01-01"),
            Started("2024-02-01"),
            new MilestoneReached(first, null).On("2024-06-01"),
            Told("2026-11-01")
        ]);
        return strategy;
    }
}

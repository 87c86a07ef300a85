using System.Net;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Dashboard.Strategies;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Progress;

namespace Kooperation.Tests.Dashboard.Measures;

public sealed class ShowingMeasures(KooperationHost host) : StrategyPageSpec(host)
{
    [Fact]
    public async Task The_list_is_filtered_and_says_when_nothing_fits()
    {
        (await Show("measures")).Says("Zum betrachteten Zeitpunkt gab es noch keine Maßnahme.");
        (await Show("measures", more: "")).Says("Noch ist keine Maßnahme geplant.");

        var (strategy, _, goal) = await GivenStrategy();
        await GivenMeasure(strategy, goal);
        await GivenMeasure(strategy, goal, "Zeitung", office: null);

        (await Show("measures")).Says("2 Maßnahmen", "Elterncafé", "FB 50", "Zeitung", "kein Amt genannt");
        var filtered = await Show("measures?office=fb+50");
        filtered.Says("1 Maßnahme", "Elterncafé");
        filtered.DoesNotSay("Zeitung");
        (await Show("measures?state=completed")).Says("Keine Maßnahme passt.");
        Assert.Equal(HttpStatusCode.BadRequest, (await Show("measures?state=late")).Status);
    }

    [Fact]
    public async Task A_long_list_has_pages_that_keep_the_filter()
    {
        var (strategy, _, goal) = await GivenStrategy();
        for (var number = 10; number < 62; number++) await GivenMeasure(strategy, goal, $"Nr. {number}");

        var first = await Show($"measures?strategy={strategy}");
        first.Says("52 Maßnahmen", "Nr. 59", "Nächste Seite");
        first.DoesNotSay("Nr. 60");
        var next = System.Text.RegularExpressions.Regex.Match(first.Html, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value;

        var second = await Open(WebUtility.HtmlDecode(next));
        second.Says("Nr. 60", "Nr. 61", "Zurück zur ersten Seite");
        second.DoesNotSay("Nr. 59");
        (await Show($"strategies/{strategy}")).Says("Alle 52 Maßnahmen dieses Ziels");
    }

    [Fact]
    public async Task A_measure_shows_where_it_belongs_how_it_stands_and_every_step()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var (partnership, first, second) = (await GivenPartnership("Sprachcafé e. V."), Guid.CreateVersion7(), Guid.CreateVersion7());
        var measure = await GivenMeasure(strategy, goal, more:
        [
            new CallOpened(PartialDate.Parse("2023-03-31"), 5_000_00).On("2023-02-01"),
            new MilestonePlanned(first, "Raum gefunden", PartialDate.Parse("2024-06-30"), null, null).On("2024-01-01"),
            new MilestonePlanned(second, "Eröffnet", PartialDate.Parse("2025-01-31"), null, null).On("2024-01-01"),
            Started("2024-02-01"),
            Involved(partnership, "2024-03-01"),
            new MilestoneReached(first, null).On("2024-06-01"),
            Told("2026-11-01")
        ]);

        var page = await Show($"measures/{measure}");

        page.Says(
            "Strategien Integrationskonzept Bildung und Sprache Eltern erreichen die Schule", "Stand Laufend, seit dem 1. Februar 2024", "Zuständig FB 50", "Kosten höchstens 50.000 €",
            "Umsetzung 50 %", "Raum gefunden erreicht am 1. Juni 2024", "Eröffnet 663 Tage überfällig", "Sprachcafé e. V.", "Durchführung, 1. März 2024",
            "Eröffnet am 1. Februar 2023 · Bewerbung bis 31. März 2023 · höchstens 5.000 € je Antrag", "Meilenstein erreicht Meilenstein Raum gefunden");
        Assert.Contains($"href=\"/municipalities/{Municipality}/partnerships/{partnership}", page.Html, StringComparison.Ordinal);
        Assert.Contains($"/api/v1/municipalities/{Municipality}/measures/{measure}/dossier", page.Html, StringComparison.Ordinal);
        Assert.True(page.Text.IndexOf("Stand der Maßnahme berichtet", StringComparison.Ordinal) < page.Text.IndexOf("Maßnahme geplant", StringComparison.Ordinal), "the newest step comes first");
    }

    [Fact]
    public async Task What_was_corrected_or_withdrawn_is_struck_through_and_readable()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, more: [Told("2024-05-01"), Told("2024-06-01")]);
        var reports = (await StoredOf(measure)).Skip(1).Select(step => step.Id).ToList();
        await Tell(
            measure,
            new StepCorrected(reports[0], new MeasureReported("steht still").On("2024-05-01"), "verwechselt") { OccurredOn = PartialDate.Parse("2024-07-01") },
            new StepWithdrawn(reports[1], "doppelt erfasst") { OccurredOn = PartialDate.Parse("2024-07-02") });

        var page = await Show($"measures/{measure}", more: "");

        page.Says("berichtigt", "läuft steht still", "zurückgezogen", "verwechselt", "doppelt erfasst", "Berichtigt am", "Zurückgezogen am");
        Assert.Matches("<del>\\s*<span class=\"text\" dir=\"auto\">läuft</span>\\s*</del>\\s*<ins>\\s*<span class=\"text\" dir=\"auto\">steht still</span>", WebUtility.HtmlDecode(page.Html));
        Assert.Contains("<del>Stand der Maßnahme berichtet</del>", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_with_nothing_but_a_title_says_what_would_mend_it()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, "<script>\u202E" + new string('x', 10_000), office: null, more: Started("2024-02-01"));

        var page = await Show($"measures/{measure}");

        page.Says("<script>\u202E", "nicht bewertbar", "Kein Amt ist genannt. Abhilfe", "Kein Meilenstein ist geplant.", "ist keine Partnerorganisation erfasst");
        Assert.DoesNotContain("<script>", page.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_second_day_stands_beside_the_first()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, more: [Started("2024-02-01"), Completed("2026-05-01")]);

        (await Show($"measures/{measure}", more: $"asOf={Today}&comparedWith=2024-03-01")).Says("Umsetzung 100 %", "am 1. März 2024: nicht bewertbar");
        (await Show("measures", more: $"asOf={Today}&comparedWith=2024-03-01")).Says("am 1. März 2024: laufend, nicht bewertbar");
        (await Show($"measures/{measure}", more: $"asOf={Today}&comparedWith=2020-01-01")).Says("Am 1. Januar 2020 war diese Maßnahme noch nicht geplant.");
        Assert.Equal(HttpStatusCode.NotFound, (await Show($"measures/{measure}", more: "asOf=1900-01-01")).Status);
    }
}

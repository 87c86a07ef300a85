using Kooperation.Dashboard.Charts;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Tests.Dashboard.Charts;

/// <summary>Charts that are looked at before they are approved. All of it is invented.</summary>
public static class Samples
{
    public static readonly string Hostile =
        "<script>alert('1')</script> \u202Eesrever\u202C \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud800 \0\u000b\uffff & Ö\u0301\u0301\u0301\u0301\u0301\u0301 "
        + new string('x', 10_000);

    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Sentence Measures = new("measures", "Maßnahmen");

    private static readonly string[] German = ["unbekannt", "bekannt", "Austausch", "abgestimmtes Handeln", "gemeinsames Handeln", "geteilte Verantwortung"];
    private static readonly string[] English = ["unknown", "known", "exchange", "aligned action", "joint action", "shared responsibility"];

    public static readonly IReadOnlyDictionary<string, Func<Tongue, Chart>> All = new Dictionary<string, Func<Tongue, Chart>>
    {
        ["progress-of-fields"] = tongue => ProgressChart.Draw(
            [
                new(In(tongue, "Education", "Bildung"), 54, 12, 40), new(In(tongue, "Work and training", "Arbeit und Ausbildung"), 20, 46, 35),
                new(In(tongue, "Housing", "Wohnen"), null, 100, 60), new(In(tongue, "Health", "Gesundheit"), 100, 0, 98),
                new(In(tongue, "Participation", "Politische Teilhabe"), 0, 0, 3),
                new(In(tongue, "Culture", "Kultur"), 12, 0, null)
            ], Place(tongue)),
        ["progress-of-one"] = tongue => ProgressChart.Draw([new("", 54, 46, 60)], Place(tongue)),
        ["progress-not-assessable"] = tongue => ProgressChart.Draw([new("", null, 100, null)], Place(tongue)),
        ["progress-empty"] = tongue => ProgressChart.Draw([], Place(tongue)),
        ["progress-hostile"] = tongue => ProgressChart.Draw([new(Hostile, 1, 99, 200), new("=HYPERLINK(\"x\")", -5, 300, -20)], Place(tongue)),

        ["profile"] = tongue => ProfileChart.Draw(new DimensionProfile(Dimensions(tongue, [3, 2, 2, 0, 1]), In(tongue, "22 November 2026", "22. November 2026")), Place(tongue)),
        ["profile-compared"] = tongue => ProfileChart.Draw(
            new DimensionProfile(Dimensions(tongue, [3, 2, 4, 0, 1], [2, 3, 2, null, 4]), In(tongue, "22 November 2026", "22. November 2026"), In(tongue, "wanted", "gewünscht")),
            Place(tongue)),
        ["profile-hostile"] = tongue => ProfileChart.Draw(new DimensionProfile([new(Hostile, 9, -3), new("", -1, 7)], Hostile, Hostile), Place(tongue)),

        ["depth"] = tongue => DepthCourseChart.Draw(new DepthCourse(
            [
                new(new(2023, 2, 14), new(2023, 6, 1), 1, false, [In(tongue, "qualification offered", "Qualifizierung angeboten")]),
                new(new(2023, 6, 2), new(2024, 3, 9), 2, false, [In(tongue, "meeting", "Treffen")]),
                new(new(2024, 3, 10), new(2024, 3, 27), 3, false,
                    [In(tongue, "agreement signed", "Vereinbarung unterzeichnet"), In(tongue, "joint event held", "gemeinsame Veranstaltung")]),
                new(new(2024, 3, 28), new(2025, 3, 31), 4, false, [In(tongue, "decision delegated", "Entscheidung übertragen")]),
                new(new(2025, 4, 1), new(2027, 3, 9), 3, false, [In(tongue, "delegation ends", "Übertragung endet")]),
                new(new(2027, 3, 10), new(2027, 11, 17), 2, false, [In(tongue, "agreement ends", "Vereinbarung läuft aus")]),
                new(new(2027, 11, 18), null, 0, true, [In(tongue, "last contact fades", "der letzte Kontakt verblasst")])
            ], Today, Names(tongue), In(tongue, "dormant", "ruhend")), Place(tongue)),
        ["depth-of-one-step"] = tongue =>
            DepthCourseChart.Draw(new DepthCourse([new(Today, null, 1, false, [])], Today, Names(tongue), In(tongue, "dormant", "ruhend")), Place(tongue)),
        ["depth-empty"] = tongue => DepthCourseChart.Draw(new DepthCourse([], Today, Names(tongue), In(tongue, "dormant", "ruhend")), Place(tongue)),
        ["depth-crowded"] = tongue => DepthCourseChart.Draw(new DepthCourse(
            [
                .. Enumerable.Range(0, 60).Select(at => new DepthSpan(
                    new DateOnly(2019, 1, 1).AddDays(at * at), new DateOnly(2019, 1, 1).AddDays((at + 1) * (at + 1) - 1), at * 7 % 6, false, [Hostile]))
            ],
            Today, Names(tongue), In(tongue, "dormant", "ruhend")), Place(tongue)),

        ["timeline"] = tongue => TimelineChart.Draw(new Timeline(Measures,
            [
                new(In(tongue, "Language café in every district", "Sprachcafé in jedem Stadtbezirk"), Term("2024-03-01", "2026-12-31"), In(tongue, "running", "läuft"),
                    [new("A", PartialDate.Parse("2024-11-15"), true), new("B", PartialDate.Parse("2026-03"), false), new("C", PartialDate.Parse("2026-12-01"), false)]),
                new(In(tongue, "Advisory board for migration and participation", "Beirat für Migration und Teilhabe einrichten"), Term("2023", "2025-06"),
                    In(tongue, "completed", "abgeschlossen"), [new("A", PartialDate.Parse("2025"), true)]),
                new(In(tongue, "Mentors for trainees", "Patenschaften für Auszubildende"), Term("2025-09", ""), In(tongue, "established", "verstetigt"), []),
                new(In(tongue, "Rooms for associations", "Räume für Vereine"), Term("", "2026-09-30"), In(tongue, "deferred", "zurückgestellt"), []),
                new(In(tongue, "Guide in seven languages", "Wegweiser in sieben Sprachen"), Term("", ""), In(tongue, "draft", "Entwurf"), []),
                new(In(tongue, "Call for projects", "Projektaufruf"), Term("2027-02-01", "2027-02-28"), In(tongue, "approved", "beschlossen"), [])
            ], Today), Place(tongue)),
        ["timeline-empty"] = tongue => TimelineChart.Draw(new Timeline(Measures, [], Today), Place(tongue)),
        ["timeline-hostile"] = tongue => TimelineChart.Draw(new Timeline(Measures,
            [
                new(Hostile, Term("1800", "2199-12-31"), Hostile, [new(Hostile, PartialDate.Unknown, false), new("x", PartialDate.Parse("1801-02"), false)]),
                new("\u202Eabc", Term("2026-05-01", "2025-05-01"), "", [])
            ],
            Today), Place(tongue)),

        ["matrix"] = tongue => MatrixChart.Draw(Matrix(tongue,
            [
                new(In(tongue, "Education", "Bildung"), 11), new(In(tongue, "Work and training", "Arbeit und Ausbildung"), 3), new(In(tongue, "Housing", "Wohnen"), 0),
                new(In(tongue, "Health", "Gesundheit"), 1),
                new(In(tongue, "Participation", "Politische Teilhabe und Beiräte in den Stadtbezirken"), 14), new(In(tongue, "Anti-racism", "Antirassismus"), 2),
                new(In(tongue, "Sports", "Sport"), 0)
            ],
            [
                new("Neue Nachbarn e. V.", [4, 1, 0, 1, 2]), new("Verein der Freundinnen und Freunde des Fußballs", [1]), new("جمعية الأمل", [0, 0, 0, 0, 12, 2]),
                new("Kulturbrücke", []),
                new("Frauen im Stadtteil", [6, 2])
            ]), Place(tongue)),
        ["matrix-empty"] = tongue => MatrixChart.Draw(Matrix(tongue, [], []), Place(tongue)),
        ["matrix-hostile"] = tongue => MatrixChart.Draw(Matrix(tongue,
            [.. Enumerable.Range(1, 30).Select(at => new MatrixColumn($"{at} {Hostile}", at % 4 * 1_000_000))],
            [.. Enumerable.Range(1, 5).Select(at => new MatrixRow($"@{at} {Hostile}", [.. Enumerable.Range(1, 40).Select(column => at * column % 7)]))]), Place(tongue)),

        ["indicator"] = tongue => IndicatorChart.Draw(new IndicatorCourse(In(tongue, "Pupils with a leaving certificate, percent", "Jugendliche mit Schulabschluss, Prozent"),
            [Point("2019", 61.5m), Point("2021", 64m), Point("2022", 63.2m), Point("2023", 66.8m), Point("2025-07", 69.1m)],
            Point("2017", 58m), Point("2030", 80m), 78.4m, IsUp: true), Place(tongue)),
        ["indicator-without-projection"] = tongue => IndicatorChart.Draw(new IndicatorCourse(In(tongue, "University entrance, percent", "Hochschulreife, Anteil in Prozent"),
            [Point("2016", 44.2m)], Point("2014", 41m), Point("2018", 47m), null, IsUp: true), Place(tongue)),
        ["indicator-empty"] = tongue => IndicatorChart.Draw(new IndicatorCourse(Hostile, [], null, null, null, IsUp: false), Place(tongue)),
        ["indicator-going-down"] = tongue => IndicatorChart.Draw(new IndicatorCourse(In(tongue, "Complaints in a year", "Beschwerden im Jahr"),
            [Point("2024-01-05", 1200m), Point("2024-08-01", 900m), Point("2025-02-11", -50.25m)], null, Point("2025-12-31", 100m), -800m, IsUp: false), Place(tongue)),

        ["funnel"] = tongue => FunnelChart.Draw(new OfferFunnel(20, 12, 7, 3, 5), Place(tongue)),
        ["funnel-empty"] = tongue => FunnelChart.Draw(new OfferFunnel(0, 0, 0, 0, 0), Place(tongue)),

        ["distribution"] = tongue => DistributionChart.Draw(Levels(tongue, [1, 2, 4, 7, 9, 3], dormant: 2), Place(tongue)),
        ["distribution-of-none"] = tongue => DistributionChart.Draw(Levels(tongue, [0, 0, 0, 0, 0, 0], dormant: 0), Place(tongue)),
        ["distribution-of-one"] = tongue => DistributionChart.Draw(Levels(tongue, [0, 0, 1, 0, 0, 0], dormant: 0), Place(tongue)),

        ["movement"] = tongue => MovementChart.Draw(new LevelMovement(new(2025, 11, 22), Today,
            [new(0, 1, 4), new(1, 1, 3), new(1, 2, 5), new(2, 2, 9), new(2, 1, 2), new(3, 3, 1), new(3, 4, 1), new(4, 2, 1), new(2, 0, 12)]), Place(tongue)),
        ["movement-empty"] = tongue => MovementChart.Draw(new LevelMovement(new(2025, 11, 22), Today, []), Place(tongue))
    };

    private static ChartPlace Place(Tongue tongue) => new("chart", In(tongue, "Kooperation, invented for a test", "Kooperation, für einen Test erfunden"), tongue);

    private static string In(Tongue tongue, string english, string german) => new Sentence(english, german).In(tongue);

    private static string[] Names(Tongue tongue) => tongue == Tongue.German ? German : English;

    private static IReadOnlyList<ProfileRow> Dimensions(Tongue tongue, int[] levels, int?[]? others = null)
    {
        string[] names = tongue == Tongue.German
            ? ["Kontakt und Verlässlichkeit", "Verbindlichkeit", "Gemeinsame Arbeit", "Entscheidungsmacht", "Stärkung"]
            : ["Contact and reliability", "Commitment", "Joint work", "Decision power", "Strengthening"];
        return [.. names.Zip(levels, (name, level) => new ProfileRow(name, level)).Select((row, at) => row with { Other = others?[at] })];
    }

    private static IReadOnlyList<LevelCount> Levels(Tongue tongue, int[] counts, int dormant) =>
    [
        .. Names(tongue).Zip(counts).Select((level, at) => new LevelCount(at, level.First, level.Second)),
        new LevelCount(0, In(tongue, "dormant", "ruhend"), dormant, IsDormant: true)
    ];

    private static CountMatrix Matrix(Tongue tongue, IReadOnlyList<MatrixColumn> across, IReadOnlyList<MatrixRow> down) => new(
        new("organisations", "Organisationen"), new("fields of action", "Handlungsfeldern"), In(tongue, "Offers and joint work", "Angebote und gemeinsame Arbeit"), across, down);

    private static Term Term(string from, string until) => new(Date(from), Date(until));

    private static PartialDate Date(string text) => text.Length > 0 ? PartialDate.Parse(text) : PartialDate.Unknown;

    private static IndicatorPoint Point(string on, decimal value) => new(PartialDate.Parse(on), value);
}

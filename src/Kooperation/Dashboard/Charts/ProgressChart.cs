using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts;

/// <summary>How far something is carried out, in percent.</summary>
/// <param name="Name">What it is; empty where the page says so already.</param>
/// <param name="AtLeast">Null where it is not assessable.</param>
/// <param name="Unknown">Of which nobody knows.</param>
/// <param name="Expected">By its dates; null without dates.</param>
public sealed record ProgressRow(string Name, int? AtLeast, int Unknown, int? Expected)
{
    internal bool IsAssessable => AtLeast is not null && Unknown < 100;

    internal int Known => Math.Clamp(AtLeast ?? 0, 0, 100);

    internal int Hatched => IsAssessable ? Math.Clamp(Unknown, 0, 100 - Known) : 100;
}

/// <summary>Bars of what is reached at least, unknown and open, with a mark where it should be.</summary>
public static class ProgressChart
{
    private const double High = 22;

    public static Chart Draw(IReadOnlyList<ProgressRow> rows, ChartPlace place)
    {
        var tongue = place.Tongue;
        var table = new ChartTable(
            [
                tongue.Say("What", "Was"), tongue.Say("At least (%)", "Mindestens (%)"), tongue.Say("Unknown (%)", "Unbekannt (%)"),
                tongue.Say("Expected (%)", "Erwartet (%)"), tongue.Say("In words", "In Worten")
            ],
            [
                .. rows.Select(row => (IReadOnlyList<ChartCell>)
                [
                    ChartCell.Of(row.Name.Length > 0 ? row.Name : tongue.Say("Implementation", "Umsetzung")), ChartCell.Of(row.AtLeast, tongue), ChartCell.Of(row.Unknown, tongue),
                    ChartCell.Of(row.Expected, tongue), ChartCell.Of(Said(row, tongue))
                ])
            ]);

        return Chart.Of(Finding(rows, tongue), tongue.Say("Percent, by weight", "Prozent, nach Gewicht"), place, table, picture =>
        {
            foreach (var row in rows) DrawRow(picture, row, tongue);
            if (rows.Count == 0) return;

            picture.Legend(Meanings(rows, tongue));
        });
    }

    private static IEnumerable<(Sample Sample, Look Look, string Meaning)> Meanings(IReadOnlyList<ProgressRow> rows, Tongue tongue)
    {
        if (rows.Any(row => row.IsAssessable)) yield return (Sample.Box, Look.Bar, tongue.Say("reached at least", "mindestens erreicht"));
        if (rows.Any(row => row.Hatched > 0)) yield return (Sample.Box, Look.Hatch, tongue.Say("unknown", "unbekannt"));
        if (rows.Any(row => row.Known + row.Hatched < 100)) yield return (Sample.Box, Look.Empty, tongue.Say("not reached", "nicht erreicht"));
        if (rows.Any(row => row.Expected is not null)) yield return (Sample.Triangle, Look.Expected, tongue.Say("expected by now", "bis heute erwartet"));
    }

    private static void DrawRow(Picture picture, ProgressRow row, Tongue tongue)
    {
        var (wide, said) = (picture.Width - 4.0, Said(row, tongue));
        if (row.Name.Length > 0)
        {
            // The title says it where there is no name.
            var room = picture.IsNarrow ? 0 : Lettering.Width(said) + 16;
            picture.Text(Look.Strong, 1, picture.Bottom += 20, row.Name, wide - room);
            if (picture.IsNarrow) picture.Text(Look.Text, 1, picture.Bottom += 20, said, wide);
            else picture.Text(Look.Text, wide + 2, picture.Bottom, said, room, Anchor.End);
        }

        picture.Bottom += row.Expected is null ? 10 : 18;

        var top = picture.Bottom;
        var (known, hatched) = (wide * row.Known / 100, wide * row.Hatched / 100);
        picture.Rect(Look.Empty, 2, top, wide, High);
        if (row.IsAssessable) picture.Rect(Look.Bar, 2, top, known, High);
        picture.Rect(Look.Hatch, row.IsAssessable ? 2 + known : 2, top, hatched, High);
        picture.Bottom += High + 8;
        if (row.Expected is not { } expected) return;

        var x = 2 + wide * Math.Clamp(expected, 0, 100) / 100;
        var tip = Math.Clamp(x, 8, picture.Width - 8);
        picture.Line(Look.Halo, x, top, x, top + High);
        picture.Line(Look.Expected, x, top - 3, x, top + High + 5);
        picture.Shape(Look.Expected, (tip - 6, top - 12), (tip + 6, top - 12), (x, top - 2));
        picture.TextNear(Look.Aside, x, top + High + 20, $"{tongue.Say("expected", "erwartet")} {tongue.Percent(expected)}", 1, picture.Width - 1);
        picture.Bottom += 22;
    }

    private static string Said(ProgressRow row, Tongue tongue) => row switch
    {
        { IsAssessable: false } => tongue.Say("not assessable: nothing is known", "nicht bewertbar: nichts ist bekannt"),
        { Unknown: 0 } => tongue.Percent(row.AtLeast!.Value),
        _ => tongue.Say(
            $"at least {tongue.Percent(row.AtLeast!.Value)}, unknown {tongue.Percent(row.Unknown)}", $"mindestens {tongue.Percent(row.AtLeast!.Value)}, unbekannt {tongue.Percent(row.Unknown)}")
    };

    private static string Finding(IReadOnlyList<ProgressRow> rows, Tongue tongue)
    {
        if (rows is []) return tongue.Say("There is nothing yet whose progress could be shown", "Noch gibt es nichts, dessen Fortschritt zu zeigen wäre");
        if (rows is [var only])
        {
            var told = only is { IsAssessable: true, Unknown: 0 }
                ? tongue.Say($"{tongue.Percent(only.AtLeast!.Value)} reached", $"{tongue.Percent(only.AtLeast!.Value)} erreicht")
                : new Sentence(Said(only, Tongue.English), Said(only, Tongue.German)).AsTitle().In(tongue);
            return only.Expected is { } expected
                ? $"{told}; {tongue.Say($"{tongue.Percent(expected)} was expected by now", $"erwartet waren bis heute {tongue.Percent(expected)}")}"
                : told;
        }

        var (reached, unknown) = (rows.Count(row => row.IsAssessable && row.AtLeast >= row.Expected), rows.Count(row => !row.IsAssessable));
        var dated = rows.Count(row => row.Expected is not null);
        var said = dated == 0
            ? tongue.Say("Without dates it cannot be said what was expected", "Ohne Termine lässt sich nicht sagen, was erwartet war")
            : tongue.Say(
                $"{tongue.Number(reached)} of {tongue.Number(dated)} with dates have certainly reached what was expected",
                $"{tongue.Number(reached)} von {tongue.Number(dated)} mit Terminen haben das Erwartete sicher erreicht");
        return unknown == 0
            ? said
            : $"{said}; {tongue.Number(unknown)} {tongue.Say("of", "von")} {tongue.Number(rows.Count)} {tongue.Say("not assessable", "nicht bewertbar")}";
    }
}

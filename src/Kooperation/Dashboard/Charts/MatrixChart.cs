using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts;

/// <summary>Who does something where: rows by columns.</summary>
/// <param name="Rows">What the rows are, in the plural, such as organisations.</param>
/// <param name="Columns">What the columns are, as in "two of seven fields of action" (zwei von sieben Handlungsfeldern).</param>
/// <param name="Unit">What is counted.</param>
public sealed record CountMatrix(Sentence Rows, Sentence Columns, string Unit, IReadOnlyList<MatrixColumn> Across, IReadOnlyList<MatrixRow> Down);

/// <summary>A column.</summary>
/// <param name="Total">Of all rows, those of other pages as well.</param>
public sealed record MatrixColumn(string Name, int Total);

/// <summary>A row, with a count for each column; what is missing is none.</summary>
public sealed record MatrixRow(string Name, IReadOnlyList<int> Counts);

/// <summary>A grid of counts; columns bear numbers that are told above it, and what is empty is called a gap.</summary>
public static class MatrixChart
{
    private const double High = 26;

    public static Chart Draw(CountMatrix matrix, ChartPlace place)
    {
        var tongue = place.Tongue;
        var table = new ChartTable(
            [matrix.Rows.AsTitle().In(tongue), .. matrix.Across.Select(column => column.Name)],
            matrix.Across.Count == 0 ? [] :
            [
                .. matrix.Down.Select(row => (IReadOnlyList<ChartCell>)[ChartCell.Of(row.Name), .. matrix.Across.Select((_, at) => ChartCell.Of(CountOf(row, at), tongue))]),
                [ChartCell.Of(tongue.Say("All together", "Alle zusammen")), .. matrix.Across.Select(column => ChartCell.Of(column.Total, tongue))]
            ]);

        return Chart.Of(Finding(matrix, tongue), matrix.Unit, place, table, picture =>
        {
            if (matrix.Across.Count > 0) Draw(picture, matrix, tongue);
        });
    }

    private static void Draw(Picture picture, CountMatrix matrix, Tongue tongue)
    {
        // Two columns of words where there is room for two.
        var (lists, wide) = picture.IsNarrow ? (1, picture.Width) : (2, picture.Width / 2);
        var lines = (matrix.Across.Count + lists - 1) / lists;
        foreach (var (at, column) in matrix.Across.Index())
        {
            var (x, y) = (1 + at / lines * wide, 20.0 + at % lines * 22);
            var told = column.Total > 0 ? $"({tongue.Number(column.Total)})" : $"– {tongue.Say("gap", "Lücke")}";
            var room = Lettering.Width(told) + 6;
            picture.Text(Look.Strong, x + 24, y, $"{at + 1}", 30, Anchor.End);
            picture.Text(Look.Text, x + 32, y, Lettering.Cut(column.Name, wide - 44 - room) + $" {told}", wide - 36);
        }

        picture.Bottom = 20 + lines * 22;
        var least = picture.IsNarrow ? 8.0 : 216;
        var each = Math.Min(44, (picture.Width - least - 4) / matrix.Across.Count);
        var left = picture.IsNarrow ? least : Math.Min(picture.Width - 4 - each * matrix.Across.Count, picture.Width - 170);
        foreach (var at in Enumerable.Range(0, matrix.Across.Count))
        {
            // Where numbers would touch each other, some are left out.
            if (at % Math.Max(1, (int)Math.Ceiling(28 / each)) == 0) picture.Text(Look.Strong, Middle(at), picture.Bottom + 14, $"{at + 1}", 40, Anchor.Middle);
        }

        picture.Bottom += 22;
        foreach (var row in matrix.Down)
        {
            if (picture.IsNarrow) picture.Text(Look.Text, 1, picture.Bottom += 20, row.Name, picture.Width - 2);
            var top = picture.Bottom + (picture.IsNarrow ? 5 : 2);
            if (!picture.IsNarrow) picture.Text(Look.Text, 1, top + 18, row.Name, left - 12);
            picture.Line(Look.Grid, picture.IsNarrow ? left : 1, top + High + 1, left + matrix.Across.Count * each, top + High + 1);
            if (!matrix.Across.Select((_, at) => CountOf(row, at)).Any(count => count > 0))
                picture.Text(Look.Aside, left + 4, top + 18, tongue.Say("gap: nothing here", "Lücke: hier nichts"), picture.Width - left - 8);
            else
                foreach (var at in Enumerable.Range(0, matrix.Across.Count)) DrawCell(picture, CountOf(row, at), Middle(at), top + High / 2, each, tongue);
            picture.Bottom = top + High;
        }

        double Middle(int at) => left + at * each + each / 2;
    }

    private static void DrawCell(Picture picture, int count, double x, double y, double each, Tongue tongue)
    {
        var wide = Math.Min(34, Math.Max(each - 3, 1));
        if (count <= 0) picture.Circle(Look.Axis, x, y, Math.Min(1.5, each / 4));
        else
        {
            picture.Rect(Look.Bar, x - wide / 2, y - 10, wide, 20, Math.Min(4, wide / 3));
            if (tongue.Number(count) is var said && Lettering.Width(said) <= wide) picture.Text(Look.OnBar, x, y + 5, said, wide, Anchor.Middle);
        }
    }

    private static int CountOf(MatrixRow row, int at) => row.Counts.ElementAtOrDefault(at);

    private static string Finding(CountMatrix matrix, Tongue tongue)
    {
        var (rows, columns, all) = (matrix.Rows.In(tongue), matrix.Columns.In(tongue), tongue.Number(matrix.Across.Count));
        var gaps = matrix.Across.Where(column => column.Total <= 0).Select(column => Lettering.Cut(column.Name, 220)).ToList();
        if (matrix.Across.Count == 0) return tongue.Say("There is nothing to show yet", "Noch gibt es nichts zu zeigen");
        if (gaps.Count == 0) return tongue.Say($"There are {rows} in all {all} {columns}", $"In allen {all} {columns} gibt es {rows}");

        var named = gaps.Count <= 3 ? $": {tongue.List(gaps)}" : "";
        return tongue.Say(
            $"{tongue.Number(gaps.Count)} of {all} {columns} {(gaps.Count == 1 ? "is a gap" : "are gaps")}{named}",
            $"{tongue.Number(gaps.Count)} von {all} {columns} {(gaps.Count == 1 ? "ist eine Lücke" : "sind Lücken")}{named}");
    }
}

using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts;

/// <summary>How partnerships moved from level to level between two days.</summary>
public sealed record LevelMovement(DateOnly From, DateOnly Until, IReadOnlyList<LevelMove> Moves);

/// <summary>How many went from a level to another, or stayed; levels run from 0 to 5.</summary>
public sealed record LevelMove(int From, int To, int Count);

/// <summary>A grid of levels before and after: above the diagonal what rose, on it what stayed, below it what fell.</summary>
public static class MovementChart
{
    private const int Highest = 5;
    private const double High = 38;

    private static readonly Sentence Rose = new("rose", "gestiegen");
    private static readonly Sentence Fell = new("fell", "gesunken");
    private static readonly Sentence Stayed = new("stayed", "geblieben");

    public static Chart Draw(LevelMovement movement, ChartPlace place)
    {
        var tongue = place.Tongue;
        var moves = movement.Moves.Where(move => move is { From: >= 0 and <= Highest, To: >= 0 and <= Highest })
            .GroupBy(move => (move.From, move.To))
            .ToDictionary(same => same.Key, same => same.Sum(move => (long)Math.Max(0, move.Count)));
        var table = new ChartTable(
            [
                tongue.Say("Level before", "Stufe vorher"), tongue.Say("Level after", "Stufe nachher"), tongue.Say("Movement", "Bewegung"),
                tongue.Say("Partnerships", "Partnerschaften")
            ],
            [
                .. moves.Where(move => move.Value > 0).OrderByDescending(move => move.Key.From).ThenByDescending(move => move.Key.To).Select(move => (IReadOnlyList<ChartCell>)
                    [ChartCell.Of(move.Key.From, tongue), ChartCell.Of(move.Key.To, tongue), ChartCell.Of(Moved(move.Key).In(tongue)), ChartCell.Of(move.Value, tongue)])
            ]);

        return Chart.Of(Finding(movement, moves, tongue), tongue.Say("Partnerships", "Partnerschaften"), place, table, picture => Draw(picture, movement, moves, tongue));
    }

    private static void Draw(Picture picture, LevelMovement movement, Dictionary<(int From, int To), long> moves, Tongue tongue)
    {
        const double left = 34, top = 52;
        var each = (picture.Width - left - 2) / (Highest + 1);
        picture.Text(Look.Aside, left, 18, $"→ {tongue.Say("Level on", "Stufe am")} {tongue.Day(movement.Until)}", picture.Width - left);
        for (var level = 0; level <= Highest; level++)
        {
            picture.Text(Look.Strong, left + level * each + each / 2, 42, $"{level}", 30, Anchor.Middle);
            picture.Text(Look.Strong, left - 14, Y(level) + 24, $"{level}", 30, Anchor.Middle);
        }

        for (var from = 0; from <= Highest; from++)
        for (var to = 0; to <= Highest; to++)
        {
            var (x, y, count) = (left + to * each, Y(from), moves.GetValueOrDefault((from, to)));
            picture.Rect(from == to ? Look.Empty : Look.Empty with { Fill = "none", Class = "chart-grid", Stroke = Look.Grid.Stroke }, x + 1.5, y + 1.5, each - 3, High - 3, 3);
            if (count == 0) continue;

            var middle = x + each / 2;
            DrawWay(picture, from, to, middle - 11, y + High / 2);
            picture.Text(Look.Strong, middle, y + 24, tongue.Number(count), each / 2 - 2);
        }

        picture.Bottom = top + (Highest + 1) * High;
        picture.Text(Look.Aside, 1, picture.Bottom += 20, $"↑ {tongue.Say("Level on", "Stufe am")} {tongue.Day(movement.From)}", picture.Width - 2);
        picture.Legend(
            (Sample.Rising, Look.Bar, Rose.In(tongue)), (Sample.Triangle, Look.Other, Fell.In(tongue)), (Sample.Line, Look.Expected with { Thickness = 3 }, Stayed.In(tongue)));

        double Y(int level) => top + (Highest - level) * High;
    }

    private static void DrawWay(Picture picture, int from, int to, double x, double y)
    {
        if (to > from) picture.Shape(Look.Bar, (x - 6, y + 5), (x + 6, y + 5), (x, y - 6));
        else if (to < from) picture.Shape(Look.Other, (x - 6, y - 5), (x + 6, y - 5), (x, y + 6));
        else picture.Line(Look.Expected with { Thickness = 3 }, x - 5, y, x + 5, y);
    }

    private static Sentence Moved((int From, int To) move) => move.To > move.From ? Rose : move.To < move.From ? Fell : Stayed;

    private static string Finding(LevelMovement movement, Dictionary<(int From, int To), long> moves, Tongue tongue)
    {
        var (rose, fell, stayed) = (Of(1), Of(-1), Of(0));
        return rose + fell + stayed == 0
            ? tongue.Say(
                $"There were no partnerships from {tongue.Day(movement.From)} to {tongue.Day(movement.Until)}",
                $"Vom {tongue.Day(movement.From)} bis {tongue.Day(movement.Until)} gab es keine Partnerschaften")
            : tongue.Say(
                $"{tongue.Number(rose)} rose, {tongue.Number(fell)} fell, {tongue.Number(stayed)} stayed since {tongue.Day(movement.From)}",
                $"{tongue.Number(rose)} gestiegen, {tongue.Number(fell)} gesunken, {tongue.Number(stayed)} geblieben seit dem {tongue.Day(movement.From)}");

        long Of(int way) => moves.Where(move => Math.Sign(move.Key.To - move.Key.From) == way).Sum(move => move.Value);
    }
}

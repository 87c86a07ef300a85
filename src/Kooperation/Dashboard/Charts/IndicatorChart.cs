using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Charts;

/// <summary>What was measured, and where it should lead.</summary>
/// <param name="Unit">Of the values, in words.</param>
/// <param name="Baseline">From which it began.</param>
/// <param name="Target">Null where nothing is aimed at.</param>
/// <param name="CarriedForward">The value on the day of the target if all goes on as it did; null where too little was measured.</param>
/// <param name="IsUp">Whether more is better.</param>
public sealed record IndicatorCourse(
    string Unit, IReadOnlyList<IndicatorPoint> Measured, IndicatorPoint? Baseline, IndicatorPoint? Target, decimal? CarriedForward, bool IsUp);

/// <summary>A value on a day as far as it is known.</summary>
public sealed record IndicatorPoint(PartialDate On, decimal Value);

/// <summary>A line through what was measured, dashed to the day of the target.</summary>
public static class IndicatorChart
{
    private const double Top = 30;
    private const double High = 180;

    public static Chart Draw(IndicatorCourse course, ChartPlace place)
    {
        var tongue = place.Tongue;
        var measured = course.Measured.OrderBy(point => point.On.Middle ?? DateOnly.MinValue).ToList();
        var projected = course is { Target: { On.IsKnown: true } target, CarriedForward: { } value } ? new IndicatorPoint(target.On, value) : null;
        var table = new ChartTable(
            [tongue.Say("What", "Was"), tongue.Say("Day", "Tag"), tongue.Say("Value", "Wert")],
            [
                .. Told(course.Baseline, tongue.Say("Baseline", "Ausgangswert")),
                .. measured.SelectMany(point => Told(point, tongue.Say("Measured", "Gemessen"))),
                .. Told(projected, tongue.Say("Carried forward", "Fortgeschrieben")),
                .. Told(course.Target, tongue.Say("Target", "Ziel"))
            ]);

        return Chart.Of(Finding(course, measured, tongue), course.Unit, place, table, picture =>
        {
            Draw(picture, course, measured, projected, tongue);
            if (course.CarriedForward is null && course.Target is not null)
                picture.Paragraph(Look.Aside, tongue.Say("Not carried forward: too little was measured.", "Nicht fortgeschrieben: Dafür ist zu wenig gemessen."));
        });

        IEnumerable<IReadOnlyList<ChartCell>> Told(IndicatorPoint? point, string what) =>
            point is null ? [] : [[ChartCell.Of(what), ChartCell.Of(point.On, tongue), ChartCell.Of(point.Value, tongue)]];
    }

    private static void Draw(Picture picture, IndicatorCourse course, List<IndicatorPoint> measured, IndicatorPoint? projected, Tongue tongue)
    {
        var all = measured.Append(course.Baseline).Append(course.Target).Append(projected).OfType<IndicatorPoint>().Where(point => point.On.IsKnown).ToList();
        if (all.Count == 0) return;

        var values = new ValueAxis(all.Select(point => point.Value), Top, Top + High);
        var ticks = values.Ticks(tongue).ToList();
        var left = Math.Min(picture.Width / 3.0, ticks.Max(tick => Lettering.Width(tick.Said)) + 12);
        var days = new TimeAxis(all.Select(point => point.On.Middle!.Value), left + 14, picture.Width - 22);
        foreach (var (y, said) in ticks)
        {
            picture.Line(Look.Grid, left, y, picture.Width - 1, y);
            picture.Text(Look.Aside, left - 8, y + 5, said, left - 8, Anchor.End);
        }

        days.Draw(picture, Top + High, Top + High + 5, tongue);
        var known = measured.Where(point => point.On.IsKnown).ToList();
        if (course.Target is { On.IsKnown: true } aim) picture.Line(Look.OtherLine, left, Y(aim), X(aim), Y(aim));
        if (course.Baseline is { On.IsKnown: true } start)
        {
            if (known.Count > 0) picture.Line(Look.Projection with { Dashes = "1 4", Thickness = 1.5 }, X(start), Y(start), X(known[0]), Y(known[0]));
            picture.Rect(Look.OpenDot, X(start) - 5, Y(start) - 5, 10, 10);
        }

        if (projected is not null && known.Count > 0) picture.Line(Look.Projection, X(known[^1]), Y(known[^1]), X(projected), Y(projected));
        if (known.Count > 1) picture.Polyline(Look.Line, known.Select(point => (X(point), Y(point))));
        if (known.Count <= 60) foreach (var point in known) picture.Circle(Look.Dot, X(point), Y(point), 5.5);
        if (projected is not null) picture.Circle(Look.OpenDot, X(projected), Y(projected), 5.5);
        if (course.Target is { On.IsKnown: true } target) picture.Diamond(Look.OtherMark, X(target), Y(target), 8);
        if (known.Count > 0) Label(known[^1], Look.Strong);
        if (projected is not null && course.Target is { } wanted && Math.Abs(Y(projected) - Y(wanted)) > 34) Label(projected, Look.Aside);
        if (course.Target is { On.IsKnown: true } named) Label(named, Look.Text);

        picture.Bottom = Top + High + 22;
        picture.Legend(Meanings(course, projected, tongue));

        double X(IndicatorPoint point) => days.At(point.On.Middle!.Value);

        double Y(IndicatorPoint point) => values.At(point.Value);

        void Label(IndicatorPoint point, Look look) =>
            picture.TextNear(look.Over(), X(point), Y(point) - 13, tongue.Number(point.Value), left + 2, picture.Width - 1);
    }

    private static IEnumerable<(Sample Sample, Look Look, string Meaning)> Meanings(IndicatorCourse course, IndicatorPoint? projected, Tongue tongue)
    {
        yield return (Sample.Dot, Look.Dot, tongue.Say("measured", "gemessen"));
        if (course.Baseline is { } start) yield return (Sample.Box, Look.OpenDot, $"{tongue.Say("baseline", "Ausgangswert")} {tongue.Number(start.Value)}");
        if (projected is not null) yield return (Sample.Dot, Look.OpenDot, $"{tongue.Say("carried forward", "fortgeschrieben")} {tongue.Number(projected.Value)}");
        if (course.Target is { } target) yield return (Sample.Diamond, Look.OtherMark, $"{tongue.Say("target", "Ziel")} {tongue.Number(target.Value)}");
    }

    private static string Finding(IndicatorCourse course, List<IndicatorPoint> measured, Tongue tongue)
    {
        if (measured is not [.., var last]) return tongue.Say("Nothing has been measured yet", "Noch ist nichts gemessen");

        var said = $"{tongue.Say("Last measured", "Zuletzt gemessen")}: {tongue.Number(last.Value)} ({last.On.InWords().In(tongue)})";
        if (course.Target is not { } target) return said + tongue.Say("; no target", "; ohne Zielwert");

        var aim = $"{tongue.Number(target.Value)} ({target.On.InWords().In(tongue)})";
        if (course.CarriedForward is not { } carried) return said + tongue.Say($"; target {aim}", $"; Ziel {aim}");

        var reaches = course.IsUp ? carried >= target.Value : carried <= target.Value;
        return said + (reaches
            ? tongue.Say($"; if it goes on like this the target {aim} is reached", $"; geht es so weiter, wird das Ziel {aim} erreicht")
            : tongue.Say($"; if it goes on like this the target {aim} is missed", $"; geht es so weiter, wird das Ziel {aim} verfehlt"));
    }
}

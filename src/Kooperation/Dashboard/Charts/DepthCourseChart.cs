using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts;

/// <summary>How deep a partnership was from day to day, and will be if nothing happens.</summary>
/// <param name="LevelNames">The names of levels 0 to 5.</param>
/// <param name="Dormant">The name of level 0 where there was something once.</param>
public sealed record DepthCourse(IReadOnlyList<DepthSpan> Spans, DateOnly Today, IReadOnlyList<string> LevelNames, string Dormant);

/// <summary>Days on which the level was the same.</summary>
/// <param name="Until">The last of them; null where no end is in sight.</param>
/// <param name="Causes">The steps that made it so.</param>
public sealed record DepthSpan(DateOnly From, DateOnly? Until, int Level, bool IsDormant, IReadOnlyList<string> Causes);

/// <summary>A line of stairs, with a number for each change that the table explains.</summary>
public static class DepthCourseChart
{
    private const int Highest = 5;
    private const double Stair = 30;
    private const double Lane = 30;
    private const double WidestName = 300;

    public static Chart Draw(DepthCourse course, ChartPlace place)
    {
        var (tongue, spans) = (place.Tongue, course.Spans.OrderBy(span => span.From).ToList());
        var table = new ChartTable(
            [
                tongue.Say("No.", "Nr."), tongue.Say("From", "Von"), tongue.Say("Until", "Bis"), tongue.Say("Level", "Stufe"), tongue.Say("Name", "Name"),
                tongue.Say("Reason", "Grund")
            ],
            [
                .. spans.Select((span, at) => (IReadOnlyList<ChartCell>)
                [
                    ChartCell.Of(at + 1, tongue), ChartCell.Of(span.From, tongue), span.Until is { } until ? ChartCell.Of(until, tongue) : ChartCell.None,
                    ChartCell.Of(span.Level, tongue), ChartCell.Of(NameOf(span, course)), span.Causes.Count > 0 ? ChartCell.Of(string.Join("; ", span.Causes)) : ChartCell.None
                ])
            ]);

        return Chart.Of(Finding(spans, course, tongue), tongue.Say("Level of the partnership, 0 to 5", "Stufe der Partnerschaft, 0 bis 5"), place, table, picture =>
        {
            if (spans.Count > 0) Draw(picture, spans, course, tongue);
        });
    }

    private static void Draw(Picture picture, List<DepthSpan> spans, DepthCourse course, Tongue tongue)
    {
        var names = Enumerable.Range(0, Highest + 1).Select(level => picture.IsNarrow ? $"{level}" : $"{level} · {course.LevelNames.ElementAtOrDefault(level)}").ToList();
        var left = picture.IsNarrow ? 22 : Lettering.Widest(names, WidestName) + 10;
        var days = spans.SelectMany(span => new[] { span.From, span.Until ?? span.From }).Append(course.Today).Append(Beyond(spans, course.Today));
        var axis = new TimeAxis(days, left, picture.Width - 14);
        var (top, bottom) = (Lane + 10, Lane + 10 + Highest * Stair);
        var today = axis.At(course.Today);

        picture.Rect(Look.Future, today, top - 4, axis.Right - today, bottom - top + 4);
        axis.Draw(picture, top - 4, bottom, tongue, course.Today);
        for (var level = 0; level <= Highest; level++)
        {
            picture.Line(level == 0 ? Look.Axis : Look.Grid, left, Y(level), axis.Right, Y(level));
            picture.Text(Look.Aside, left - 8, Y(level) + 5, names[level], left - 9, Anchor.End);
        }

        var past = spans.Where(span => span.From <= course.Today).ToList();
        if (past.Count > 0) picture.Shape(Look.Area, past.Zip(past.Skip(1).Append(null)).SelectMany(pair =>
        {
            var (from, until) = (axis.At(pair.First.From), pair.Second is null ? today : axis.At(pair.Second.From));
            return new[] { (from, Y(pair.First.Level)), (until, Y(pair.First.Level)) };
        }).Prepend((axis.At(past[0].From), bottom)).Append((today, bottom)));
        foreach (var (span, next) in spans.Zip(spans.Skip(1).Append(null)))
        {
            var (from, until) = (axis.At(span.From), next is null ? span.Until is { } end ? axis.At(end) : axis.Right : axis.At(next.From));
            if (from < today) picture.Line(span.Level == 0 ? Look.Projection with { Dashes = "2 4" } : Look.Line, from, Y(span.Level), Math.Min(until, today), Y(span.Level));
            if (until > today) picture.Line(Look.Projection, Math.Max(from, today), Y(span.Level), until, Y(span.Level));
            if (next is not null) picture.Line(span.From > course.Today || next.From > course.Today ? Look.Projection : Look.Line, until, Y(span.Level), until, Y(next.Level));
        }

        axis.DrawToday(picture, top - 6, bottom, course.Today, tongue);
        DrawNumbers(picture, spans, axis, span => Y(span.Level));
        picture.Legend(
            (Sample.Line, Look.Line, tongue.Say("level", "Stufe")), (Sample.Line, Look.Projection, tongue.Say("if nothing happens", "wenn nichts geschieht")),
            (Sample.Line, Look.Today, tongue.Say("as of", "Stichtag")), (Sample.Dot, Look.OpenDot, tongue.Say("change, see table", "Änderung, siehe Tabelle")));

        double Y(int level) => bottom - Math.Clamp(level, 0, Highest) * Stair;
    }

    // A level without an end in sight is seen to go on.
    private static DateOnly Beyond(List<DepthSpan> spans, DateOnly today)
    {
        var last = Math.Max(today.DayNumber, spans[^1].From.DayNumber);
        return spans[^1].Until ?? DateOnly.FromDayNumber(Math.Min(last + 30 + (last - spans[0].From.DayNumber) / 15, DateOnly.MaxValue.DayNumber));
    }

    // Numbers that have no room side by side become one: 3–5.
    private static void DrawNumbers(Picture picture, List<DepthSpan> spans, TimeAxis axis, Func<DepthSpan, double> y)
    {
        List<(int First, int Last)> numbers = [];
        foreach (var at in Enumerable.Range(0, spans.Count))
        {
            numbers.Add((at, at));
            while (numbers is [.., var before, var last] && LeftOf(last) < LeftOf(before) + WideOf(before) + 3)
            {
                numbers.RemoveAt(numbers.Count - 1);
                numbers[^1] = (before.First, last.Last);
            }
        }

        foreach (var number in numbers)
        {
            var (x, left, wide) = (axis.At(spans[number.First].From), LeftOf(number), WideOf(number));
            picture.Line(Look.Lead, x, Lane - 6, x, y(spans[number.First]));
            picture.Rect(Look.OpenDot, left, Lane - 26, wide, 20, 10);
            picture.Text(Look.Text, left + wide / 2, Lane - 11, Said(number), wide, Anchor.Middle);
        }

        double LeftOf((int First, int Last) number) => Math.Min(axis.At(spans[number.First].From) - 10, picture.Width - WideOf(number) - 2);

        static double WideOf((int First, int Last) number) => Math.Max(20, Lettering.Width(Said(number)) + 10);

        static string Said((int First, int Last) number) => number.First == number.Last ? $"{number.First + 1}" : $"{number.First + 1}–{number.Last + 1}";
    }

    private static string NameOf(DepthSpan span, DepthCourse course) => span.IsDormant ? course.Dormant : course.LevelNames.ElementAtOrDefault(span.Level) ?? "";

    private static string Finding(List<DepthSpan> spans, DepthCourse course, Tongue tongue)
    {
        if (spans.FindLastIndex(span => span.From <= course.Today) is var at && at < 0)
            return tongue.Say("Nothing is known of this partnership yet", "Über diese Partnerschaft ist noch nichts bekannt");

        var (now, name) = (spans[at], Lettering.Cut(NameOf(spans[at], course), 300));
        var said = tongue.Say($"Level {now.Level} ({name}) since {tongue.Day(now.From)}", $"Stufe {now.Level} ({name}) seit dem {tongue.Day(now.From)}");
        if (at + 1 >= spans.Count) return said;

        var (next, rises) = (spans[at + 1], spans[at + 1].Level > now.Level);
        return next.Level == now.Level
            ? said
            : said + tongue.Say(
                $"; if nothing happens it {(rises ? "rises" : "falls")} to {next.Level} on {tongue.Day(next.From)}",
                $"; wenn nichts geschieht, {(rises ? "steigt" : "sinkt")} sie am {tongue.Day(next.From)} auf {next.Level}");
    }
}

using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Charts;

/// <summary>What runs when.</summary>
/// <param name="Things">What the rows are, in the plural, such as measures.</param>
public sealed record Timeline(Sentence Things, IReadOnlyList<TimelineRow> Rows, DateOnly Today);

/// <summary>A period, with what is to be reached in it.</summary>
/// <param name="State">The word for how it stands.</param>
public sealed record TimelineRow(string Name, Term Term, string State, IReadOnlyList<TimelineMark> Milestones);

/// <summary>A milestone on the day on which it was reached, or is due.</summary>
public sealed record TimelineMark(string Name, PartialDate On, bool IsReached);

/// <summary>A bar for each period, hatched where its days are known roughly, with an arrow where its end is open.</summary>
public static class TimelineChart
{
    private const double High = 14;
    private const double Each = 54;

    public static Chart Draw(Timeline timeline, ChartPlace place)
    {
        var tongue = place.Tongue;
        var table = new ChartTable(
            [tongue.Say("What", "Was"), tongue.Say("State", "Stand"), tongue.Say("From", "Von"), tongue.Say("Until", "Bis"), tongue.Say("Milestone", "Meilenstein")],
            [.. timeline.Rows.SelectMany(row => Told(row, timeline.Today, tongue))]);

        return Chart.Of(Finding(timeline, tongue), tongue.Say("Period from the first to the last day", "Zeitraum vom ersten bis zum letzten Tag"), place, table, picture =>
        {
            if (timeline.Rows.Count > 0) Draw(picture, timeline, tongue);
        });
    }

    private static IEnumerable<IReadOnlyList<ChartCell>> Told(TimelineRow row, DateOnly today, Tongue tongue)
    {
        yield return [ChartCell.Of(row.Name), ChartCell.Of(row.State), ChartCell.Of(row.Term.From, tongue), ChartCell.Of(row.Term.Until, tongue), ChartCell.None];

        foreach (var mark in row.Milestones)
        {
            var on = ChartCell.Of(mark.On, tongue);
            yield return [ChartCell.Of(row.Name), ChartCell.Of(StateOf(mark, today, tongue)), on, on, ChartCell.Of(mark.Name)];
        }
    }

    private static void Draw(Picture picture, Timeline timeline, Tongue tongue)
    {
        var days = timeline.Rows
            .SelectMany(row => row.Milestones.Select(mark => mark.On).Append(row.Term.From).Append(row.Term.Until))
            .SelectMany(date => new[] { date.Earliest, date.Latest })
            .OfType<DateOnly>()
            .Append(timeline.Today);
        var axis = new TimeAxis(days, 10, picture.Width - 18);
        var bottom = 4.0 + timeline.Rows.Count * Each;
        axis.Draw(picture, 4, bottom, tongue, timeline.Today);
        axis.DrawToday(picture, 0, bottom, timeline.Today, tongue);

        foreach (var (at, row) in timeline.Rows.Index())
        {
            // Names are long: they stand above the bars and not beside them.
            var top = 4 + at * Each + 28;
            var state = Lettering.Cut(row.State, 130);
            picture.Text(Look.Strong.Over(), 1, top - 8, row.Name, picture.Width - Lettering.Width(state) - 16);
            picture.Text(Look.Aside.Over(), picture.Width - 1, top - 8, state, 131, Anchor.End);

            DrawTerm(picture, row.Term, axis, top, tongue);
            foreach (var mark in row.Milestones)
            {
                if (mark.On.Middle is not { } middle) continue;

                if (mark.On.Precision < DatePrecision.Day)
                    picture.Line(Look.Expected with { Thickness = 1 }, axis.At(mark.On.Earliest!.Value), top + High / 2, axis.At(mark.On.Latest!.Value), top + High / 2);
                picture.Diamond(mark.IsReached ? Look.Reached : Look.OtherMark, axis.At(middle), top + High / 2, 7.5);
            }
        }

        picture.Legend(Meanings(timeline, tongue));
    }

    private static IEnumerable<(Sample Sample, Look Look, string Meaning)> Meanings(Timeline timeline, Tongue tongue)
    {
        yield return (Sample.Box, Look.Bar, tongue.Say("period", "Zeitraum"));
        if (timeline.Rows.SelectMany(row => new[] { row.Term.From, row.Term.Until }).Any(date => date.Precision is DatePrecision.Year or DatePrecision.Month))
            yield return (Sample.Box, Look.Hatch, tongue.Say("day not known exactly", "Tag nicht genau bekannt"));
        var marks = timeline.Rows.SelectMany(row => row.Milestones).ToList();
        if (marks.Any(mark => mark.IsReached)) yield return (Sample.Diamond, Look.Reached, tongue.Say("milestone reached", "Meilenstein erreicht"));
        if (marks.Any(mark => !mark.IsReached)) yield return (Sample.Diamond, Look.OtherMark, tongue.Say("milestone due", "Meilenstein fällig"));
        yield return (Sample.Line, Look.Today, tongue.Say("as of", "Stichtag"));
    }

    private static void DrawTerm(Picture picture, Term term, TimeAxis axis, double top, Tongue tongue)
    {
        if (term == Term.Open || term.EndsBeforeItBegins)
        {
            var why = term == Term.Open ? tongue.Say("period unknown", "Zeitraum unbekannt") : tongue.Say("ends before it begins", "endet vor dem Beginn");
            picture.Text(Look.Aside.Over(), 1, top + 12, why, axis.Right - axis.Left);
            return;
        }

        // From the first day it can mean to the last one, hatched; from there on for certain.
        var (from, sure) = term.From is { Earliest: { } earliest, Latest: { } first } ? (axis.At(earliest), axis.At(first)) : (axis.Left, axis.Left);
        var (last, until) = term.Until is { Earliest: { } last1, Latest: { } latest } ? (axis.At(last1), axis.At(latest)) : (axis.Right, axis.Right);
        picture.Rect(Look.Hatch, from, top, Math.Min(sure, until) - from, High);
        picture.Rect(Look.Hatch, Math.Max(last, from), top, until - Math.Max(last, from), High);
        picture.Rect(Look.Bar, sure, top, Math.Max(last - sure, sure == from && last == until ? 3 : 0), High);
        if (!term.Until.IsKnown) picture.Shape(Look.Bar, (axis.Right + 3, top), (axis.Right + 13, top + High / 2), (axis.Right + 3, top + High));
        if (!term.From.IsKnown) picture.Shape(Look.Bar, (axis.Left - 1, top), (axis.Left - 7, top + High / 2), (axis.Left - 1, top + High));
    }

    private static bool IsLate(TimelineMark mark, DateOnly today) => !mark.IsReached && mark.On.Latest < today;

    private static string StateOf(TimelineMark mark, DateOnly today, Tongue tongue) =>
        mark.IsReached ? tongue.Say("reached", "erreicht") : IsLate(mark, today) ? tongue.Say("overdue", "überfällig") : tongue.Say("due", "fällig");

    private static string Finding(Timeline timeline, Tongue tongue)
    {
        var things = timeline.Things.In(tongue);
        if (timeline.Rows.Count == 0) return tongue.Say($"There are no {things} yet", $"Noch gibt es keine {things}");

        // What has neither a first nor a last day runs for nobody knows how long.
        var running = timeline.Rows.Count(row => row.Term != Term.Open && row.Term.Includes(timeline.Today));
        var marks = timeline.Rows.SelectMany(row => row.Milestones).ToList();
        var (reached, late) = (marks.Count(mark => mark.IsReached), marks.Count(mark => IsLate(mark, timeline.Today)));
        var said = tongue.Say(
            $"Of {tongue.Number(timeline.Rows.Count)} {things}, the dates of {tongue.Number(running)} include {tongue.Day(timeline.Today)}",
            $"Von {tongue.Number(timeline.Rows.Count)} {things} liegt bei {tongue.Number(running)} der {tongue.Day(timeline.Today)} in der geplanten Laufzeit");
        return marks.Count == 0 ? said : said + tongue.Say(
            $"; {tongue.Number(reached)} of {tongue.Number(marks.Count)} milestones reached, {tongue.Number(late)} overdue",
            $"; {tongue.Number(reached)} von {tongue.Number(marks.Count)} Meilensteinen erreicht, {tongue.Number(late)} überfällig");
    }
}

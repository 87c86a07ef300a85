using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Charts.Drawing;

/// <summary>Days from left to right.</summary>
internal sealed class TimeAxis
{
    private static readonly int[] Steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000];

    private readonly DateOnly _first;
    private readonly DateOnly _last;
    private readonly double _left;
    private readonly double _right;

    /// <param name="days">What must have room, in any order; at least one.</param>
    public TimeAxis(IEnumerable<DateOnly> days, double left, double right)
    {
        var all = days.ToList();
        (_first, _last, _left, _right) = (all.Min(), all.Max(), left, right);

        // One day alone stands in the middle of something.
        if (_last.DayNumber - _first.DayNumber < 30) (_first, _last) = (Moved(_first, -30), Moved(_last, 30));
    }

    public double Left => _left;

    public double Right => _right;

    public double At(DateOnly day) => _left + (_right - _left) * Math.Clamp((day.DayNumber - _first.DayNumber) / (double)(_last.DayNumber - _first.DayNumber), 0, 1);

    /// <summary>Draws a grid from top to bottom and says months or years below it.</summary>
    public void Draw(Picture picture, double top, double bottom, Tongue tongue, DateOnly? today = null)
    {
        var months = (_last.DayNumber - _first.DayNumber) / 30.4;
        var most = Math.Max(2, (_right - _left) / (months < 30 ? 125 : 60));
        var step = Steps.First(step => step == Steps[^1] || months / step <= most && (step >= 12 || months < 30));
        var end = double.NegativeInfinity;
        foreach (var day in Days(step))
        {
            var x = At(day);
            picture.Line(Look.Grid, x, top, x, bottom);

            var said = InWords(day, step).In(tongue);
            var half = Lettering.Width(said) / 2;
            var middle = Math.Min(Math.Max(x, half), picture.Width - half);
            if (middle - half < end + 8 || today is { } crossing && Math.Abs(At(crossing) - middle) < half + 3) continue;

            picture.Text(Look.Aside, middle, bottom + 18, said, picture.Width, Anchor.Middle);
            end = middle + half;
        }
    }

    /// <summary>A line through everything, with the day below it.</summary>
    public void DrawToday(Picture picture, double top, double bottom, DateOnly today, Tongue tongue)
    {
        picture.Line(Look.Today, At(today), top, At(today), bottom + 28);
        picture.TextNear(Look.Text, At(today), bottom + 43, tongue.Day(today), 1, picture.Width - 1);
        picture.Bottom = bottom + 46;
    }

    private static Sentence InWords(DateOnly day, int step) => (step % 12 == 0 ? PartialDate.Year(day.Year) : PartialDate.Month(day.Year, day.Month)).InWords();

    private IEnumerable<DateOnly> Days(int step)
    {
        var months = (_first.Year * 12 + _first.Month - 1 + step - 1) / step * step;
        for (; months < 12 * 10000; months += step)
        {
            var day = new DateOnly(Math.Max(1, months / 12), months % 12 + 1, 1);
            if (day > _last) yield break;
            if (day >= _first) yield return day;
        }
    }

    private static DateOnly Moved(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}

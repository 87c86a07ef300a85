using Kooperation.Domain.Progress.Rules;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Progress;

/// <summary>How an indicator will do, in the words of the weather.</summary>
public enum WeatherSymbol
{
    Sun,
    LightCloud,
    Cloud,
    Storm
}

/// <summary>A measured value on its day.</summary>
public readonly record struct MeasuredPoint(DateOnly On, decimal Value);

/// <summary>
/// Where measured values lead: the average yearly change of the last years, carried forward to the day of the target, and what would then be
/// missing of it. Plain arithmetic, after the method of Destatis for the German sustainability indicators.
/// </summary>
/// <param name="Symbol">Null where too little was measured.</param>
/// <param name="Points">The values that the change was worked out from, the earliest first.</param>
/// <param name="YearsApart">Years between the first and the last of them.</param>
/// <param name="Current">The latest value.</param>
/// <param name="YearlyChange">The average change in a year; null where the values are of one day.</param>
/// <param name="CarriedForward">The value on the day of the target if that goes on; null with it.</param>
/// <param name="Distance">What is missing of the target today; zero or less where it is reached.</param>
/// <param name="Missed">What would be missing on its day; zero where nothing would.</param>
/// <param name="MissedPercent">That as a percentage of the distance; null where the target is reached.</param>
public sealed record IndicatorTrend(
    WeatherSymbol? Symbol,
    IReadOnlyList<MeasuredPoint> Points,
    decimal YearsApart,
    decimal? Current,
    decimal? YearlyChange,
    decimal? CarriedForward,
    decimal Distance,
    decimal? Missed,
    decimal? MissedPercent)
{
    private const int Digits = 9;

    public bool IsReached => Current is not null && Distance <= 0;

    /// <param name="measured">One value for a day, in any order.</param>
    public static IndicatorTrend Of(IReadOnlyList<MeasuredPoint> measured, decimal target, DateOnly targetOn, Direction direction, EffectRule rule)
    {
        var all = measured.OrderBy(point => point.On).ToList();
        if (all.Count == 0) return new IndicatorTrend(null, [], 0, null, null, null, 0, null, null);

        var last = all[^1];
        var points = all.Where(point => point.On >= last.On.AddYears(-rule.Years)).ToList();
        var apart = YearsBetween(points[0].On, last.On);
        var towards = direction == Direction.Up ? 1 : -1;
        var distance = towards * (target - last.Value);
        if (apart == 0) return new IndicatorTrend(null, points, apart, last.Value, null, null, distance, null, null);

        var change = (last.Value - points[0].Value) / apart;
        var carried = last.Value + change * Math.Max(0, YearsBetween(last.On, targetOn));
        var missed = Math.Max(0, towards * (target - carried));
        var percent = distance > 0 ? Math.Round(missed / distance * 100, Digits, MidpointRounding.AwayFromZero) : (decimal?)null;

        WeatherSymbol? symbol = points.Count < rule.Points || apart < rule.YearsApart ? null
            : percent is null ? WeatherSymbol.Sun
            : towards * change <= 0 ? WeatherSymbol.Storm
            : percent < rule.SunBelow ? WeatherSymbol.Sun
            : percent <= rule.LightCloudAtMost ? WeatherSymbol.LightCloud
            : WeatherSymbol.Cloud;

        return new IndicatorTrend(symbol, points, apart, last.Value, change, carried, distance, missed, percent);
    }

    /// <summary>Whole years, and the part of the year that has begun: from 30 June 2014 to 30 June 2016 exactly two.</summary>
    public static decimal YearsBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -YearsBetween(to, from);

        var whole = to.Year - from.Year;
        if (from.AddYears(whole) > to) whole--;
        var (begun, next) = (from.AddYears(whole), from.AddYears(whole + 1));
        return whole + (decimal)(to.DayNumber - begun.DayNumber) / (next.DayNumber - begun.DayNumber);
    }
}

namespace Kooperation.Platform;

/// <summary>The calendar day in Germany: what has happened by now is decided there, whatever zone the server runs in.</summary>
public sealed class Today(TimeProvider clock)
{
    private static readonly TimeZoneInfo Germany = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public DateOnly InGermany => InGermanyAt(clock.GetUtcNow());

    public DateOnly InGermanyAt(DateTimeOffset instant) => DateOnly.FromDateTime(ClockInGermanyAt(instant).DateTime);

    /// <summary>The last instant of a day in Germany.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Germany.GetUtcOffset(midnight)).AddTicks(-1);
    }

    /// <summary>What clocks in Germany showed at an instant.</summary>
    public static DateTimeOffset ClockInGermanyAt(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Germany);
}

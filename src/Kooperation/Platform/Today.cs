namespace Kooperation.Platform;

/// <summary>The calendar day in Germany: what has happened by now is decided there, whatever zone the server runs in.</summary>
public sealed class Today(TimeProvider clock)
{
    private static readonly TimeZoneInfo Germany = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public DateOnly InGermany => InGermanyAt(clock.GetUtcNow());

    public DateOnly InGermanyAt(DateTimeOffset instant) => DateOnly.FromDateTime(ClockInGermanyAt(instant).DateTime);

    /// <summary>What clocks in Germany showed at an instant.</summary>
    public static DateTimeOffset ClockInGermanyAt(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Germany);
}

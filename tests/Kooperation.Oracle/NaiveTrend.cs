using Kooperation.Domain.Strategies;

namespace Kooperation.Oracle;

/// <summary>The symbol of an indicator once more, read off the published rules <c>progress/1</c> in exact fractions, sharing no code with the product.</summary>
public static class NaiveTrend
{
    /// <summary>"Sun", "LightCloud", "Cloud", "Storm", or nothing where too little was measured.</summary>
    public static string? SymbolOf(IReadOnlyDictionary<DateOnly, decimal> measured, decimal target, DateOnly targetOn, Direction direction)
    {
        if (measured.Count == 0) return null;

        var days = measured.Keys.Order().ToList();
        var latest = days[^1];
        days.RemoveAll(day => day < latest.AddYears(-5));
        if (days.Count < 3 || days[0].AddYears(3) > latest) return null;

        // What is missing of the target on a day, whichever way the indicator is to go.
        Fraction Missing(Fraction value) => direction == Direction.Up ? Fraction.Of(target) - value : value - Fraction.Of(target);

        var (first, last) = (Fraction.Of(measured[days[0]]), Fraction.Of(measured[latest]));
        if (Missing(last) <= Fraction.Zero) return "Sun";

        var ahead = targetOn > latest ? Years(latest, targetOn) : Fraction.Zero;
        var carried = last + (last - first) / Years(days[0], latest) * ahead;
        if (Missing(first) <= Missing(last)) return "Storm";

        var missed = Missing(carried) > Fraction.Zero ? Missing(carried) / Missing(last) : Fraction.Zero;
        return missed < new Fraction(5, 100) ? "Sun" : missed <= new Fraction(20, 100) ? "LightCloud" : "Cloud";
    }

    // Anniversaries passed, and how much of the way to the next one is behind.
    private static Fraction Years(DateOnly from, DateOnly to)
    {
        var passed = 0;
        while (from.AddYears(passed + 1) <= to) passed++;

        var (behind, whole) = (0, 0);
        for (var day = from.AddYears(passed); day < from.AddYears(passed + 1); day = day.AddDays(1))
        {
            whole++;
            if (day < to) behind++;
        }

        return new Fraction(passed, 1) + new Fraction(behind, whole);
    }
}

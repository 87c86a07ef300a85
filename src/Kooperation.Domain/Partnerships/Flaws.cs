using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

/// <summary>What can be wrong with a number or a period wherever it stands.</summary>
internal static class Flaws
{
    /// <summary>The largest whole number that every JSON reader keeps exactly: 2^53 - 1.</summary>
    private const long LargestExact = 9_007_199_254_740_991;

    public static Refusal? OfAmount(long? cents, string at = "/amountInCents") => cents is <= 0 or > LargestExact
        ? Refusal.Of("amount-positive", "An amount must be more than zero.", "Ein Betrag muss größer als null sein.", at)
        : null;

    public static Refusal? OfCount(int? count, string at) => count is < 0
        ? Refusal.Of("count-not-negative", "A number of people cannot be negative.", "Eine Zahl von Menschen kann nicht negativ sein.", at)
        : null;

    public static Refusal? OfTerm(Term? term) => term is { EndsBeforeItBegins: true } ? PeriodOrder("/term") : null;

    public static Refusal? OfEnd(PartialDate from, PartialDate until, string at) => until.Latest < from.Earliest ? PeriodOrder(at) : null;

    private static Refusal PeriodOrder(string at) => Refusal.Of(
        "period-order", "A period cannot end before it begins.", "Ein Zeitraum kann nicht enden, bevor er beginnt.", at);
}

using System.Globalization;
using Kooperation.Domain.Language;

namespace Kooperation.Domain.Time;

/// <summary>
/// A date as far as it is known, as it is said in the middle of a sentence, with the preposition that its precision asks for: on 3 May 2026,
/// in May 2026, in 2026; am 3. Mai 2026, im Mai 2026, 2026.
/// </summary>
public static class DateInWords
{
    private static readonly string[] German =
    [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"
    ];

    /// <summary>The date alone: 3 May 2026, May 2026, 2026.</summary>
    public static Sentence InWords(this PartialDate date) => date.Earliest is { } earliest
        ? new Sentence(English(date), date.Precision switch
        {
            DatePrecision.Day => $"{Number(earliest.Day)}. {German[earliest.Month - 1]} {Number(earliest.Year)}",
            DatePrecision.Month => $"{German[earliest.Month - 1]} {Number(earliest.Year)}",
            _ => Number(earliest.Year)
        })
        : new Sentence("unknown day", "Tag unbekannt");

    public static Sentence InWords(this DateOnly day) => ((PartialDate)day).InWords();

    /// <summary>When something happened: on 3 May 2026, in May 2026, in 2026.</summary>
    public static Sentence On(this PartialDate date) => date.Said(
        date.Precision == DatePrecision.Day ? "on " : "in ", ("am ", "im ", ""), new Sentence("on an unknown day", "an einem unbekannten Tag"));

    public static Sentence On(this DateOnly day) => ((PartialDate)day).On();

    /// <summary>Of which day something is: of 3 May 2026, of May 2026, of 2026.</summary>
    public static Sentence Of(this PartialDate date) => date.Said("of ", ("vom ", "vom ", "von "), new Sentence("of an unknown day", "von einem unbekannten Tag"));

    /// <summary>From when on something is so: since 3 May 2026, since May 2026, since 2026.</summary>
    public static Sentence Since(this PartialDate date) => date.Said(
        "since ", ("seit dem ", "seit ", "seit "), new Sentence("since an unknown day", "seit einem unbekannten Tag"));

    /// <summary>The date as what a sentence is about: "3 May 2026 …", "Der 3. Mai 2026 …", "The year 2026 …".</summary>
    public static Sentence AsSubject(this PartialDate date) => date.Said(
        date.Precision == DatePrecision.Year ? "The year " : "", ("Der ", "Der ", "Das Jahr "), new Sentence("An unknown day", "Ein unbekannter Tag"));

    private static Sentence Said(this PartialDate date, string english, (string Day, string Month, string Year) german, Sentence unknown)
    {
        if (!date.IsKnown) return unknown;

        var alone = date.InWords();
        return new Sentence(english + alone.English, date.Precision switch
        {
            DatePrecision.Day => german.Day,
            DatePrecision.Month => german.Month,
            _ => german.Year
        } + alone.German);
    }

    private static string English(PartialDate date) => date.Earliest!.Value.ToString(
        date.Precision switch { DatePrecision.Day => "d MMMM yyyy", DatePrecision.Month => "MMMM yyyy", _ => "yyyy" }, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

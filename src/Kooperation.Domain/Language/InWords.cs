using System.Globalization;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Language;

/// <summary>Days and sentences as they are read: German with the name of the month, English in ISO 8601.</summary>
internal static class InWords
{
    private static readonly string[] Months =
    [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"
    ];

    public static Sentence Day(int day) => Day(DateOnly.FromDayNumber(day));

    public static Sentence Day(PartialDate date) => date.Earliest is not { } earliest
        ? new Sentence("unknown day", "Tag unbekannt")
        : new Sentence(date.ToString(), date.Precision switch
        {
            DatePrecision.Day => string.Create(CultureInfo.InvariantCulture, $"{earliest.Day}. {Months[earliest.Month - 1]} {earliest.Year}"),
            DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{Months[earliest.Month - 1]} {earliest.Year}"),
            _ => date.ToString()
        });

    public static Sentence Number(int number) => Same(number.ToString(CultureInfo.InvariantCulture));

    public static Sentence Same(string text) => new(text, text);

    /// <summary>Puts values into the placeholders of a sentence.</summary>
    public static Sentence Fill(this Sentence sentence, params ReadOnlySpan<(string Name, Sentence Value)> values)
    {
        var (english, german) = (sentence.English, sentence.German);
        foreach (var (name, value) in values)
        {
            english = english.Replace($"{{{name}}}", value.English, StringComparison.Ordinal);
            german = german.Replace($"{{{name}}}", value.German, StringComparison.Ordinal);
        }

        return new Sentence(english, german);
    }
}

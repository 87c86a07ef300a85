using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Saying;

/// <summary>Values as they are put into a sentence.</summary>
internal static class InWords
{
    public static Sentence Day(int day) => DateOnly.FromDayNumber(day).InWords();

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

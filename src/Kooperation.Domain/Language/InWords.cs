using System.Globalization;
using System.Runtime.CompilerServices;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Language;

/// <summary>Values as they are put into a sentence.</summary>
internal static class InWords
{
    public static Sentence Day(int day) => DateOnly.FromDayNumber(day).InWords();

    public static Sentence Day(PartialDate date) => date.InWords();

    public static Sentence Number(int number) => Same(number.ToString(CultureInfo.InvariantCulture));

    public static Sentence Same(string text) => new(text, text);

    /// <summary>Puts values into the placeholders of a sentence. What a value says is never taken for a placeholder.</summary>
    public static Sentence Fill(this Sentence sentence, params ReadOnlySpan<(string Name, Sentence Value)> values) =>
        new(Fill(sentence.English, Tongue.English, values), Fill(sentence.German, Tongue.German, values));

    private static string Fill(string text, Tongue tongue, ReadOnlySpan<(string Name, Sentence Value)> values)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;

        var filled = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var begins = rest.IndexOf('{');
            var length = begins < 0 ? -1 : rest[begins..].IndexOf('}') + 1;
            if (length <= 0)
            {
                filled.AppendFormatted(rest);
                break;
            }

            filled.AppendFormatted(rest[..begins]);
            if (ValueOf(rest.Slice(begins + 1, length - 2), values) is { } value) filled.AppendLiteral(value.In(tongue));
            else filled.AppendFormatted(rest.Slice(begins, length));
            rest = rest[(begins + length)..];
        }

        return filled.ToStringAndClear();
    }

    private static Sentence? ValueOf(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, Sentence Value)> values)
    {
        foreach (var (known, value) in values)
            if (name.SequenceEqual(known)) return value;

        return null;
    }
}

using System.Globalization;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts.Drawing;

/// <summary>Numbers as they are written in a language: 1.234,5 and 54 % in German, 1,234.5 and 54% in English.</summary>
internal static class InLocale
{
    private const string Minus = "\u2212";

    // Spelled out, so that they are the same on every machine.
    private static readonly NumberFormatInfo German = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NegativeSign = Minus };
    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = ".", NegativeSign = Minus };

    public static string Number(this Tongue tongue, decimal value) => value.ToString("#,##0.############################", tongue == Tongue.German ? German : English);

    public static string Percent(this Tongue tongue, decimal value) => tongue == Tongue.German ? $"{tongue.Number(value)}\u00a0%" : $"{tongue.Number(value)}%";

    public static string Day(this Tongue tongue, DateOnly day) => Domain.Time.DateInWords.InWords(day).In(tongue);

    public static string Say(this Tongue tongue, string english, string german) => new Sentence(english, german).In(tongue);

    /// <summary>A number and what there is so many of.</summary>
    public static string Count(this Tongue tongue, int count, Sentence one, Sentence many) => $"{tongue.Number(count)} {(count == 1 ? one : many).In(tongue)}";

    /// <summary>A, B and C.</summary>
    public static string List(this Tongue tongue, IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} {tongue.Say("and", "und")} {items[^1]}";
}

using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Progress.Saying;

/// <summary>Exact figures as they are read: at most six digits behind the point, which is a comma in German.</summary>
internal static class Figure
{
    private const int Digits = 6;

    /// <summary>Rounded to be shown, without zeros at the end.</summary>
    public static Quantity Shown(decimal value) => new(Rounded(value, Digits));

    public static Quantity? Shown(decimal? value) => value is { } known ? Shown(known) : null;

    public static Sentence InWords(decimal value) => InWords(value, Digits);

    public static Sentence InWords(decimal value, int digits)
    {
        var english = Rounded(value, digits).ToString(CultureInfo.InvariantCulture);
        return new Sentence(english, english.Replace('.', ','));
    }

    // Dividing by one with all its zeros takes those of the figure away.
    private static decimal Rounded(decimal value, int digits) => decimal.Truncate(value) is var whole && whole == value
        ? whole
        : Math.Round(value, digits, MidpointRounding.AwayFromZero) / 1.000000000000000000000000000m;
}

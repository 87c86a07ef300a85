using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Progress.Saying;

/// <summary>Exact figures as they are read: at most six digits behind the point, which is a comma in German.</summary>
internal static class Figure
{
    private const int Digits = 6;

    /// <summary>Rounded to be shown, without zeros at the end.</summary>
    public static Quantity Shown(decimal value) => new(Math.Round(value, Digits, MidpointRounding.AwayFromZero) / 1.000000000000000000000000000m);

    public static Quantity? Shown(decimal? value) => value is { } known ? Shown(known) : null;

    public static Sentence InWords(decimal value) => InWords(value, Digits);

    public static Sentence InWords(decimal value, int digits)
    {
        var english = (Math.Round(value, digits, MidpointRounding.AwayFromZero) / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return new Sentence(english, english.Replace('.', ','));
    }
}

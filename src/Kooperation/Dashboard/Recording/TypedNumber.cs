using System.Globalization;
using System.Text.RegularExpressions;

namespace Kooperation.Dashboard.Recording;

/// <summary>
/// A number as people of a culture type it: 1.500,5 or 1500,5 in German, 1,500.5 in English. Thousands stand in groups of three, so that a German 1.5 is no fifteen.
/// </summary>
internal static class TypedNumber
{
    /// <summary>Null where it is none.</summary>
    public static decimal? Read(string text, CultureInfo culture)
    {
        var (group, point) = (Regex.Escape(culture.NumberFormat.NumberGroupSeparator), Regex.Escape(culture.NumberFormat.NumberDecimalSeparator));
        return Regex.IsMatch(text, $"^[+-]?(?:[0-9]+|[0-9]{{1,3}}(?:{group}[0-9]{{3}})+)(?:{point}[0-9]+)?$") && decimal.TryParse(text, NumberStyles.Number, culture, out var number) ? number : null;
    }
}

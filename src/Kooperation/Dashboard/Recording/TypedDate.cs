using System.Globalization;
using System.Text.RegularExpressions;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Recording;

/// <summary>A day, a month or a year as people type it: 18.11.2026, 11.2026, 2026, 18/11/2026, or as programs write it.</summary>
internal static partial class TypedDate
{
    /// <summary>As it goes on the wire; null where it is none.</summary>
    public static string? Read(string text)
    {
        if (PartialDate.TryParse(text, out var written)) return written.ToString();
        if (Typed().Match(text) is not { Success: true } typed) return null;

        var (day, month, year) = (Part("day"), Part("month"), Part("year"));
        var wire = (day, month) switch
        {
            ({ } onDay, { } inMonth) => $"{year:0000}-{inMonth:00}-{onDay:00}",
            (null, { } inMonth) => $"{year:0000}-{inMonth:00}",
            _ => $"{year:0000}"
        };
        return PartialDate.TryParse(wire, out var date) ? date.ToString() : null;

        int? Part(string name) => typed.Groups[name] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>As people of that culture type it.</summary>
    public static string Show(PartialDate date, CultureInfo culture) => date.Precision switch
    {
        DatePrecision.Day => date.Earliest!.Value.ToString("dd/MM/yyyy", culture),
        DatePrecision.Month => date.Earliest!.Value.ToString("MM/yyyy", culture),
        DatePrecision.Year => date.Earliest!.Value.ToString("yyyy", culture),
        _ => ""
    };

    [GeneratedRegex(@"^(?:(?:(?<day>[0-9]{1,2})\s*[./]\s*)?(?<month>[0-9]{1,2})\s*[./]\s*)?(?<year>[0-9]{4})$")]
    private static partial Regex Typed();
}

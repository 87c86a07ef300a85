using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kooperation.Domain.Time;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    Unknown,
    Year,
    Month,
    Day
}

/// <summary>
/// A calendar date as far as it is known: <c>"2026"</c>, <c>"2026-11"</c>, <c>"2026-11-18"</c> (ISO 8601, reduced precision)
/// or unknown (<c>null</c> in JSON). Never an invented day. Years run from 1800 to 2199.
/// </summary>
[JsonConverter(typeof(PartialDateConverter))]
public readonly record struct PartialDate
{
    public const int FirstYear = 1800;
    public const int LastYear = 2199;

    private readonly DateOnly _earliest;

    private PartialDate(DateOnly earliest, DatePrecision precision) => (_earliest, Precision) = (earliest, precision);

    public static PartialDate Unknown => default;

    public DatePrecision Precision { get; }

    public bool IsKnown => Precision != DatePrecision.Unknown;

    /// <summary>The first day it can mean; null when unknown.</summary>
    public DateOnly? Earliest => IsKnown ? _earliest : null;

    /// <summary>The last day it can mean; null when unknown.</summary>
    public DateOnly? Latest => Precision switch
    {
        DatePrecision.Day => _earliest,
        DatePrecision.Month => _earliest.AddMonths(1).AddDays(-1),
        DatePrecision.Year => _earliest.AddYears(1).AddDays(-1),
        _ => null
    };

    /// <summary>The day it counts from: the day itself, the 15th of a month, 30 June of a year; null when unknown.</summary>
    public DateOnly? Middle => Precision switch
    {
        DatePrecision.Day => _earliest,
        DatePrecision.Month => new DateOnly(_earliest.Year, _earliest.Month, 15),
        DatePrecision.Year => new DateOnly(_earliest.Year, 6, 30),
        _ => null
    };

    /// <summary>Whether something of that day can have happened after this, as far as the two are known.</summary>
    public bool CanPrecede(PartialDate later) => !(later.Latest < Earliest);

    public static PartialDate Year(int year) => new(new DateOnly(year, 1, 1), DatePrecision.Year);

    public static PartialDate Month(int year, int month) => new(new DateOnly(year, month, 1), DatePrecision.Month);

    public static PartialDate Day(int year, int month, int day) => new(new DateOnly(year, month, day), DatePrecision.Day);

    public static implicit operator PartialDate(DateOnly day) => new(day, DatePrecision.Day);

    /// <summary>Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; anything else is not a date.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        // Evidence is read by the thousand dates, which .NET's own reading by a format takes several times as long for.
        var precision = text.Length switch { 4 => DatePrecision.Year, 7 => DatePrecision.Month, 10 => DatePrecision.Day, _ => DatePrecision.Unknown };
        var (year, month, day) = (0, 1, 1);
        var parsed = precision != DatePrecision.Unknown
            && AreDigits(text[..4], out year)
            && (precision < DatePrecision.Month || text[4] == '-' && AreDigits(text[5..7], out month))
            && (precision < DatePrecision.Day || text[7] == '-' && AreDigits(text[8..10], out day))
            && year is >= FirstYear and <= LastYear
            && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);

        date = parsed ? new PartialDate(new DateOnly(year, month, day), precision) : Unknown;
        return parsed;
    }

    private static bool AreDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter)) return false;
            number = number * 10 + (letter - '0');
        }

        return true;
    }

    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"\"{text}\" is no date: write yyyy, yyyy-MM or yyyy-MM-dd");

    /// <summary>The form it has on the wire; empty when unknown.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Day => _earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => _earliest.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => _earliest.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => ""
    };
}

/// <summary>Writes a partial date as a string of reduced precision, an unknown one as null.</summary>
public sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    public override bool HandleNull => true;

    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => PartialDate.Unknown,
            JsonTokenType.String when PartialDate.TryParse(reader.GetString(), out var date) => date,
            _ => throw new JsonException()
        };

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options)
    {
        if (value.IsKnown) writer.WriteStringValue(value.ToString());
        else writer.WriteNullValue();
    }
}

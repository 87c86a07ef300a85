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
    public static bool TryParse(string? text, out PartialDate date)
    {
        var (format, precision) = text?.Length switch
        {
            4 => ("yyyy", DatePrecision.Year),
            7 => ("yyyy-MM", DatePrecision.Month),
            10 => ("yyyy-MM-dd", DatePrecision.Day),
            _ => ("", DatePrecision.Unknown)
        };

        var parsed = precision != DatePrecision.Unknown
            & DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var earliest)
            && earliest.Year is >= FirstYear and <= LastYear;

        date = parsed ? new PartialDate(earliest, precision) : Unknown;
        return parsed;
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

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Kooperation.Domain.Steps;

/// <summary>
/// An exact decimal figure: the value of an indicator, a weight. In JSON a string such as <c>"45.8"</c>, as a number there is not exact for every
/// reader. At most 12 digits before the point and 6 behind it.
/// </summary>
[JsonConverter(typeof(QuantityConverter))]
public readonly partial record struct Quantity(decimal Value) : IComparable<Quantity>
{
    public static readonly Quantity One = new(1);

    /// <summary>Reads digits with an optional sign and point, such as <c>-3</c> or <c>45.8</c>; anything else is no figure.</summary>
    public static bool TryParse(string? text, out Quantity quantity)
    {
        var isFigure = text is not null && Figure().IsMatch(text);
        quantity = isFigure ? new Quantity(decimal.Parse(text!, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)) : default;
        return isFigure;
    }

    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    public static implicit operator Quantity(decimal value) => new(value);

    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

    /// <summary>The form it has on the wire, as it was written.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A-?[0-9]{1,12}(\.[0-9]{1,6})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}

/// <summary>Writes a figure as a string and reads it from nothing else.</summary>
public sealed class QuantityConverter : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Quantity.TryParse(reader.GetString(), out var quantity) ? quantity : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

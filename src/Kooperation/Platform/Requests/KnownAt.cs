using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kooperation.Platform.Requests;

/// <summary>What was known, as a request says it: a place in the log as a number, or an instant as text.</summary>
/// <param name="Text">As it would stand in an address.</param>
[JsonConverter(typeof(KnownAtConverter))]
public readonly record struct KnownAt(string Text)
{
    public const int LongestText = 40;
}

internal sealed class KnownAtConverter : JsonConverter<KnownAt>
{
    public override KnownAt Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return new KnownAt(value.RootElement.ValueKind == JsonValueKind.Number ? value.RootElement.GetRawText() : value.RootElement.GetString()!);
    }

    public override void Write(Utf8JsonWriter writer, KnownAt value, JsonSerializerOptions options)
    {
        if (QueryParameters.TryReadNumber(value.Text, out var place)) writer.WriteNumberValue(place);
        else writer.WriteStringValue(value.Text);
    }
}

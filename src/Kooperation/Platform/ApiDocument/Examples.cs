using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.ApiDocument;

/// <summary>An example of a request, made from its shape: what must be there, the date, and what tells where it belongs.</summary>
internal static class Examples
{
    private static readonly Guid AnyId = Guid.Parse("0192f7a0-0000-7000-8000-000000000001");

    // May be absent, and some step or other is refused without it.
    private static readonly string[] Besides = ["fieldOfAction", "responsibleOffice", "stage", "reason", "version"];

    public static JsonNode Of(Type type)
    {
        if (type == typeof(Step)) return Parse("""{ "event": "ContactMade", "occurredOn": "2026-11-18", "form": "meeting", "direction": "mutual", "topics": [] }""");

        var example = new JsonObject();
        foreach (var member in RequestShape.Options.GetTypeInfo(type).Properties.Where(member => RequestShape.IsRequired(member) || Besides.Contains(member.Name)))
        {
            example[member.Name] = ValueOf(member);
        }

        return example;
    }

    private static JsonNode ValueOf(JsonPropertyInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type == typeof(PartialDate)) return member.Name == "expiresOn" ? $"{TimeProvider.System.GetUtcNow().AddYears(1):yyyy}-11-30" : "2026-11-18"; // What ends, ends in the future.
        if (type == typeof(Quantity)) return "45.8";
        if (type == typeof(Guid)) return AnyId.ToString();
        if (type == typeof(bool)) return false;
        if (type == typeof(int)) return 3;
        if (type == typeof(long)) return 250_000L;
        if (type.IsEnum) return RequestShape.Words(type)[0];
        if (type == typeof(string)) return member.Name switch
        {
            "ags" => "08111000",
            "timeZone" => "Europe/Busingen",
            "name" when member.DeclaringType.Name.EndsWith("Municipality", StringComparison.Ordinal) => "Landeshauptstadt Stuttgart",
            "name" => "Sprachcafé Brücke e. V.",
            "fieldOfAction" => "Bildung",
            "responsibleOffice" => "FB 50",
            "version" => "depth/1",
            "decidedBy" => "Rat",
            "reason" => "Beide Seiten haben es so vereinbart",
            _ => "Elternarbeit"
        };

        return RequestShape.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }
            ? new JsonArray(element == typeof(string) ? "Bildung" : element == typeof(Guid) ? AnyId.ToString() : Of(element))
            : Of(type);
    }

    private static JsonNode Parse(string json) => JsonNode.Parse(json) ?? throw new JsonException();
}

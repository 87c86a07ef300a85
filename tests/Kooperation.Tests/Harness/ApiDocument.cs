using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kooperation.Tests.Harness;

/// <summary>
/// The published API document, and whether a real answer keeps to it: the status is one it names, the body has the shape it promises.
/// Knows the part of JSON Schema that the document uses.
/// </summary>
public sealed class ApiDocument(JsonNode document)
{
    private readonly List<(Regex Path, JsonObject Operations)> _paths =
    [
        .. document["paths"]!.AsObject().Select(path => (
            new Regex("^" + Regex.Replace(Regex.Escape(path.Key).Replace("\\{", "{", StringComparison.Ordinal), "{[^}]+}", "[^/]+") + "$"),
            path.Value!.AsObject()))
    ];

    public JsonNode Document => document;

    /// <summary>What is wrong with an answer; empty where it keeps to the document, or where the document does not speak of the address.</summary>
    public IReadOnlyList<string> FaultsOf(string method, string path, int status, string? mediaType, string body)
    {
        var operations = _paths.Where(known => known.Path.IsMatch(path)).Select(known => known.Operations).ToList();
        var operation = operations.Select(known => known[method.ToLowerInvariant()]).OfType<JsonObject>().FirstOrDefault();
        if (operation is null) return [];

        var response = operation["responses"]![status.ToString(CultureInfo.InvariantCulture)];
        if (response is null) return [$"{method} {path}: {status} is not documented"];
        if (body.Length == 0) return [];

        var schema = response["content"]?[mediaType ?? ""]?["schema"];
        return schema is null
            ? [$"{method} {path}: {status} with {mediaType} is not documented"]
            : [.. Faults(schema, mediaType!.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(body) : JsonValue.Create(body), "").Select(fault => $"{method} {path} {status}: {fault}")];
    }

    /// <summary>What is wrong with a value that is to have that shape.</summary>
    public IReadOnlyList<string> FaultsOf(JsonNode schema, JsonNode? value) => [.. Faults(schema, value, "")];

    private IEnumerable<string> Faults(JsonNode schema, JsonNode? value, string at)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference) return Faults(document["components"]!["schemas"]![reference.Split('/')[^1]]!, value, at);
        if (schema["discriminator"] is { } discriminator) return FaultsOfKind(discriminator, value, at);
        if (schema["oneOf"] is JsonArray any)
        {
            var fitting = any.Count(one => !Faults(one!, value, at).Any());
            return fitting == 1 ? [] : [$"{at} has {fitting} of the shapes instead of one"];
        }

        var types = schema["type"] switch { JsonArray several => several.Select(type => type!.GetValue<string>()).ToList(), JsonValue one => [one.GetValue<string>()], _ => [] };
        if (types.Count > 0 && !types.Any(type => Is(type, value))) return [$"{at} is no {string.Join(" or ", types)}: {value?.ToJsonString() ?? "null"}"];
        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value))) return [$"{at} is none of the words: {value}"];
        if (schema["format"]?.GetValue<string>() == "uuid" && value is JsonValue id && !Guid.TryParse(id.ToString(), out _)) return [$"{at} is no UUID: {value}"];
        if (schema["format"]?.GetValue<string>() == "date" && value is JsonValue day && !DateOnly.TryParseExact(day.ToString(), "yyyy-MM-dd", out _)) return [$"{at} is no day: {value}"];
        if (schema["pattern"]?.GetValue<string>() is { } pattern && value is JsonValue text && !Regex.IsMatch(text.ToString(), pattern)) return [$"{at} does not match: {value}"];
        if (schema["maxLength"] is { } longest && value is JsonValue written && written.ToString().EnumerateRunes().Count() > longest.GetValue<int>()) return [$"{at} is longer than {longest}"];
        if (schema["maxItems"] is { } most && value is JsonArray entries && entries.Count > most.GetValue<int>()) return [$"{at} has more than {most} entries"];

        return value switch
        {
            JsonObject members => FaultsOfMembers(schema, members, at),
            JsonArray elements when schema["items"] is { } items => elements.SelectMany((element, index) => Faults(items, element, $"{at}/{index}")),
            _ => []
        };
    }

    private IEnumerable<string> FaultsOfKind(JsonNode discriminator, JsonNode? value, string at)
    {
        if (value is not JsonObject step) return [$"{at} is no object: {value?.ToJsonString() ?? "null"}"];

        var name = discriminator["propertyName"]!.GetValue<string>();
        var kind = step[name]?.ToString();
        return kind is not null && discriminator["mapping"]![kind] is { } reference
            ? Faults(new JsonObject { ["$ref"] = reference.DeepClone() }, value, at)
            : [$"{at}/{name} names no kind: {kind}"];
    }

    private IEnumerable<string> FaultsOfMembers(JsonNode schema, JsonObject members, string at)
    {
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).Where(name => !members.ContainsKey(name)))
        {
            yield return $"{at}/{name} is missing";
        }

        var known = schema["properties"]?.AsObject();
        foreach (var (name, member) in members)
        {
            if (known?[name] is { } shape)
            {
                foreach (var fault in Faults(shape, member, $"{at}/{name}")) yield return fault;
            }
            else if (known is not null && schema["additionalProperties"] is JsonValue none && !none.GetValue<bool>())
            {
                yield return $"{at}/{name} is not documented";
            }
        }
    }

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out _),
        _ => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number
    };
}

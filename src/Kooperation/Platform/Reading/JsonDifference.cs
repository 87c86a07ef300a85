using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Reading;

/// <summary>One operation of a JSON Patch (RFC 6902): applied one after the other they turn what was said before into what is said after.</summary>
/// <param name="Op">add, remove or replace.</param>
/// <param name="Path">JSON pointer (RFC 6901) of the place in the document that the operations before have left.</param>
/// <param name="Value">What is added, or stands there instead; absent where something is removed.</param>
public sealed record JsonOperation(string Op, string Path, JsonElement? Value);

/// <summary>
/// The difference between two answers. Members of a list are told apart by the id they carry, or by the first word they say, wherever they stand; so a
/// value keeps its place, such as <c>/dimensions/contact/level</c>, when others come and go before it.
/// </summary>
internal static class JsonDifference
{
    /// <summary>The operations, each with the place that it concerns.</summary>
    public static IReadOnlyList<(JsonOperation Operation, string Place)> Between(JsonNode? before, JsonNode? after)
    {
        var operations = new List<(JsonOperation, string)>();
        Compare(before, after, "", "", operations);
        return operations;
    }

    /// <summary>Every single value with its place; the order of a list is a value of its own.</summary>
    /// <param name="within">The place of the part that is asked about; nothing else is gone through.</param>
    public static Dictionary<string, string> ValuesOf(JsonNode? said, string within = "")
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Visit(said, (_, place, value) => values[place] = value, within);
        return values;
    }

    /// <summary>The place of the part at a JSON pointer, as far as there is one.</summary>
    public static string PlaceOf(JsonNode? said, string pointer)
    {
        var place = "";
        foreach (var word in pointer.Split('/').Skip(1))
        {
            if (said is JsonArray list)
            {
                if (!int.TryParse(word, CultureInfo.InvariantCulture, out var index) || index < 0 || index >= list.Count || KeysOf(list) is not { } keys) break;
                (place, said) = (Below(place, keys[index]), list[index]);
            }
            else
            {
                (place, said) = ($"{place}/{word}", (said as JsonObject)?[RequestShape.Unescaped(word)]);
            }
        }

        return place;
    }

    /// <summary>The places in which two answers say something else, or one of them nothing.</summary>
    public static HashSet<string> Differing(Dictionary<string, string> one, Dictionary<string, string> other) =>
        [.. one.Where(value => !other.TryGetValue(value.Key, out var then) || then != value.Value).Select(value => value.Key), .. other.Keys.Where(place => !one.ContainsKey(place))];

    /// <summary>Goes through every single value, and the order of every list.</summary>
    /// <param name="visit">Is told the JSON pointer, the place and the value.</param>
    /// <param name="within">The place of the part to go through.</param>
    public static void Visit(JsonNode? said, Action<string, string, string> visit, string within = "") => Visit(said, "", "", visit, within);

    private static void Visit(JsonNode? node, string path, string place, Action<string, string, string> visit, string within)
    {
        if (!(place.Length < within.Length ? within.StartsWith(place, StringComparison.Ordinal) : place.StartsWith(within, StringComparison.Ordinal))) return;

        switch (node)
        {
            case JsonObject said:
                foreach (var (name, value) in said) Visit(value, Below(path, name), Below(place, name), visit, within);
                break;
            case JsonArray list when KeysOf(list) is { } keys:
                visit(path, Below(place, ""), string.Join('\n', keys));
                foreach (var (index, key) in keys.Index()) Visit(list[index], At(path, index), Below(place, key), visit, within);
                break;
            default:
                visit(path, place, node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void Compare(JsonNode? before, JsonNode? after, string path, string place, List<(JsonOperation, string)> operations)
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject next):
                foreach (var (name, _) in old.Where(one => !next.ContainsKey(one.Key))) operations.Add((new JsonOperation("remove", Below(path, name), null), Below(place, name)));
                foreach (var (name, value) in next)
                {
                    if (old.TryGetPropertyValue(name, out var known)) Compare(known, value, Below(path, name), Below(place, name), operations);
                    else operations.Add((new JsonOperation("add", Below(path, name), Element(value)), Below(place, name)));
                }

                break;
            case (JsonArray old, JsonArray next) when KeysOf(old) is { } oldKeys && KeysOf(next) is { } nextKeys && oldKeys.Intersect(nextKeys).SequenceEqual(nextKeys.Intersect(oldKeys)):
                var staying = nextKeys.ToHashSet();
                foreach (var (index, key) in oldKeys.Index().Reverse().Where(one => !staying.Contains(one.Item))) operations.Add((new JsonOperation("remove", At(path, index), null), Below(place, key)));
                var kept = oldKeys.Zip(old).ToDictionary(one => one.First, one => one.Second);
                foreach (var (index, key) in nextKeys.Index())
                {
                    if (kept.TryGetValue(key, out var known)) Compare(known, next[index], At(path, index), Below(place, key), operations);
                    else operations.Add((new JsonOperation("add", At(path, index), Element(next[index])), Below(place, key)));
                }

                break;
            default:
                if (!JsonNode.DeepEquals(before, after)) operations.Add((new JsonOperation("replace", path, Element(after)), place));
                break;
        }
    }

    // What tells the members of a list apart; null for a list of bare values, which is one value.
    private static List<string>? KeysOf(JsonArray list)
    {
        if (list.Any(member => member is not JsonObject)) return list.Count == 0 ? [] : null;

        var seen = new Dictionary<string, int>();
        return [.. list.Select(member => KeyOf((JsonObject)member!)).Select(key => seen.TryGetValue(key, out var times) ? $"{key} {seen[key] = times + 1}" : First(key))];

        string First(string key)
        {
            seen[key] = 1;
            return key;
        }
    }

    private static string KeyOf(JsonObject member) => WordOf(member, name => name == "id" || name.EndsWith("Id", StringComparison.Ordinal)) ?? WordOf(member, _ => true) ?? "";

    private static string? WordOf(JsonObject member, Func<string, bool> isKey)
    {
        foreach (var (name, value) in member)
        {
            if (value is JsonObject inner && WordOf(inner, isKey) is { } word) return word;
            if (value is JsonValue && value.GetValueKind() == JsonValueKind.String && isKey(name)) return value.GetValue<string>();
        }

        return null;
    }

    private static JsonElement Element(JsonNode? value) => JsonSerializer.SerializeToElement(value);

    private static string At(string path, int index) => Below(path, index.ToString(CultureInfo.InvariantCulture));

    private static string Below(string place, string name) => $"{place}/{RequestShape.Escaped(name)}";
}

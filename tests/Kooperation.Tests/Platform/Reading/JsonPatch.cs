using System.Globalization;
using System.Text.Json.Nodes;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>Applies a JSON Patch (RFC 6902) word by word, as a reader of an answer would: of its operations, those that answers use.</summary>
internal static class JsonPatch
{
    public static JsonNode? Applied(JsonNode? document, JsonArray operations)
    {
        var root = new JsonObject { ["document"] = document?.DeepClone() };
        foreach (var operation in operations)
        {
            string[] way = ["document", .. operation!["path"]!.GetValue<string>().Split('/').Skip(1).Select(word => word.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
            var parent = way.SkipLast(1).Aggregate((JsonNode)root, Member);
            Apply(operation["op"]!.GetValue<string>(), parent, way[^1], operation["value"]);
        }

        return root["document"];
    }

    private static JsonNode Member(JsonNode of, string word) => (of is JsonArray list ? list[int.Parse(word, CultureInfo.InvariantCulture)] : of[word]) ?? throw new InvalidOperationException($"nothing at {word}");

    private static void Apply(string operation, JsonNode parent, string word, JsonNode? value)
    {
        switch (operation, parent)
        {
            case ("add", JsonObject to):
                to[word] = value?.DeepClone();
                break;
            case ("replace", JsonObject at):
                Assert.True(at.ContainsKey(word), $"nothing to replace at {word}");
                at[word] = value?.DeepClone();
                break;
            case ("remove", JsonObject from):
                Assert.True(from.Remove(word), $"nothing to remove at {word}");
                break;
            case ("add", JsonArray to):
                to.Insert(int.Parse(word, CultureInfo.InvariantCulture), value?.DeepClone());
                break;
            case ("replace", JsonArray at):
                at[int.Parse(word, CultureInfo.InvariantCulture)] = value?.DeepClone();
                break;
            case ("remove", JsonArray from):
                from.RemoveAt(int.Parse(word, CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"{operation} at {word}");
        }
    }
}

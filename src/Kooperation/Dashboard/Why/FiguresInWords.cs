using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Dashboard.Why;

/// <summary>One value of an answer, for readers.</summary>
/// <param name="Title">What it is called, after what it is part of.</param>
internal sealed record FigureInWords(string Title, string Value);

/// <summary>What an answer says, for readers: the values that have a name of their own.</summary>
internal static class FiguresInWords
{
    /// <summary>The answer as it would be sent in the language of the page.</summary>
    public static JsonNode? Read(object? answer, Visit visit) => answer is null ? null : JsonSerializer.Deserialize<JsonNode>(Answers.Bytes(answer, visit.Tongue));

    // They say of another figure how it came about.
    private static readonly FrozenSet<string> Reasons = ["beforeBrakes", "lasts", "meaning", "ruleName"];

    /// <summary>Every such value but reasons for others, by its place, which it keeps when others come and go before it.</summary>
    /// <param name="of">What all of it is about; nobody needs to be told of each value.</param>
    public static IReadOnlyDictionary<string, FigureInWords> Of(object? answer, string of, Visit visit)
    {
        var (said, figures) = (Read(answer, visit), new Dictionary<string, FigureInWords>());
        if (said is null) return figures;

        JsonDifference.Visit(said, (path, place, value) =>
        {
            var name = path.Split('/')[^1];
            if (place.EndsWith('/') || value == "null" || FigureTitles.Find(name) is null || Reasons.Contains(name)) return;

            var trail = Trail(said, path, visit).SkipWhile(part => part == of).ToList();
            if (trail.Count > 1 && FigureTitles.IsSentence(name)) trail.RemoveAt(trail.Count - 1);
            figures.TryAdd(place, new FigureInWords(string.Join(" › ", trail), InWords(JsonSerializer.Deserialize<JsonElement>(value), visit)));
        });
        return figures;
    }

    /// <summary>The names of the things around a value, and what the value itself is called.</summary>
    /// <param name="pointer">A JSON pointer into the answer.</param>
    public static IEnumerable<string> Trail(JsonNode? answer, string pointer, Visit visit)
    {
        var part = answer;
        foreach (var word in pointer.Split('/').Skip(1))
        {
            part = part is JsonArray list && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? list[at] : (part as JsonObject)?[RequestShape.Unescaped(word)];
            if (part is JsonObject && word != "next" && NameOf(part) is { } name) yield return name;
            else if (FigureTitles.Find(word) is { } title) yield return visit.Say(title.AsTitle());
        }
    }

    public static string InWords(JsonElement value, Visit visit) => value.ValueKind switch
    {
        JsonValueKind.True => visit.Say(new("yes", "ja")),
        JsonValueKind.False => visit.Say(new("no", "nein")),
        JsonValueKind.Null => "–",
        JsonValueKind.Number => value.GetDecimal().ToString("#,0.######", visit.Culture),
        JsonValueKind.String when decimal.TryParse(value.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity) => quantity.ToString("#,0.######", visit.Culture),
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var day) => visit.InWords(day),
        JsonValueKind.String when FigureTitles.Find(value.GetString()!) is { } word => visit.Say(word),
        _ => value.ToString()
    };

    private static string? NameOf(JsonNode part) => new[] { "title", "name", "text" }.Select(name => part[name] is JsonValue value ? value.GetValue<string>() : null).FirstOrDefault(name => name is { Length: > 0 });
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kooperation.Domain.Language;
using Kooperation.Platform.Reading;

namespace Kooperation.Dashboard.Why;

/// <summary>A rule as its file says it.</summary>
/// <param name="Place">A JSON pointer into the file, or the id of a line in it.</param>
/// <param name="Name">What it is called; null where it has no name.</param>
/// <param name="Words">What it says of itself.</param>
/// <param name="Excerpt">The rule itself, as JSON.</param>
public sealed partial record ShownRule(string Place, string? Name, IReadOnlyList<string> Words, string Excerpt)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rules that an explanation names, from the edition by which the figures were worked out.</summary>
    /// <param name="rules">The address of the edition: depth or progress.</param>
    internal static async Task<IReadOnlyList<ShownRule>> Read(Visit visit, string rules, Explained explained)
    {
        var (text, _) = await visit.Ask<string>($"{rules}/rules", null, ("version", explained.Rules));
        if (text is null) return [];

        var file = JsonNode.Parse(text)!;
        return
        [
            .. from place in explained.Values.Select(value => value.Rule).OfType<string>().Distinct()
               let rule = place.StartsWith('/') ? At(file, place) : (file["evidence"] as JsonArray)?.FirstOrDefault(line => line?["id"]?.GetValue<string>() == place)
               where rule is not null
               select new ShownRule(place, Word((rule as JsonObject)?["name"], visit.Tongue), [.. WordsOf(rule, visit.Tongue).Select(words => Filled(words, rule, file))], rule.ToJsonString(Readable))
        ];
    }

    // What a sentence leaves open stands in the rule, or in that of regular contacts; what depends on a day, nowhere.
    private static string Filled(string words, JsonNode rule, JsonNode file) => Placeholder().Replace(words, found =>
    {
        var (name, regularity) = (found.Groups[1].Value, file["regularity"]);
        return Number(rule, name) ?? Number(regularity?["regular"], name) ?? Number(regularity?["reliable"], name) ?? Number(regularity?["reliable"], Within("reliable", name)) ?? "…";
    });

    private static string? Number(JsonNode? part, string name) =>
        part is JsonObject && part[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : null;

    private static string Within(string part, string name) =>
        name.StartsWith(part, StringComparison.Ordinal) && name.Length > part.Length ? JsonNamingPolicy.CamelCase.ConvertName(name[part.Length..]) : name;

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    private static JsonNode? At(JsonNode file, string place) =>
        place.Split('/').Skip(1).Aggregate((JsonNode?)file, (part, word) => part is JsonArray list ? int.TryParse(word, out var at) && at < list.Count ? list[at] : null : (part as JsonObject)?[word]);

    // Explanations and what it needs, then what holds for each level.
    private static IEnumerable<string> WordsOf(JsonNode rule, Tongue tongue)
    {
        if (rule is not JsonObject said) yield break;

        foreach (var name in (string[])["explanation", "meaning", "reachedBy"])
            if (Word(said[name], tongue) is { } word) yield return word;

        if (said["needs"] is JsonObject needs) yield return new Sentence($"Needs: {string.Join(", ", needs.Select(need => Need(need.Key, need.Value).English))}", $"Verlangt: {string.Join(", ", needs.Select(need => Need(need.Key, need.Value).German))}").In(tongue);

        foreach (var level in (said["levels"] as JsonArray ?? []).OfType<JsonObject>())
            if (Word(level["name"], tongue) is { } name) yield return $"{level["level"]}: {name}{(Word(level["reachedBy"], tongue) is { } by ? $" – {by}" : "")}";
    }

    // A dimension and its level, any of them, or that the partner finds so too.
    private static Sentence Need(string what, JsonNode? much) => (FigureTitles.Find(what), what) switch
    {
        (_, "anyDimension") => new($"any dimension {much}", $"irgendeine Dimension {much}"),
        ({ } title, _) when much?.GetValueKind() == JsonValueKind.Number => new($"{title.English} {much}", $"{title.German} {much}"),
        ({ } title, _) => title,
        _ => new(what, what)
    };

    private static string? Word(JsonNode? sentence, Tongue tongue) => sentence is JsonObject && sentence[tongue == Tongue.German ? "de" : "en"] is JsonValue word ? word.GetValue<string>() : null;
}

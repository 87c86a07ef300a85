using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kooperation.Dashboard.Steps;
using Kooperation.Platform.Reading;

namespace Kooperation.Dashboard.Why;

/// <summary>Why a figure is what it is, for readers.</summary>
/// <param name="Of">The view that says the figure, with the id of the thing: partnerships/…/depth.</param>
/// <param name="Trail">What the figure is a part of, from the outside in, and itself last.</param>
/// <param name="Said">The sentences and values that the answer says there.</param>
/// <param name="Rules">The rules that it follows, each with its words; none where it follows from what was recorded alone.</param>
/// <param name="RestsOn">The steps that the answer names as what it rests on.</param>
/// <param name="Decisive">Those without any one of which it would be otherwise, and which are not among the former.</param>
/// <param name="Names">What the things are called to which the steps belong.</param>
public sealed record ShownReasons(
    string Of,
    IReadOnlyList<string> Trail,
    IReadOnlyList<SaidValue> Said,
    string? Edition,
    IReadOnlyList<ShownRule> Rules,
    IReadOnlyList<CausingStep> RestsOn,
    IReadOnlyList<CausingStep> Decisive,
    IReadOnlyDictionary<Guid, NamedThing> Names,
    IReadOnlyList<ExplainedValue> Values);

/// <param name="Title">Which value; null where what is said needs none.</param>
public sealed record SaidValue(string? Title, string Value);

internal static class WhyPages
{
    // Every view that explains itself, with the rules by which it is worked out; empty where by none.
    private static readonly IReadOnlyList<(string View, string Rules)> Views =
    [
        ("partnerships/{id}/depth", "depth"),
        ("partnerships/{id}", "depth"),
        ("strategies/{id}/progress", "progress"),
        ("strategies/{id}", ""),
        ("measures/{id}", "progress"),
        ("organisations/{id}", ""),
        ("landscape", ""),
        ("deadlines", ""),
        ("quality", ""),
        ("reminders", "")
    ];

    public static void MapWhy(this IEndpointRouteBuilder municipality)
    {
        foreach (var (view, rules) in Views)
            municipality.MapPage($"{view.Replace("{id}", "{id:guid}", StringComparison.Ordinal)}/explain", visit => Show(visit, view, rules));
    }

    private static async Task<IResult> Show(Visit visit, string view, string rules)
    {
        var id = Guid.TryParse((string?)visit.Question.Http.GetRouteValue("id"), out var asked) ? asked : (Guid?)null;
        var asWell = visit.KeptBut([.. Visit.Times, "figure", "atLeast"]).Select(one => (one.Name, (string?)one.Value)).ToList();
        var (explained, problem) = await visit.Ask<Explained>($"{view}/explain", id, [.. asWell, ("figure", visit["figure"])]);
        if (explained is null) return problem!;

        var (answer, _) = await visit.Ask<object>(view, id, asWell);
        var said = JsonSerializer.Deserialize<JsonNode>(Answers.Bytes(answer, visit.Tongue))!;
        var figure = visit["figure"] ?? "";
        var named = explained.Values.SelectMany(value => value.Named).ToHashSet();
        var decisive = explained.Values.SelectMany(value => value.Steps).Where(step => !named.Contains(step)).ToHashSet();
        return visit.Show<WhyPage, ShownReasons>(new ShownReasons(
            view.Replace("{id}", $"{id}", StringComparison.Ordinal),
            [.. Trail(said, figure, visit)],
            [.. Said(explained, visit)],
            explained.Rules,
            rules.Length == 0 || explained.Rules is null ? [] : await ShownRule.Read(visit, rules, explained),
            [.. explained.Steps.Where(step => named.Contains(step.Step.StepId))],
            [.. explained.Steps.Where(step => decisive.Contains(step.Step.StepId))],
            explained.Steps.Count > 0 ? await NamedThing.All(visit) : new Dictionary<Guid, NamedThing>(),
            explained.Values));
    }

    // The names of the things around the figure, and what the figure itself is called.
    private static IEnumerable<string> Trail(JsonNode answer, string figure, Visit visit)
    {
        JsonNode? part = answer;
        if (NameOf(part) is { } whole) yield return whole;
        foreach (var word in figure.Split('/').Skip(1))
        {
            part = part is JsonArray list && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? list[at] : part?[word];
            if (part is JsonObject && NameOf(part) is { } name) yield return name;
            else if (FigureTitles.Find(word) is { } title) yield return visit.Say(title.AsTitle());
        }
    }

    private static string? NameOf(JsonNode? part) => new[] { "title", "name", "text" }.Select(name => part is JsonObject && part[name] is JsonValue value ? value.GetValue<string>() : null).FirstOrDefault(name => name is { Length: > 0 });

    private static IEnumerable<SaidValue> Said(Explained explained, Visit visit) =>
        from value in explained.Values
        let name = value.Path.Split('/')[^1]
        let title = FigureTitles.Find(name)
        where title is not null
        select new SaidValue(FigureTitles.IsSentence(name) ? null : visit.Say(title.AsTitle()), InWords(value.Value, visit)) into said
        group said by said into same
        select same.Key;

    private static string InWords(JsonElement value, Visit visit) => value.ValueKind switch
    {
        JsonValueKind.True => visit.Say(new("yes", "ja")),
        JsonValueKind.False => visit.Say(new("no", "nein")),
        JsonValueKind.Null => "–",
        JsonValueKind.Number => value.GetDecimal().ToString("#,0.######", visit.Culture),
        JsonValueKind.String when decimal.TryParse(value.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity) => quantity.ToString("#,0.######", visit.Culture),
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var day) => visit.InWords(day),
        _ => value.ToString()
    };
}

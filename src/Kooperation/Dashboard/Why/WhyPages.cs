using Kooperation.Dashboard.Steps;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Platform.Reading;

namespace Kooperation.Dashboard.Why;

/// <summary>Why a figure is what it is, for readers.</summary>
/// <param name="Of">The view that says the figure, with the id of the thing: partnerships/…/depth.</param>
/// <param name="Thing">What the figure is of; null where it is of the whole municipality.</param>
/// <param name="Trail">What the figure is a part of within it, from the outside in, and itself last.</param>
/// <param name="Said">The sentences and values that the answer says there.</param>
/// <param name="Rules">The rules that it follows, each with its words; none where it follows from what was recorded alone.</param>
/// <param name="RestsOn">The steps that the answer names as what it rests on.</param>
/// <param name="Decisive">Those without any one of which it would be otherwise, and which are not among the former.</param>
/// <param name="Names">What the things are called to which the steps belong.</param>
public sealed record ShownReasons(
    string Of,
    Thing? Thing,
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
        var figure = visit["figure"] ?? "";
        var named = explained.Values.SelectMany(value => value.Named).ToHashSet();
        var decisive = explained.Values.SelectMany(value => value.Steps).Where(step => !named.Contains(step)).ToHashSet();
        return visit.Show<WhyPage, ShownReasons>(new ShownReasons(
            view.Replace("{id}", $"{id}", StringComparison.Ordinal),
            id is { } of ? await Thing.Read(visit, view.Split('/')[0], of) : null,
            [.. FiguresInWords.Trail(FiguresInWords.Read(answer, visit), figure, visit)],
            [.. Said(explained, visit), .. InputsOf(answer, figure, visit)],
            explained.Rules,
            rules.Length == 0 || explained.Rules is null ? [] : await ShownRule.Read(visit, rules, explained),
            [.. explained.Steps.Where(step => named.Contains(step.Step.StepId))],
            [.. explained.Steps.Where(step => decisive.Contains(step.Step.StepId))],
            explained.Steps.Count > 0 ? await NamedThing.All(visit) : new Dictionary<Guid, NamedThing>(),
            explained.Values));
    }

    // A level follows from those of the dimensions.
    private static IEnumerable<SaidValue> InputsOf(object? answer, string figure, Visit visit) => (figure, answer) switch
    {
        ("/level", Assessment depth) => depth.Dimensions.Select(one => new SaidValue($"{one.Letter} · {visit.Say(one.Name)}", $"{one.Level}")),
        ("/level", PartnershipOverview one) => DepthRules.Standard.Dimensions.Select(rule => new SaidValue($"{rule.Letter} · {visit.Say(rule.Name)}", $"{one.Dimensions[rule.Dimension]}")),
        _ => []
    };

    private static IEnumerable<SaidValue> Said(Explained explained, Visit visit) =>
        from value in explained.Values
        let name = value.Path.Split('/')[^1]
        let title = FigureTitles.Find(name)
        where title is not null
        select new SaidValue(FigureTitles.IsSentence(name) ? null : visit.Say(title.AsTitle()), FiguresInWords.InWords(value.Value, visit)) into said
        group said by said into same
        select same.Key;
}

using Kooperation.Depth;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Progress;
using Kooperation.Steps;

namespace Kooperation.Dashboard.Measures;

/// <summary>Measures of a municipality, filtered and in order.</summary>
/// <param name="Strategies">All of its strategies, to choose from.</param>
/// <param name="Then">The measures on the second day; empty without one.</param>
public sealed record ShownMeasures(Page<MeasureOverview> Listed, IReadOnlyList<StrategyOverview> Strategies, IReadOnlyList<MeasureOverview> Then);

/// <summary>One measure with its figures and its history.</summary>
/// <param name="Strategy">The strategy that it belongs to; null where that was not there at the time that is looked at.</param>
/// <param name="Then">The measure on the second day; null without one, and where it was not planned yet.</param>
/// <param name="Partners">The partnerships that have a part in it.</param>
/// <param name="History">Its steps, the newest first.</param>
public sealed record ShownMeasure(MeasureEntry Measure, StrategyEntry? Strategy, MeasureEntry? Then, IReadOnlyList<PartnershipOverview> Partners, Page<StepInHistory> History);

internal static class MeasuresPages
{
    /// <summary>What the list of measures can be asked for.</summary>
    public static readonly IReadOnlyList<string> Filters = ["strategy", "field", "goal", "state", "colour", "freshness", "office", "late", "withoutOffice", "partner"];

    public static void MapMeasurePages(this IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("measures", ShowAll);
        municipality.MapPage("measures/{id:guid}", Show);
    }

    private static async Task<IResult> ShowAll(Visit visit)
    {
        var filters = Filters.Append("sort").Select(name => (name, visit[name])).ToList();
        var (listed, problem) = await visit.Ask<Page<MeasureOverview>>("measures", null, [.. filters, ("cursor", visit["cursor"]), ("total", "true")]);
        if (listed is null) return problem!;

        var (strategies, missing) = await visit.Ask<Page<StrategyOverview>>("strategies", null, ("limit", $"{Paging.MostItems}"));
        if (strategies is null) return missing!;

        var then = visit.ComparedWith is { } day ? await visit.AskAbout<Page<MeasureOverview>>(day, "measures", null, ("strategy", visit["strategy"]), ("limit", $"{Paging.MostItems}")) : default;
        return then.Problem ?? visit.Show<MeasuresPage, ShownMeasures>(new ShownMeasures(listed, strategies.Items, then.Answer?.Items ?? []));
    }

    private static async Task<IResult> Show(Visit visit)
    {
        var id = visit.Question.Http.RouteId("id");
        var (measure, problem) = await visit.Ask<MeasureEntry>("measures/{id}", id);
        if (measure is null) return problem!;

        // What was corrected or withdrawn stays readable, so the history is asked for as it was recorded.
        var (history, missing) = await visit.AskAbout<Page<StepInHistory>>(
            null, "measures/{id}/history", id, ("order", "newest"), ("cursor", visit["cursor"]), ("occurredUntil", visit.AsOf is { } asOf ? Visit.Wire(asOf) : null));
        if (history is null) return missing!;

        var then = visit.ComparedWith is { } day ? await visit.AskAbout<MeasureEntry>(day, "measures/{id}", id) : default;
        if (then.Problem is { } other && other.Status != StatusCodes.Status404NotFound) return other;

        var partners = new List<PartnershipOverview>();
        foreach (var part in measure.Progress.Participation.Partners)
            if ((await visit.Ask<PartnershipOverview>("partnerships/{id}", part.PartnershipId)).Answer is { } partner) partners.Add(partner with { Id = part.PartnershipId });

        var strategy = await visit.Ask<StrategyEntry>("strategies/{id}", measure.StrategyId);
        return visit.Show<MeasurePage, ShownMeasure>(new ShownMeasure(measure, strategy.Answer, then.Answer, partners, history));
    }
}

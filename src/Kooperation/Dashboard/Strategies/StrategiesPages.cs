using Kooperation.Domain.Progress;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Progress;

namespace Kooperation.Dashboard.Strategies;

/// <summary>The strategies of a municipality with their figures.</summary>
/// <param name="Then">The same on the second day; empty without one.</param>
public sealed record ShownStrategies(Page<StrategyOverview> Listed, IReadOnlyList<StrategyOverview> Then);

/// <summary>One strategy with its figures.</summary>
/// <param name="Strategy">As it was recorded.</param>
/// <param name="Progress">How far it has come.</param>
/// <param name="Then">The same on the second day; null without one, and where nothing was there yet.</param>
/// <param name="Predecessors">Earlier editions that it took over from.</param>
public sealed record ShownStrategy(StrategyEntry Strategy, ProgressAssessment Progress, ProgressAssessment? Then, IReadOnlyList<StrategyEntry> Predecessors);

internal static class StrategiesPages
{
    public static void MapStrategyPages(this IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("strategies", ShowAll);
        municipality.MapPage("strategies/{id:guid}", Show);
        StrategyCharts.MapCharts(municipality);
    }

    private static async Task<IResult> ShowAll(Visit visit)
    {
        var (listed, problem) = await visit.Ask<Page<StrategyOverview>>("strategies", null, ("sort", visit["sort"]), ("cursor", visit["cursor"]));
        if (listed is null) return problem!;

        var then = visit.ComparedWith is { } day ? await visit.AskAbout<Page<StrategyOverview>>(day, "strategies", null, ("limit", $"{Paging.MostItems}")) : default;
        return then.Problem ?? visit.Show<StrategiesPage, ShownStrategies>(new ShownStrategies(listed, then.Answer?.Items ?? []));
    }

    private static async Task<IResult> Show(Visit visit)
    {
        var id = visit.Question.Http.RouteId("id");
        var (progress, problem) = await visit.Ask<ProgressAssessment>("strategies/{id}/progress", id);
        if (progress is null) return problem!;

        var (strategy, missing) = await visit.Ask<StrategyEntry>("strategies/{id}", id);
        if (strategy is null) return missing!;

        var then = visit.ComparedWith is { } day ? await visit.AskAbout<ProgressAssessment>(day, "strategies/{id}/progress", id) : default;
        if (then.Problem is { } other && other.Status != StatusCodes.Status404NotFound) return other;

        var predecessors = new List<StrategyEntry>();
        foreach (var earlier in strategy.Predecessors)
            if ((await visit.Ask<StrategyEntry>("strategies/{id}", earlier)).Answer is { } entry) predecessors.Add(entry);

        return visit.Show<StrategyPage, ShownStrategy>(new ShownStrategy(strategy, progress, then.Answer, predecessors));
    }
}

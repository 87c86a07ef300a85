using Kooperation.Deadlines;
using Kooperation.Depth;
using Kooperation.Platform.Requests;
using Kooperation.Progress;
using Kooperation.Quality;
using Kooperation.Reminders;

namespace Kooperation.Dashboard.Overview;

/// <summary>What a municipality sees first: where its strategies stand, how deep its relations are, what fades, what is due, what is missing.</summary>
/// <param name="Strategies">Those that have not ended.</param>
/// <param name="Partnerships">Those that have not ended, up to five hundred.</param>
/// <param name="Before">The same two on the day that is compared with; null for none.</param>
/// <param name="Silent">Those that go silent, or are.</param>
/// <param name="Due">What is late, the longest first, then what is due soon.</param>
/// <param name="Missing">What is missing from the record.</param>
public sealed record ShownOverview(
    IReadOnlyList<StrategyOverview> Strategies,
    Page<PartnershipOverview> Partnerships,
    Before? Before,
    Page<Reminder> Silent,
    Page<DueEntry> Due,
    Page<QualityEntry> Missing)
{
    /// <summary>Days ahead in which what is due, or fades, is shown.</summary>
    public const int DaysAhead = 60;

    /// <summary>The first that fade.</summary>
    public IReadOnlyList<PartnershipOverview> Fading(DateOnly day) =>
        [.. Partnerships.Items.Where(one => one.FadesOn <= day.AddDays(DaysAhead)).OrderBy(one => one.FadesOn).ThenBy(one => one.Name, StringComparer.Ordinal)];

    public bool IsEmpty => Strategies.Count == 0 && Partnerships.Items.Count == 0;
}

/// <summary>Where it stood on another day.</summary>
public sealed record Before(DateOnly Day, IReadOnlyList<StrategyOverview> Strategies, Page<PartnershipOverview> Partnerships);

internal static class OverviewPages
{
    private const string Few = "5";

    public static void MapOverview(this IEndpointRouteBuilder municipality) => municipality.MapPage("", Show);

    private static async Task<IResult> Show(Visit visit)
    {
        var (strategies, problem) = await Strategies(visit, visit.AsOf);
        if (strategies is null) return problem!;

        // In these times every other view has an answer too.
        var partnerships = await Partnerships(visit, visit.AsOf);
        var within = $"{ShownOverview.DaysAhead}";
        var shown = new ShownOverview(
            strategies.Items,
            partnerships.Answer!,
            visit.ComparedWith is { } other && (await Strategies(visit, other)).Answer is { } before ? new Before(other, before.Items, (await Partnerships(visit, other)).Answer!) : null,
            (await visit.Ask<Page<Reminder>>("reminders", null, ("limit", Few), ("total", "true"))).Answer!,
            (await visit.Ask<Page<DueEntry>>("deadlines", null, ("within", within), ("limit", Few), ("total", "true"))).Answer!,
            (await visit.Ask<Page<QualityEntry>>("quality", null, ("limit", Few), ("total", "true"))).Answer!);
        return visit.Show<OverviewPage, ShownOverview>(shown);
    }

    private static Task<Platform.Reading.Asked<Page<StrategyOverview>>> Strategies(Visit visit, DateOnly? day) =>
        visit.AskAbout<Page<StrategyOverview>>(day, "strategies", null, ("ended", "false"));

    private static Task<Platform.Reading.Asked<Page<PartnershipOverview>>> Partnerships(Visit visit, DateOnly? day) =>
        visit.AskAbout<Page<PartnershipOverview>>(day, "partnerships", null, ("ended", "false"), ("limit", $"{Paging.MostItems}"), ("total", "true"));
}

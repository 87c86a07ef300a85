using Kooperation.Dashboard.Steps;
using Kooperation.Depth;
using Kooperation.Landscape;
using Kooperation.Platform.Requests;
using Kooperation.Progress;
using Kooperation.Steps;

namespace Kooperation.Dashboard.History;

/// <param name="Names">What the things are called to which the steps belong, as far as they are among the first five hundred of their kind.</param>
public sealed record ShownHistory(Page<StepInHistory> Told, IReadOnlyDictionary<Guid, NamedThing> Names);

internal static class HistoryPages
{
    public static void MapHistory(this IEndpointRouteBuilder municipality) => municipality.MapPage("history", Show);

    private static async Task<IResult> Show(Visit visit)
    {
        var (told, problem) = await visit.Ask<Page<StepInHistory>>(
            "history",
            null,
            ("order", visit["order"] ?? "newest"),
            ("event", visit["event"]),
            ("by", visit["by"]),
            ("of", visit["of"]),
            ("occurredFrom", visit["occurredFrom"]),
            ("occurredUntil", visit["occurredUntil"]),
            ("cursor", visit["cursor"]),
            ("total", "true"));
        return told is null ? problem! : visit.Show<HistoryPage, ShownHistory>(new ShownHistory(told, await Names(visit)));
    }

    private static async Task<IReadOnlyDictionary<Guid, NamedThing>> Names(Visit visit)
    {
        var most = ("limit", (string?)$"{Paging.MostItems}");
        var organisations = (await visit.Ask<Page<OrganisationEntry>>("organisations", null, most)).Answer?.Items ?? [];
        var partnerships = (await visit.Ask<Page<PartnershipOverview>>("partnerships", null, most)).Answer?.Items ?? [];
        var measures = (await visit.Ask<Page<MeasureOverview>>("measures", null, most)).Answer?.Items ?? [];
        var strategies = (await visit.Ask<Page<StrategyOverview>>("strategies", null, most)).Answer?.Items ?? [];
        return organisations.Select(one => (one.Id, one.Name, Address: $"organisations/{one.Id}"))
            .Concat(partnerships.Select(one => (one.Id, one.Name, Address: $"partnerships/{one.Id}")))
            .Concat(measures.Select(one => (one.Id, Name: one.Title, Address: $"measures/{one.Id}")))
            .Concat(strategies.Select(one => (one.Id, Name: one.Title, Address: $"strategies/{one.Id}")))
            .DistinctBy(one => one.Id)
            .ToDictionary(one => one.Id, one => new NamedThing(one.Name, visit.Link(one.Address)));
    }
}

using Kooperation.Depth;
using Kooperation.Landscape;
using Kooperation.Platform.Requests;
using Kooperation.Progress;

namespace Kooperation.Dashboard.Steps;

/// <summary>What something is called to which a step refers.</summary>
/// <param name="Address">Of its page; null where it has none.</param>
public sealed record NamedThing(string Name, string? Address = null)
{
    /// <summary>The organisations, partnerships, measures and strategies with their fields of action and goals, the first five hundred of each kind.</summary>
    public static async Task<IReadOnlyDictionary<Guid, NamedThing>> All(Visit visit)
    {
        var most = ("limit", (string?)$"{Paging.MostItems}");
        var organisations = (await visit.Ask<Page<OrganisationEntry>>("organisations", null, most)).Answer?.Items ?? [];
        var partnerships = (await visit.Ask<Page<PartnershipOverview>>("partnerships", null, most)).Answer?.Items ?? [];
        var measures = (await visit.Ask<Page<MeasureOverview>>("measures", null, most)).Answer?.Items ?? [];
        var strategies = (await visit.Ask<Page<StrategyOverview>>("strategies", null, most)).Answer?.Items ?? [];
        var parts = new List<(Guid Id, string Name, string Address)>();
        foreach (var strategy in strategies)
        {
            if ((await visit.Ask<StrategyEntry>("strategies/{id}", strategy.Id)).Answer is not { } entry) continue;

            parts.AddRange(entry.Fields.Select(field => (field.FieldId, field.Title, $"strategies/{entry.Id}")));
            parts.AddRange(entry.Fields.SelectMany(field => field.Goals).Where(goal => goal.Text is { Length: > 0 }).Select(goal => (goal.GoalId, goal.Text!, $"strategies/{entry.Id}")));
        }

        return organisations.Select(one => (one.Id, one.Name, Address: $"organisations/{one.Id}"))
            .Concat(partnerships.Select(one => (one.Id, one.Name, Address: $"partnerships/{one.Id}")))
            .Concat(measures.Select(one => (one.Id, Name: one.Title, Address: $"measures/{one.Id}")))
            .Concat(strategies.Select(one => (one.Id, Name: one.Title, Address: $"strategies/{one.Id}")))
            .Concat(parts)
            .DistinctBy(one => one.Id)
            .ToDictionary(one => one.Id, one => new NamedThing(one.Name, visit.Link(one.Address)));
    }
}

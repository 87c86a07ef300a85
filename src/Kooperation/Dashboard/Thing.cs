using Kooperation.Depth;
using Kooperation.Landscape;
using Kooperation.Progress;

namespace Kooperation.Dashboard;

/// <summary>An organisation, a partnership, a measure or a strategy, by its name.</summary>
/// <param name="Id">That of what it was merged into, where it was.</param>
/// <param name="Page">Its page, below the municipality.</param>
/// <param name="Version">What was read of its history.</param>
public sealed record Thing(Guid Id, string Page, string Name, long Version)
{
    /// <summary>Null where there is none under that id.</summary>
    /// <param name="kind">partnerships, organisations, measures or strategies.</param>
    public static async Task<Thing?> Read(Visit visit, string kind, Guid id) => kind switch
    {
        "partnerships" when (await visit.Ask<PartnershipOverview>("partnerships/{id}", id)).Answer is { } one => new(one.Id, $"partnerships/{one.Id}", one.Name, one.Version),
        "organisations" when (await visit.Ask<OrganisationEntry>("organisations/{id}", id)).Answer is { } one => new(one.Id, $"organisations/{one.Id}", one.Name, one.Version),
        "measures" when (await visit.Ask<MeasureEntry>("measures/{id}", id)).Answer is { } one => new(one.Id, $"measures/{one.Id}", one.Progress.Title, one.Version),
        "strategies" when (await visit.Ask<StrategyEntry>("strategies/{id}", id)).Answer is { } one => new(one.Id, $"strategies/{one.Id}", one.Title, one.Version),
        _ => null
    };
}

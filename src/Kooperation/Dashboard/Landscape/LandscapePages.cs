using Kooperation.Dashboard.Partnerships;
using Kooperation.Domain.Language;
using Kooperation.Landscape;
using Kooperation.Municipalities;
using Kooperation.Platform.Requests;
using Kooperation.Progress;

namespace Kooperation.Dashboard.Landscape;

/// <summary>Who is there, with whom there is a partnership, and in which fields of action the two act.</summary>
/// <param name="Unpartnered">Organisations without an open partnership, page by page.</param>
public sealed record ShownLandscape(OrganisationLandscape Landscape, FieldMatrix Matrix, Page<OrganisationEntry> Unpartnered);

internal static class LandscapePages
{
    public static void MapLandscape(this IEndpointRouteBuilder municipality) => municipality.MapPage("landscape", Show);

    private static async Task<IResult> Show(Visit visit)
    {
        var landscape = await visit.Ask<OrganisationLandscape>("landscape");
        var settings = await visit.Ask<MunicipalityEntry>("");
        var strategies = await visit.Ask<Page<StrategyOverview>>("strategies");
        var unpartnered = await visit.Ask<Page<OrganisationEntry>>("organisations", null, ("hasPartnership", "false"), ("dissolved", "false"), ("total", "true"), ("cursor", visit["cursor"]));
        var (partners, noPartners) = await PartnershipsPages.All(visit, visit.AsOf);
        if ((landscape.Problem ?? settings.Problem ?? strategies.Problem ?? unpartnered.Problem ?? noPartners) is { } problem) return problem;

        // Where the municipality has not named its fields, those of its strategies are its fields.
        var own = settings.Answer!.FieldsOfAction.Value is [_, ..] named ? named : [.. strategies.Answer!.Items.Where(strategy => !strategy.HasEnded).SelectMany(strategy => strategy.FieldsOfAction).DistinctBy(PlainWords.Folded)];
        return visit.Show<LandscapePage, ShownLandscape>(new ShownLandscape(landscape.Answer!, FieldMatrix.Of(own, partners!), unpartnered.Answer!));
    }
}

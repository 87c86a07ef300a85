using Kooperation.Dashboard.Charts;
using Kooperation.Dashboard.Partnerships;
using Kooperation.Domain.Language;
using Kooperation.Landscape;
using Kooperation.Municipalities;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;
using Kooperation.Progress;

namespace Kooperation.Dashboard.Landscape;

/// <summary>Who is there, with whom there is a partnership, and in which fields of action the two act.</summary>
/// <param name="Unpartnered">Organisations without an open partnership, page by page.</param>
public sealed record ShownLandscape(OrganisationLandscape Landscape, FieldMatrix Matrix, Page<OrganisationEntry> Unpartnered);

internal static class LandscapePages
{
    public static void MapLandscape(this IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("landscape", Show);
        municipality.MapChart("landscape/matrix", Draw);
    }

    private static async Task<IResult> Show(Visit visit)
    {
        var landscape = await visit.Ask<OrganisationLandscape>("landscape");
        var unpartnered = await visit.Ask<Page<OrganisationEntry>>("organisations", null, ("hasPartnership", "false"), ("dissolved", "false"), ("total", "true"), ("cursor", visit["cursor"]));
        var (matrix, noMatrix) = await Matrix(visit);
        return (landscape.Problem ?? unpartnered.Problem ?? noMatrix) is { } problem
            ? problem
            : visit.Show<LandscapePage, ShownLandscape>(new ShownLandscape(landscape.Answer!, matrix!, unpartnered.Answer!));
    }

    private static async Task<(Chart? Chart, Problem? Problem)> Draw(Visit visit)
    {
        var (matrix, problem) = await Matrix(visit);
        return (matrix is null ? null : LandscapeChart.Of(visit, matrix), problem);
    }

    private static async Task<(FieldMatrix? Matrix, Problem? Problem)> Matrix(Visit visit)
    {
        var settings = await visit.Ask<MunicipalityEntry>("");
        var strategies = await visit.Ask<Page<StrategyOverview>>("strategies");
        var (partners, noPartners) = await PartnershipsPages.All(visit, visit.AsOf);
        if ((settings.Problem ?? strategies.Problem ?? noPartners) is { } problem) return (null, problem);

        // Where the municipality has not named its fields, those of its strategies are its fields.
        var own = settings.Answer!.FieldsOfAction.Value is [_, ..] named
            ? named
            : [.. strategies.Answer!.Items.Where(strategy => !strategy.HasEnded).SelectMany(strategy => strategy.FieldsOfAction).DistinctBy(PlainWords.Folded)];
        return (FieldMatrix.Of(own, partners!), null);
    }
}

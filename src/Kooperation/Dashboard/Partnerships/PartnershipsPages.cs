using Kooperation.Depth;
using Kooperation.Platform.Requests;

namespace Kooperation.Dashboard.Partnerships;

/// <summary>The partnerships of a municipality with their depth.</summary>
public sealed record ShownPartnerships(Page<PartnershipOverview> Listed);

internal static class PartnershipsPages
{
    public static void MapPartnerships(this IEndpointRouteBuilder municipality) => municipality.MapPage("partnerships", ShowAll);

    private static async Task<IResult> ShowAll(Visit visit)
    {
        var (listed, problem) = await visit.Ask<Page<PartnershipOverview>>("partnerships", null, ("sort", visit["sort"]), ("cursor", visit["cursor"]), ("total", "true"));
        return listed is null ? problem! : visit.Show<PartnershipsPage, ShownPartnerships>(new ShownPartnerships(listed));
    }
}

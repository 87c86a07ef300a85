using Kooperation.Depth;
using Kooperation.Domain.Organisations;
using Kooperation.Platform.Reading;

namespace Kooperation.Landscape;

public static class ReadOrganisationEndpoint
{
    public static void MapReadOrganisation(this IEndpointRouteBuilder organisation, OrganisationDirectory directory) =>
        organisation.MapThing<Organisation, OrganisationEntry>(
            "",
            new ThingView<OrganisationEntry>(OfToday: false, _ => Reader(directory)),
            "One organisation. The id of a merged entry leads to the kept one, whose address is in Content-Location.",
            "How an organisation differs between two states, with the steps that cause each difference.",
            "An organisation step by step, each as it came to be known.",
            "Why an organisation is shown as it is: the steps behind every value.");

    internal static Reader<OrganisationEntry> Reader(OrganisationDirectory directory) => async (recorded, id, day, cancelled) =>
    {
        var views = recorded.HappenedBy(day);
        if (await directory.Find(views, id, cancelled) is not { } entry) return null;

        var ids = entry.MergedIds.Append(entry.Id).ToArray();
        var partnership = (await views.Where<Relation>(relation => ids.Contains(relation.OrganisationId) && relation.MergedInto == null)).FirstOrDefault();
        return new Found<OrganisationEntry>(entry.Id, entry.Version, entry with { PartnershipId = partnership?.Id }, ids);
    };
}

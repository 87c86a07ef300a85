using Kooperation.Depth;
using Kooperation.Domain.Organisations;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;

namespace Kooperation.Landscape;

public static class ReadOrganisationEndpoint
{
    /// <summary>One organisation. The id of a merged entry leads to the kept one, whose address is in Content-Location.</summary>
    public static void MapReadOrganisation(this IEndpointRouteBuilder organisations, OrganisationDirectory directory) =>
        organisations.MapReadOf<Organisation, OrganisationEntry>("{id:guid}", async question =>
        {
            var views = question.Views.HappenedBy(question.Query.Day("asOf"));
            if (question.Query.Problem is { } problem) return problem;

            var id = question.Http.RouteId("id");
            if (await directory.Find(views, id, question.Cancelled) is not { } entry) return Problem.UnknownId;

            question.Http.SayIfElsewhere("organisations", id, entry.Id);

            var ids = entry.MergedIds.Append(entry.Id).ToArray();
            var partnership = (await views.Where<Relation>(relation => ids.Contains(relation.OrganisationId) && relation.MergedInto == null)).FirstOrDefault();

            return question.Http.Tagged(entry.Version, entry with { PartnershipId = partnership?.Id });
        })
        .IsTagged()
        .Takes<DateOnly>("asOf", "The entry as it was on a day; as it is recorded by now where absent.");
}

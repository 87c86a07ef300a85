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
            if (question.Query.Problem is { } problem) return problem;

            var id = question.Http.RouteId("id");
            if (await directory.Find(question.Views, id, question.Cancelled) is not { } entry) return Problem.UnknownId;

            question.Http.SayIfElsewhere("organisations", id, entry.Id);

            var ids = entry.MergedIds.Append(entry.Id).ToArray();
            var partnership = (await question.Views.Where<Relation>(relation => ids.Contains(relation.OrganisationId) && relation.MergedInto == null)).FirstOrDefault();

            return question.Http.Tagged(entry.Version, entry with { PartnershipId = partnership?.Id });
        })
        .IsTagged();
}

using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Microsoft.Net.Http.Headers;

namespace Kooperation.Landscape;

public static class ReadOrganisationEndpoint
{
    /// <summary>One organisation. The id of a merged entry leads to the kept one, whose address is in Content-Location.</summary>
    public static void MapReadOrganisation(this IEndpointRouteBuilder organisations, OrganisationDirectory directory) =>
        organisations.MapRead<OrganisationEntry>("{id:guid}", async question =>
        {
            if (question.Query.Problem is { } problem) return problem;

            var id = question.Http.RouteId("id");
            if (await directory.Find(question.Views, id, question.Cancelled) is not { } entry) return Problem.UnknownId;

            if (entry.Id != id)
            {
                question.Http.Response.Headers[HeaderNames.ContentLocation] = $"/api/v1/municipalities/{question.Http.GetRouteValue("ags")}/organisations/{entry.Id}";
            }

            return question.Http.Tagged(entry.Version, entry);
        })
        .IsTagged();
}

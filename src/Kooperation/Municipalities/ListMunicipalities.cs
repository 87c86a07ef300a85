using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Time;
using Kooperation.Platform;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;
using Marten;

namespace Kooperation.Municipalities;

/// <summary>A municipality as whoever runs the platform sees it: nothing of what is recorded in it.</summary>
/// <param name="Opened">When it was opened; absent where it is served by configuration alone.</param>
/// <param name="IsSwitchedOff">Whether nothing is recorded any more.</param>
public sealed record ListedMunicipality(string Ags, string Name, PartialDate? Opened, bool IsSwitchedOff);

public static class ListMunicipalitiesEndpoint
{
    public static void MapListMunicipalities(this IEndpointRouteBuilder municipalities, Today today) =>
        municipalities.MapGet("", async (HttpContext http, IDocumentStore store, ServedMunicipalities served) =>
        {
            var query = QueryParameters.Of(http);
            var paging = Paging.Of(query);
            if (query.Problem is { } problem) return problem;

            await using var session = store.QuerySession();
            var opened = await session.Query<Municipality>().Where(municipality => municipality.AnyTenant()).ToListAsync(http.RequestAborted);
            var listed = opened.Select(one => new ListedMunicipality(one.Ags, one.On(today.InGermany).Name.Value, one.Opened.OccurredOn, one.IsSwitchedOff)).ToList();
            var configured = served.Configured.Select(one => new ListedMunicipality(one.Key, one.Value, null, false)).ExceptBy(listed.Select(one => one.Ags), one => one.Ags);

            return http.Spoken(http.Linked(paging.Of([.. listed, .. configured], one => one.Ags)));
        })
        .Produces<Page<ListedMunicipality>>()
        .IsOfThePlatform()
        .WithSummary("The municipalities that this service serves, by their key.")
        .TakesPaging()
        .RequireAuthorization(Permissions.Operate);
}

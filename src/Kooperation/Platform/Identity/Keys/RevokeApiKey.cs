using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;
using Marten;
using Marten.Patching;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>An API key opens nothing any more, from now on.</summary>
public sealed record RevokeApiKey(string Reason) : Request;

public static class RevokeApiKeyEndpoint
{
    public static void MapRevokeApiKey(this IEndpointRouteBuilder keys) =>
        keys.MapPost("{id:guid}/revocation", async (HttpContext http, IDocumentStore store, TimeProvider clock) =>
            {
                if (QueryParameters.Of(http).Problem is { } unasked) return unasked;

                var body = await RequestBody.Read<RevokeApiKey>(http.Request);
                if (body.Problem is { } malformed) return malformed;

                if (IssueApiKeyEndpoint.FlawOf(body.Value!.Reason) is { } flaw) return Problem.Refused(flaw);

                await using var session = store.LightweightSession();
                var key = await session.LoadAsync<ApiKey>(http.RouteId("id"), http.RequestAborted);
                if (key is null || key.Municipality != http.Municipality()) return Problem.UnknownId;

                // Asked for again it is answered again: what was to be is.
                session.Patch<ApiKey>(stored => stored.Id == key.Id && stored.Revoked == null)
                    .Set(stored => stored.Revoked, new Revocation(clock.GetUtcNow(), Actor.Of(http).Reference, body.Value.Reason.Trim()));
                await session.SaveChangesAsync(http.RequestAborted);
                return http.Spoken(ListedApiKey.Of((await session.LoadAsync<ApiKey>(key.Id, http.RequestAborted))!));
            })
            .Produces<ListedApiKey>()
            .WithMetadata(new WorkMetadata("RevokeApiKey", typeof(RevokeApiKey)))
            .Accepts<RevokeApiKey>("application/json")
            .RequireAuthorization(Permissions.Administer);
}

using Kooperation.Platform.Recording;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>An API key opens nothing any more, from now on.</summary>
public sealed record RevokeApiKey(string Reason) : Request;

public static class RevokeApiKeyEndpoint
{
    public static void MapRevokeApiKey(this IEndpointRouteBuilder keys) =>
        keys.MapPost("{id:guid}/revocation", async (HttpContext http, KeyRegister register) =>
            {
                if (QueryParameters.Of(http).Problem is { } unasked) return unasked;

                var body = await RequestBody.Read<RevokeApiKey>(http.Request);
                if (body.Problem is { } malformed) return malformed;

                var (key, problem) = await register.Revoke(http.Municipality(), http.RouteId("id"), Actor.Of(http).Reference, body.Value!.Reason, http.RequestAborted);
                return key is null ? problem! : http.Spoken(ListedApiKey.Of(key));
            })
            .Produces<ListedApiKey>()
            .WithMetadata(new WorkMetadata("RevokeApiKey", typeof(RevokeApiKey)))
            .Accepts<RevokeApiKey>("application/json")
            .RequireAuthorization(Permissions.Administer);
}

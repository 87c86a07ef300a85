using System.Security.Cryptography;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Identity.Keys;

/// <summary>An API key is issued to a system that cannot sign in.</summary>
/// <param name="Label">What system it is for.</param>
/// <param name="Role">What it may do in the municipality.</param>
/// <param name="ExpiresOn">The last day on which it opens anything, at most two years from now.</param>
/// <param name="Offices">The offices that it is limited to when recording; no limit where absent.</param>
public sealed record IssueApiKey(string Label, KeyRole Role, PartialDate ExpiresOn, string Reason, IReadOnlyList<string>? Offices = null) : Request;

/// <summary>An API key as it is shown once.</summary>
/// <param name="Key">What the system sends in the header X-API-Key. It is not kept and cannot be shown again.</param>
public sealed record IssuedApiKey(Guid Id, string Key, string Label, KeyRole Role, DateOnly ExpiresOn);

public static class IssueApiKeyEndpoint
{
    public static void MapIssueApiKey(this IEndpointRouteBuilder keys) =>
        keys.MapPost("", async (HttpContext http, KeyRegister register) =>
            {
                if (QueryParameters.Of(http).Problem is { } unasked) return unasked;

                var body = await RequestBody.Read<IssueApiKey>(http.Request);
                if (body.Problem is { } malformed) return malformed;

                var (idempotencyKey, unreadable) = StepRoutes.KeyOf(http);
                if (unreadable is not null) return unreadable;

                var asked = Convert.ToHexStringLower(SHA256.HashData(body.Bytes));
                var (issued, problem) = await register.Issue(http.Municipality(), Actor.Of(http).Reference, body.Value!, idempotencyKey, asked, http.RequestAborted);
                if (issued is null) return problem!;

                http.Response.Headers.CacheControl = "no-store";
                return Results.Created($"/api/v1/municipalities/{http.Municipality()}/api-keys/{issued.Id}", issued);
            })
            .Produces<IssuedApiKey>(StatusCodes.Status201Created)
            .WithMetadata(new WorkMetadata("IssueApiKey", typeof(IssueApiKey)))
            .Accepts<IssueApiKey>("application/json")
            .RequireAuthorization(Permissions.Administer);
}

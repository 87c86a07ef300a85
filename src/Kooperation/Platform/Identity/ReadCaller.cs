using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;

namespace Kooperation.Platform.Identity;

/// <summary>Who asks, as the service has understood it.</summary>
/// <param name="Reference">What their steps say who recorded them.</param>
/// <param name="Name">What people call them; absent where nobody said.</param>
/// <param name="Roles">In each municipality; that of the operator is in none.</param>
/// <param name="Offices">The offices that they are limited to when recording; absent for no limit.</param>
public sealed record Caller(string Reference, string? Name, IReadOnlyList<CallersRole> Roles, IReadOnlyList<string>? Offices);

/// <param name="Municipality">Its AGS; absent for the operator.</param>
/// <param name="MunicipalityName">Absent where this service does not serve it.</param>
/// <param name="May">The permissions that the role comes with.</param>
public sealed record CallersRole(string Role, string? Municipality, string? MunicipalityName, IReadOnlyList<string> May);

public static class ReadCallerEndpoint
{
    public static void MapReadCaller(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/me", async (HttpContext http, ServedMunicipalities municipalities) =>
            {
                if (QueryParameters.Of(http).Problem is { } unasked) return unasked;

                var actor = Actor.Of(http);
                var roles = new List<CallersRole>();
                foreach (var grant in actor.Grants) roles.Add(await RoleOf(grant, municipalities, http.RequestAborted));
                return http.Spoken(new Caller(actor.Reference, http.User.Identity?.Name, roles, actor.Offices));
            })
            .Produces<Caller>()
            .WithTags("Identity")
            .WithMetadata(new WorkMetadata("ReadCaller", null));

    private static async Task<CallersRole> RoleOf(Grant grant, ServedMunicipalities municipalities, CancellationToken cancelled) => new(
        grant.Role,
        grant.Municipality,
        Ags.TryParse(grant.Municipality, out var ags, out _) ? (await municipalities.Find(ags, cancelled))?.Name : null,
        [.. Permissions.All.Where(permission => permission.Roles.Contains(grant.Role)).Select(permission => permission.Name)]);
}

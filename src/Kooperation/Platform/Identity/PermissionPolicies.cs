using Kooperation.Platform.Tenancy;
using Microsoft.AspNetCore.Authorization;

namespace Kooperation.Platform.Identity;

/// <summary>What an endpoint asks for.</summary>
public sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>
/// Lets through whoever may do what the endpoint asks for in the municipality of the address, whether or not that exists: whoever does not belong there is not
/// told. What is no key of a municipality is for <see cref="MunicipalityFilter"/> to refuse.
/// </summary>
internal sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement, HttpContext>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement, HttpContext resource)
    {
        var isNoKey = resource.GetRouteValue("ags") is string key && !Ags.TryParse(key, out _, out _);
        if (isNoKey || Actor.May(resource, requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

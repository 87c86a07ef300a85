using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.Keys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Kooperation.Platform.ApiDocument;

/// <summary>Writes into each operation how one may come in and which roles it takes, from the table of permissions.</summary>
internal sealed class Security : IOperationFilter
{
    public const string Bearer = "token";
    public const string ApiKey = "apiKey";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var permission = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().LastOrDefault(data => data.Policy is not null)?.Policy;
        var roles = permission is null ? [] : Permissions.Named(permission).Roles;
        var ofKeys = roles.Where(KeyRoles.Contains).ToList();

        operation.Security = [Requirement(Bearer, roles)];
        if (permission is null || ofKeys.Count > 0) operation.Security.Add(Requirement(ApiKey, ofKeys));

        OpenApiSecurityRequirement Requirement(string scheme, IReadOnlyList<string> needed) => new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [.. needed] };
    }

    private static readonly IReadOnlyList<string> KeyRoles = [.. Enum.GetValues<KeyRole>().Select(Identity.Keys.ApiKey.NameOf)];
}

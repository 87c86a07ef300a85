using Kooperation.Platform.Identity.Keys;
using Kooperation.Platform.Identity.Local;
using Kooperation.Platform.Identity.Names;
using Kooperation.Platform.Identity.SignIn;
using Kooperation.Platform.Running;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace Kooperation.Platform.Identity;

public static class IdentityModule
{
    private const string Callers = "Callers";

    /// <summary>
    /// Tokens of the provider configured under <c>Identity:Authority</c> and <c>Identity:Audience</c>; in Development, where none is
    /// configured, of the one in this process. Anywhere else the service does not start without a provider.
    /// </summary>
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder.AddLocalProvider();
        if (LocalProvider.IsUsed(builder.Configuration, builder.Environment))
        {
            AddCallers().AddBearerTokens(LocalProvider.Claims, _ => { });
            builder.Services.TrustLocalProvider();
        }
        else
        {
            var authority = builder.Configuration["Identity:Authority"];
            var audience = builder.Configuration["Identity:Audience"];
            RefuseUnusable(authority, audience, builder.Environment);
            AddCallers().AddBearerTokens(ProviderClaims.Configured(builder.Configuration), token =>
            {
                token.Authority = authority;
                token.Audience = audience;
                token.RequireHttpsMetadata = !builder.Environment.IsDevelopment();
            });
        }

        builder.AddSignIn(Callers);
        builder.Services.AddSingleton<NameKeeper>();
        builder.Services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        var authorization = builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Permissions.All)
        {
            authorization.AddPolicy(permission.Name, policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission.Name)));
        }

        // Whoever shows a key is judged by the key, unless a token is shown as well.
        AuthenticationBuilder AddCallers()
        {
            var authentication = builder.Services.AddAuthentication(Callers).AddPolicyScheme(Callers, null, caller => caller.ForwardDefaultSelector = http =>
                http.Request.Headers.ContainsKey(ApiKeyAuthentication.Header) && http.Request.Headers.Authorization.Count == 0 ? ApiKeyAuthentication.Name : JwtBearerDefaults.AuthenticationScheme);
            authentication.AddApiKeys();
            return authentication;
        }
    }

    private static void RefuseUnusable(string? authority, string? audience, IHostEnvironment environment)
    {
        if (string.IsNullOrEmpty(authority) || string.IsNullOrEmpty(audience))
        {
            throw new CannotStart(
                "No identity provider is configured. Set Identity:Authority and Identity:Audience, or start with ASPNETCORE_ENVIRONMENT=Development to try the service.");
        }

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment())))
        {
            throw new CannotStart($"Identity:Authority is the https address of the identity provider, not {authority}.");
        }
    }
}

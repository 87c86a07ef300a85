using Kooperation.Platform.Running;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace Kooperation.Platform.Identity;

public static class IdentityModule
{
    /// <summary>
    /// Tokens of the provider configured under <c>Identity:Authority</c> and <c>Identity:Audience</c>; in Development, where none is
    /// configured, a header. Anywhere else the service does not start without a provider.
    /// </summary>
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var authority = builder.Configuration["Identity:Authority"];
        var audience = builder.Configuration["Identity:Audience"];

        if (!string.IsNullOrEmpty(authority) && !string.IsNullOrEmpty(audience))
        {
            builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(token =>
            {
                token.Authority = authority;
                token.Audience = audience;
                token.MapInboundClaims = false;
            });
        }
        else if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddAuthentication(DevelopmentIdentity.Name)
                .AddScheme<AuthenticationSchemeOptions, DevelopmentIdentity>(DevelopmentIdentity.Name, null);
        }
        else
        {
            throw new CannotStart(
                "No identity provider is configured. Set Identity:Authority and Identity:Audience, or start with ASPNETCORE_ENVIRONMENT=Development to try the service.");
        }

        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Permissions.Read, policy => policy.RequireClaim(Actor.RoleClaim, Roles.All))
            .AddPolicy(Permissions.Record, policy => policy.RequireClaim(Actor.RoleClaim, Roles.Coordinator, Roles.Administrator));
    }
}

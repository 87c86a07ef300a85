using Kooperation.Platform.Running;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Platform.Identity;

public static class IdentityModule
{
    // Public keys only: a secret that both sides know lets whoever reads our configuration sign.
    private static readonly string[] SigningAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512
    ];

    /// <summary>
    /// Tokens of the provider configured under <c>Identity:Authority</c> and <c>Identity:Audience</c>; in Development, where none is
    /// configured, a header. Anywhere else the service does not start without a provider.
    /// </summary>
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var authority = builder.Configuration["Identity:Authority"];
        var audience = builder.Configuration["Identity:Audience"];

        if (string.IsNullOrEmpty(authority) && string.IsNullOrEmpty(audience) && builder.Environment.IsDevelopment())
        {
            builder.Services.AddAuthentication(DevelopmentIdentity.Name)
                .AddScheme<AuthenticationSchemeOptions, DevelopmentIdentity>(DevelopmentIdentity.Name, null);
        }
        else
        {
            RefuseUnusable(authority, audience, builder.Environment);
            builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(token =>
            {
                token.Authority = authority;
                token.Audience = audience;
                token.MapInboundClaims = false;
                token.RequireHttpsMetadata = !builder.Environment.IsDevelopment();
                token.TokenValidationParameters.ValidAlgorithms = SigningAlgorithms;
                token.Events = new JwtBearerEvents { OnTokenValidated = RefuseUnfit, OnAuthenticationFailed = SayIfProviderIsAway };
            });
        }

        var authorization = builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var (permission, roles) in Permissions.Roles) authorization.AddPolicy(permission, policy => policy.RequireClaim(Actor.RoleClaim, roles));
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

    // Every step says who recorded it, so a token that names nobody opens nothing; and no token opens every municipality.
    private static Task RefuseUnfit(TokenValidatedContext context)
    {
        if (string.IsNullOrWhiteSpace(context.Principal?.FindFirst("sub")?.Value)) context.Fail("The token names no subject.");
        if (context.Principal?.HasClaim(Actor.MunicipalityClaim, Actor.Everywhere) ?? false) context.Fail("The token names no municipality.");
        return Task.CompletedTask;
    }

    // A token cannot be judged without the provider's keys; whoever shows it is not to be told that it is wrong.
    private static async Task SayIfProviderIsAway(AuthenticationFailedContext context)
    {
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception reason) when (reason is InvalidOperationException or IOException)
        {
            throw new ProviderAway(reason);
        }
    }
}

/// <summary>The keys of the identity provider cannot be read, so nobody can be recognised for the moment.</summary>
public sealed class ProviderAway(Exception cause) : Exception("The keys of the identity provider cannot be read.", cause);

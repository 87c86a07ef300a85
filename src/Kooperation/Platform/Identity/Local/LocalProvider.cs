using Kooperation.Domain.Language;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Running;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Kooperation.Platform.Identity.Local;

/// <summary>
/// An identity provider in this very process, for Development without one of its own: OpenID Connect as any other speaks it, with <see cref="LocalAccounts"/> that
/// ask for no password. It keeps nothing, and signs by a key that no other process has.
/// </summary>
public static class LocalProvider
{
    public const string Audience = "kooperation";

    /// <summary>The client by which this service signs people in. Not the audience of access tokens, so that no id token is taken for one.</summary>
    public const string BrowserClient = "kooperation-browser";

    public const string AuthorizationAddress = "/local/connect/authorize";
    public const string TokenAddress = "/local/connect/token";
    public const string EndSessionAddress = "/local/connect/logout";

    /// <summary>Where in its tokens the provider says what must be known: as Keycloak does.</summary>
    public static readonly ProviderClaims Claims = new() { Roles = ["/realm_access/roles", $"/resource_access/{Audience}/roles"] };

    /// <summary>Whether people and programs are recognised by the provider of this process.</summary>
    public static bool IsUsed(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() && string.IsNullOrEmpty(configuration["Identity:Authority"]) && string.IsNullOrEmpty(configuration["Identity:Audience"]);

    /// <summary>Refuses every setting of the provider where it is not used: nobody is to believe that it could be switched on.</summary>
    public static void RefuseElsewhere(IConfiguration configuration, IHostEnvironment environment)
    {
        if (IsUsed(configuration, environment) || !configuration.GetSection("Identity:Local").Exists()) return;

        throw new CannotStart(
            "Identity:Local is set, and the identity provider of Development lets everybody in without a password. "
            + "It exists with ASPNETCORE_ENVIRONMENT=Development and without Identity:Authority only. Remove every setting below Identity:Local.");
    }

    /// <summary>Adds the provider, where it is used.</summary>
    public static void AddLocalProvider(this WebApplicationBuilder builder)
    {
        RefuseElsewhere(builder.Configuration, builder.Environment);
        if (!IsUsed(builder.Configuration, builder.Environment)) return;

        builder.Services.AddSingleton<LocalKey>();
        builder.Services.AddOptions<OpenIddictServerOptions>().Configure<LocalKey>((server, local) =>
        {
            server.SigningCredentials.Add(new SigningCredentials(local.Key, SecurityAlgorithms.RsaSha256));
            server.CodeChallengeMethods.Clear();
            server.CodeChallengeMethods.Add(OpenIddictConstants.CodeChallengeMethods.Sha256);
        });
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetConfigurationEndpointUris("local/.well-known/openid-configuration")
                .SetJsonWebKeySetEndpointUris("local/.well-known/jwks")
                .SetAuthorizationEndpointUris(AuthorizationAddress[1..])
                .SetTokenEndpointUris(TokenAddress[1..])
                .SetUserInfoEndpointUris("local/connect/userinfo")
                .SetEndSessionEndpointUris(EndSessionAddress[1..]);
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow();
            server.RegisterScopes(OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.Roles);
            server.SetAccessTokenLifetime(TimeSpan.FromHours(12)); // A day of trying things out.
            server.AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement().SuppressJsonResponseIndentation();

            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(LocalRules.CheckAuthorization));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(LocalRules.CheckToken));
            server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(LocalRules.CheckEndSession));
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(LocalRules.GiveToken));
            server.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseInlineHandler(LocalRules.TellAbout));
            server.AddEventHandler<HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(LocalRules.EndSession));
        });
    }

    /// <summary>Believes tokens that were signed by this very process, whatever the issuer is called in them.</summary>
    public static void TrustLocalProvider(this IServiceCollection services) =>
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<LocalKey>((token, local) =>
        {
            token.TokenValidationParameters.ValidAudience = Audience;
            token.TokenValidationParameters.ValidateIssuer = false;
            token.TokenValidationParameters.IssuerSigningKey = local.Key;
            token.Events.OnChallenge = TellHow;
        });

    /// <summary>One line for a shell that puts a token into the variable <c>TOKEN</c>.</summary>
    public static string HowToGetAToken(string address, string program) =>
        $@"TOKEN=$(curl -s {address}{TokenAddress} -d grant_type=client_credentials -d client_id={program} -d client_secret={LocalAccounts.Secret} | sed 's/.*""access_token"": *""\([^""]*\)"".*/\1/')";

    // A token with a flaw is answered as everywhere.
    private static Task TellHow(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is not null) return Task.CompletedTask;

        var line = HowToGetAToken(LocalBackChannel.Here(context.Request, ""), Roles.Coordinator);
        context.HandleResponse();
        context.Response.Headers.WWWAuthenticate = JwtBearerDefaults.AuthenticationScheme;
        return (Problem.Unauthenticated with
        {
            Detail = new Sentence(
                $"Show a token, Authorization: Bearer $TOKEN. In Development everybody gets one: {line}",
                $"Bitte ein Token zeigen, Authorization: Bearer $TOKEN. In der Entwicklungsumgebung bekommen alle eins: {line}")
        }).ExecuteAsync(context.HttpContext);
    }

    /// <summary>The page on which one chooses who to be.</summary>
    public static void MapLocalProvider(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        if (!IsUsed(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>())) return;

        routes.MapGet(AuthorizationAddress, Authorize).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Authorize(HttpContext http, string? account)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (LocalAccounts.People.SingleOrDefault(person => person.Id == account) is { } chosen)
        {
            return Results.SignIn(LocalTokens.Of(chosen, request.ClientId!, request.GetScopes()), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        }

        return new PageResult<LocalAccountsPage>
        {
            Parameters = { [nameof(LocalAccountsPage.Asked)] = http.Request.Query.Where(asked => asked.Key != "account").ToDictionary(asked => asked.Key, asked => asked.Value.ToString()) }
        };
    }
}

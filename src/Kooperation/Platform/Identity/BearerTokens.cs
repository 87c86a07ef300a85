using Kooperation.Platform.Edge;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Platform.Identity;

/// <summary>Callers who show an access token of the identity provider (RFC 6750).</summary>
public static class BearerTokens
{
    // Public keys only: a secret that both sides know lets whoever reads our configuration sign.
    private static readonly string[] SigningAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512
    ];

    // Clocks of two town halls differ by less.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>A token that names a key not yet known lets the keys be fetched anew, at most this often.</summary>
    private static readonly TimeSpan KeysAnewAtMostEvery = TimeSpan.FromSeconds(30);

    /// <summary>The keys are fetched anew at least this often, the shortest that the library takes: one that the provider gave up holds no longer.</summary>
    private static readonly TimeSpan KeysAnewAtLeastEvery = TimeSpan.FromMinutes(5);

    public static void AddBearerTokens(this AuthenticationBuilder authentication, ProviderClaims claims, Action<JwtBearerOptions> provider)
    {
        authentication.AddJwtBearer(token =>
        {
            token.MapInboundClaims = false;
            token.RefreshInterval = KeysAnewAtMostEvery;
            token.AutomaticRefreshInterval = KeysAnewAtLeastEvery;
            token.IncludeErrorDetails = false; // Why a token is refused is said in the log, to those who run the service.
            token.TokenValidationParameters.ValidAlgorithms = SigningAlgorithms;
            token.TokenValidationParameters.ClockSkew = ClockSkew;
            token.Events = new JwtBearerEvents
            {
                OnTokenValidated = context => Recognise(context, claims),
                OnAuthenticationFailed = context =>
                {
                    if (IsOfAnotherAlgorithm(context)) context.HttpContext.RefusedBecause(RefusalReason.UnknownAlgorithm);
                    return SayIfProviderIsAway(context);
                }
            };
            provider(token);
        });

        // A key that the provider gave up may have been stolen.
        authentication.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, token =>
        {
            if (token.ConfigurationManager is BaseConfigurationManager keys) keys.UseLastKnownGoodConfiguration = false;
        });
    }

    // Every step says who recorded it, so a token that names nobody opens nothing.
    private static Task Recognise(TokenValidatedContext context, ProviderClaims claims)
    {
        var (actor, name, flaw) = claims.Read([.. context.Principal!.Claims]);
        if (actor is null)
        {
            context.HttpContext.RefusedBecause(RefusalReason.NoSubject);
            context.Fail(flaw!);
        }
        else
        {
            context.Principal = actor.Principal(JwtBearerDefaults.AuthenticationScheme, name);
        }

        return Task.CompletedTask;
    }

    // What is thrown says only that the signature is not good.
    private static bool IsOfAnotherAlgorithm(AuthenticationFailedContext context) =>
        context.Exception is SecurityTokenInvalidSignatureException
        && context.Request.Headers.Authorization.ToString().Split(' ') is [_, var token]
        && !SigningAlgorithms.Contains(new JsonWebToken(token).Alg);

    // A token cannot be judged without the provider's keys; whoever shows it is not to be told that it is wrong.
    private static async Task SayIfProviderIsAway(AuthenticationFailedContext context)
    {
        if (context.Options.ConfigurationManager is not { } keys) return;

        try
        {
            await keys.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception reason) when (reason is InvalidOperationException or IOException)
        {
            throw new ProviderAway(reason);
        }
    }
}

/// <summary>The keys of the identity provider cannot be read, so nobody can be recognised for the moment.</summary>
public sealed class ProviderAway(Exception cause) : Exception("The keys of the identity provider cannot be read.", cause);

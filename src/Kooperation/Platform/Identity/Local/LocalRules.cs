using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kooperation.Platform.Identity.SignIn;
using Kooperation.Platform.Tenancy;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Kooperation.Platform.Identity.Local;

/// <summary>What the provider of Development takes, and what it gives.</summary>
internal static class LocalRules
{
    /// <summary>By this parameter a program has its role in other municipalities than Hannover.</summary>
    private const string Municipality = "municipality";

    public static ValueTask CheckAuthorization(ValidateAuthorizationRequestContext asked)
    {
        if (asked.ClientId != LocalProvider.BrowserClient)
            asked.Reject(Errors.InvalidClient, $"The client_id is {LocalProvider.BrowserClient}: nobody else signs people in here.");
        else if (!IsOwn(asked.RedirectUri, asked.BaseUri, Browser.CallbackAddress))
            asked.Reject(Errors.InvalidRequest, $"The redirect_uri is {Browser.CallbackAddress} of this very address.");

        return ValueTask.CompletedTask;
    }

    public static ValueTask CheckToken(ValidateTokenRequestContext asked)
    {
        var isProgram = asked.Request.IsClientCredentialsGrantType();
        var isKnown = isProgram ? LocalAccounts.Programs.Any(program => program.Id == asked.ClientId) : asked.ClientId == LocalProvider.BrowserClient;
        if (!isKnown)
            asked.Reject(Errors.InvalidClient, $"The client_id of a program is one of {string.Join(", ", LocalAccounts.Programs.Select(program => program.Id))}.");
        else if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(asked.ClientSecret ?? ""), Encoding.UTF8.GetBytes(LocalAccounts.Secret)))
            asked.Reject(Errors.InvalidClient, $"The client_secret is {LocalAccounts.Secret}.");
        else if (isProgram && MunicipalitiesOf(asked.Request).Any(word => !Ags.TryParse(word, out _, out _)))
            asked.Reject(Errors.InvalidRequest, $"{Municipality} is the eight-digit AGS of a municipality, or several with a space between.");

        return ValueTask.CompletedTask;
    }

    public static ValueTask CheckEndSession(ValidateEndSessionRequestContext asked)
    {
        if (asked.PostLogoutRedirectUri is { } back && !IsOwn(back, asked.BaseUri, Browser.SignedOutAddress))
            asked.Reject(Errors.InvalidRequest, $"The post_logout_redirect_uri is {Browser.SignedOutAddress} of this very address.");

        return ValueTask.CompletedTask;
    }

    public static ValueTask GiveToken(HandleTokenRequestContext asked)
    {
        if (asked.Request.IsClientCredentialsGrantType())
        {
            var program = LocalAccounts.Programs.Single(program => program.Id == asked.Request.ClientId);
            var asWanted = MunicipalitiesOf(asked.Request) is { Length: > 0 } elsewhere ? program.In(elsewhere) : program;
            asked.SignIn(LocalTokens.Of(asWanted, program.Id, asked.Request.GetScopes()));
        }
        else asked.SignIn(asked.AuthorizationCodePrincipal!);

        return ValueTask.CompletedTask;
    }

    // Roles are told to whoever may have the token itself.
    public static ValueTask TellAbout(HandleUserInfoRequestContext asked)
    {
        foreach (var claim in asked.AccessTokenPrincipal!.Claims.Where(claim => claim.Type is "realm_access" or "resource_access"))
            asked.Claims[claim.Type] = JsonSerializer.Deserialize<JsonElement>(claim.Value);
        foreach (var claim in asked.AccessTokenPrincipal.Claims.Where(claim => claim.Type is Claims.Name or Claims.PreferredUsername or Actor.OfficeClaim))
            asked.Claims[claim.Type] = claim.Value;

        return ValueTask.CompletedTask;
    }

    // There is no session here that could be ended: who one is is chosen anew each time.
    public static ValueTask EndSession(HandleEndSessionRequestContext asked)
    {
        asked.SignOut();
        return ValueTask.CompletedTask;
    }

    private static string[] MunicipalitiesOf(OpenIddictRequest asked) => ((string?)asked[Municipality] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsOwn(string? address, Uri? here, string path) =>
        here is not null && Uri.TryCreate(address, UriKind.Absolute, out var asked) && asked == new Uri(here, path.TrimStart('/'));
}

using System.Text.Json;
using Kooperation.Domain.Language;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Identity.SignIn.Sessions;
using Kooperation.Platform.Problems;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Kooperation.Platform.Identity.SignIn;

/// <summary>The provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0): their sessions here are over too.</summary>
internal sealed class BackChannelLogout(IOptionsMonitor<OpenIdConnectOptions> provider, EndedSessions sessions)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    public async Task<IResult> Take(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType) return NoToken;

        var (form, _) = await FormBody.Read(http.Request, http.RequestAborted);
        if (await Read(form?.GetValueOrDefault("logout_token").ToString() ?? "", http.RequestAborted) is not { } token) return NoToken;

        if (Value(token, "sid") is { } session) await sessions.End(session, http.RequestAborted);
        else await sessions.EndAllOf(token.Subject, http.RequestAborted);
        return Results.Ok();
    }

    private async Task<JsonWebToken?> Read(string text, CancellationToken cancelled)
    {
        var options = provider.Get(Browser.Provider);
        if (await options.ReadDocument(cancelled) is not { } configuration) return null; // The provider of this process keeps no sessions.

        var rules = options.TokenValidationParameters.Clone();
        rules.ValidIssuer = configuration.Issuer;
        rules.ValidAudience = options.ClientId;
        rules.IssuerSigningKeys = configuration.SigningKeys;
        var validated = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(text, rules);
        if (!validated.IsValid) options.ConfigurationManager!.RequestRefresh();

        return validated is { IsValid: true, SecurityToken: JsonWebToken token } && IsLogout(token) ? token : null;
    }

    // A nonce is forbidden, so that no id token is taken for the end of a session.
    private static bool IsLogout(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events) && events.ValueKind == JsonValueKind.Object && events.TryGetProperty(Event, out _)
        && Value(token, "nonce") is null
        && (Value(token, "sid") is not null || !string.IsNullOrEmpty(token.Subject));

    private static string? Value(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) && !string.IsNullOrEmpty(value) ? value : null;

    private static readonly Problem NoToken = Problem.Malformed(
        new Sentence("A form with a valid logout_token of the identity provider is expected here.", "Hier wird ein Formular mit einem gültigen logout_token des Anmeldedienstes erwartet."),
        "/logout_token");
}

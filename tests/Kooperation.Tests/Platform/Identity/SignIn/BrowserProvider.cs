using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Tests.Platform.Identity.SignIn;

/// <summary>An identity provider on this machine at which one signs in with a browser: as whoever was named, at once, under one session.</summary>
public sealed class BrowserProvider : IAsyncDisposable
{
    public const string Client = "kooperation-web";
    public const string Secret = "a secret of the provider";
    public const string Session = "session-1";

    private readonly Provider _keys;
    private readonly WebApplication _pages;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();

    private BrowserProvider(Provider keys)
    {
        _keys = keys;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(keys.Certificate)));
        _pages = builder.Build();
        _pages.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            userinfo_endpoint = $"{Address}/userinfo",
            end_session_endpoint = $"{Address}/end",
            jwks_uri = $"{keys.Address}/keys"
        }));
        _pages.MapGet("/authorize", Authorize);
        _pages.MapPost("/token", Redeem);
        _pages.MapGet("/userinfo", () => Results.Json(new { sub = "clerk-17", name = "Erika Erfunden", role = new[] { "auditor" }, municipality = "16000001" }));
        _pages.MapGet("/end", (string id_token_hint, string post_logout_redirect_uri, string state) =>
        {
            Ended = new JsonWebToken(id_token_hint).Subject;
            return Results.Redirect($"{post_logout_redirect_uri}?state={Uri.EscapeDataString(state)}");
        });
    }

    public string Address => _pages.Urls.Single();

    /// <summary>Who signed out at the provider last.</summary>
    public string? Ended { get; private set; }

    public static async Task<BrowserProvider> Start(Provider keys)
    {
        var provider = new BrowserProvider(keys);
        await provider._pages.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>Says that somebody signed out at the provider; changed by whoever wants a bad one.</summary>
    public string LogoutToken(params IEnumerable<(string Claim, object? Value)> claims)
    {
        var said = new Dictionary<string, object>
        {
            ["sub"] = "clerk-17", ["sid"] = Session, ["jti"] = Guid.CreateVersion7().ToString(),
            ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() }
        };
        foreach (var (claim, value) in claims)
        {
            if (value is null) said.Remove(claim);
            else said[claim] = value;
        }

        return Sign(said, said.Remove("aud", out var audience) ? (string)audience : Client, said.Remove("iss", out var issuer) ? (string)issuer : Address);
    }

    public async ValueTask DisposeAsync() => await _pages.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        if (asked["client_id"] != Client || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256") return Results.BadRequest();

        var code = Guid.CreateVersion7().ToString();
        _codes[code] = (asked["nonce"].ToString(), asked["code_challenge"].ToString());
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
    }

    private async Task<IResult> Redeem(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_secret"] != Secret || !_codes.TryRemove(form["code"].ToString(), out var asked) || asked.Challenge != proof)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);

        var claims = new Dictionary<string, object> { ["sub"] = "clerk-17", ["nonce"] = asked.Nonce, ["sid"] = Session };
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 60, id_token = Sign(claims, Client, Address) });
    }

    private string Sign(IDictionary<string, object> claims, string audience, string issuer) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = audience,
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = new SigningCredentials(_keys.Key, SecurityAlgorithms.RsaSha256),
        Claims = claims
    });
}

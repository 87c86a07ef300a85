using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>An identity provider on this machine: it publishes its key over https, and signs what it is asked to.</summary>
public sealed class Provider : IAsyncDisposable
{
    public const string Audience = "kooperation";

    private RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _pages;

    private Provider()
    {
        Key = new RsaSecurityKey(_rsa) { KeyId = "one" };
        Certificate = SelfSigned();

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate)));
        _pages = builder.Build();
        _pages.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address, jwks_uri = $"{Address}/keys" }));
        _pages.MapGet("/keys", () =>
        {
            var open = _rsa.ExportParameters(includePrivateParameters: false);
            return Results.Json(new
            {
                keys = new[] { new { kty = "RSA", use = "sig", kid = Key.KeyId, n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) } }
            });
        });
    }

    public string Address => _pages.Urls.Single();

    public X509Certificate2 Certificate { get; }

    public RsaSecurityKey Key { get; private set; }

    /// <summary>From now on it signs with a new key, and publishes no other.</summary>
    public void TakeUpAnotherKey()
    {
        _rsa = RSA.Create(2048);
        Key = new RsaSecurityKey(_rsa) { KeyId = "another" };
    }

    /// <summary>What everybody may know of the key, in the spellings that a careless program would take for a secret.</summary>
    public IReadOnlyList<byte[]> OpenKey => [_rsa.ExportSubjectPublicKeyInfo(), System.Text.Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), _rsa.ExportParameters(false).Modulus!];

    public static async Task<Provider> Start()
    {
        var provider = new Provider();
        await provider._pages.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>A token as the provider gives it to a coordinator, changed by whoever wants another.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null, params (string Claim, object? Value)[] claims)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddMinutes(10),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["sub"] = "clerk-17", ["role"] = "coordinator", ["municipality"] = "16000001" }
        };
        foreach (var (claim, value) in claims)
        {
            if (value is null) token.Claims.Remove(claim);
            else token.Claims[claim] = value;
        }

        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public async ValueTask DisposeAsync()
    {
        await _pages.DisposeAsync();
        Certificate.Dispose();
        _rsa.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}

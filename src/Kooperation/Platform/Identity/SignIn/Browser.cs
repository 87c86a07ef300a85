using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kooperation.Platform.Identity.Local;
using Kooperation.Platform.Running;

namespace Kooperation.Platform.Identity.SignIn;

/// <summary>How people come in with a browser; configured under <c>Identity:Browser</c>.</summary>
/// <param name="ClientId">Who we are for the provider; null where the provider is that of this process.</param>
/// <param name="Lifetime">After which a session is over in any case; 8 hours where nothing is configured.</param>
/// <param name="Idle">After which a session is over that nobody used; 30 minutes where nothing is configured.</param>
public sealed record Browser(string? ClientId, string? ClientSecret, TimeSpan Lifetime, TimeSpan Idle)
{
    /// <summary>With which the keys of cookies are sealed in the database; null where they lie open there.</summary>
    public X509Certificate2? KeyCertificate { get; init; }

    /// <summary>The scheme by which a session is recognised, from its cookie.</summary>
    public const string Session = "Browser";

    /// <summary>The scheme that sends people to the identity provider, and takes them back.</summary>
    public const string Provider = "Provider";

    public const string SignInAddress = "/sign-in";
    public const string CallbackAddress = "/sign-in/callback";
    public const string SignOutAddress = "/sign-out";
    public const string SignOutEverywhereAddress = "/sign-out/everywhere";
    public const string SignedOutAddress = "/sign-out/callback";
    public const string BackChannelAddress = "/sign-out/back-channel";
    public const string AccountAddress = "/account";

    private static X509Certificate2? Certificate(IConfiguration browser)
    {
        if (browser["KeyCertificate"] is not { Length: > 0 } file) return null;

        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, browser["KeyCertificatePassword"]);
        }
        catch (Exception reason) when (reason is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"Identity:Browser:KeyCertificate is a PKCS #12 file with a private key, which Identity:Browser:KeyCertificatePassword opens; {file} cannot be read: {reason.Message}");
        }
    }

    /// <summary>What is configured; null where there is nothing, and so no sign-in by browser.</summary>
    public static Browser? Configured(IConfiguration configuration, IHostEnvironment environment)
    {
        var browser = configuration.GetSection("Identity:Browser");
        var isLocal = LocalProvider.IsUsed(configuration, environment);
        if (browser["ClientId"] is not { Length: > 0 } client)
        {
            if (browser["ClientSecret"] is { Length: > 0 }) throw new CannotStart("Identity:Browser:ClientSecret is set without Identity:Browser:ClientId. Set both, or neither for a service without sign-in by browser.");
            if (!isLocal) return null;
            client = null;
        }

        return new Browser(isLocal ? null : client, browser["ClientSecret"], Duration("Lifetime", TimeSpan.FromHours(8)), Duration("Idle", TimeSpan.FromMinutes(30)))
        {
            KeyCertificate = Certificate(browser)
        };

        TimeSpan Duration(string name, TimeSpan usual) => browser[name] switch
        {
            null or "" => usual,
            var text when TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration) && duration > TimeSpan.Zero => duration,
            var text => throw new CannotStart($"Identity:Browser:{name} is how long a session lasts, such as 08:00:00, not {text}.")
        };
    }
}

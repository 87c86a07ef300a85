using Kooperation.Platform.Identity.SignIn.Forms;
using Microsoft.Net.Http.Headers;

namespace Kooperation.Platform.Edge;

/// <summary>
/// What every answer says to a browser: that it may do nothing but what our own pages need, and keep nothing that it would not ask for again. Set at the last moment,
/// so that answers to errors, redirects, files and refusals have them as well; a page that needs less, or other things, says its own policy before.
/// </summary>
public static class ResponseHeaders
{
    /// <summary>Answers that are no page load and run nothing, wherever a browser is led to show them.</summary>
    public const string PolicyOfAnswers = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The style within the emblem that Swagger UI draws at the head of its page.</summary>
    public const string StyleOfEmblem = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

    /// <summary>The pages of the API document draw their icons from addresses that hold the picture itself.</summary>
    public const string PolicyOfApiPages = $"default-src 'none'; script-src 'self'; style-src 'self' {StyleOfEmblem}; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The features of browsers that no page of ours uses.</summary>
    public static readonly string DeniedFeatures = string.Join(", ", ((string[])[
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid",
        "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial", "usb",
        "xr-spatial-tracking"]).Select(feature => $"{feature}=()"));

    /// <summary>Seconds, a year, for which a browser that came over https does not try without.</summary>
    public const string HttpsOnly = "max-age=31536000";

    /// <summary>Our other pages have their own styles, scripts and pictures, and forms, the last of which may lead on to the identity provider.</summary>
    public static string PolicyOfPages(string? provider) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'{(provider is null ? "" : $" {provider}")}; frame-ancestors 'none'";

    internal static void UseResponseHeaders(this WebApplication app)
    {
        var policyOfPages = PolicyOfPages(ProviderOf(app.Configuration));
        var isDevelopment = app.Environment.IsDevelopment();
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                Set(http, policyOfPages, isDevelopment);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    private static void Set(HttpContext http, string policyOfPages, bool isDevelopment)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY"; // For whatever does not know frame-ancestors.
        headers["Referrer-Policy"] = "same-origin"; // No address of ours leaves us; but with no-referrer a browser would not even tell us that a form is our own.
        headers["Permissions-Policy"] = DeniedFeatures;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = PolicyOf(http, policyOfPages);
        if (ForgedRequests.IsOfBrowser(http)) headers.CacheControl = "no-store"; // Nobody who comes to the browser later finds it by going back.
        else if (headers.CacheControl.Count == 0) headers.CacheControl = IsAskedForAgain(http) ? "private, no-cache" : "no-store";
        if (http.Request.IsHttps && !isDevelopment) headers.StrictTransportSecurity = HttpsOnly;
    }

    // A page that is not sent again (304) has no type any more, and a browser would take another policy for its new one.
    private static string PolicyOf(HttpContext http, string policyOfPages) =>
        http.Request.Path.StartsWithSegments("/swagger") ? PolicyOfApiPages
        : http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true ? policyOfPages
        : PolicyOfAnswers;

    // What has a tag is kept by whoever asked, and asked for again each time.
    private static bool IsAskedForAgain(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.Response.Headers.ContainsKey(HeaderNames.ETag);

    private static string? ProviderOf(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Identity:Authority"], UriKind.Absolute, out var authority) ? authority.GetLeftPart(UriPartial.Authority) : null;
}

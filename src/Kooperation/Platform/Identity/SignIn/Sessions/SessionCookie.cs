using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kooperation.Platform.Identity.SignIn.Sessions;

/// <summary>
/// The cookie of a session. Under https its name begins with <c>__Host-</c>, by which browsers refuse one that another host set, or that was not set under https
/// (RFC 6265bis, section 4.1.3.2). Over http, in Development, browsers would not take it by that name.
/// </summary>
internal sealed class SessionCookie(bool isHttpAllowed) : ICookieManager
{
    public const string Name = "kooperation";
    private const string Prefix = "__Host-";

    private readonly ChunkingCookieManager _cookies = new();

    /// <summary>Whether a browser sends a session, good or bad.</summary>
    public static bool IsSent(HttpContext http) => http.Request.Cookies.ContainsKey(Name) || http.Request.Cookies.ContainsKey(Prefix + Name);

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameFor(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => _cookies.AppendResponseCookie(context, NameFor(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, NameFor(context, key), options);

    private string NameFor(HttpContext http, string key) => isHttpAllowed && !http.Request.IsHttps ? key : Prefix + key;
}

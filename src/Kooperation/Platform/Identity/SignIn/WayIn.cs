using Kooperation.Platform.Identity.Keys;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Identity.SignIn.Sessions;
using Kooperation.Platform.Pages;
using Microsoft.Net.Http.Headers;

namespace Kooperation.Platform.Identity.SignIn;

/// <summary>Which way somebody comes in: what they show counts, then the session of their browser.</summary>
/// <param name="Programs">The scheme by which programs are recognised.</param>
internal sealed record WayIn(string Programs)
{
    public const string Scheme = "Kooperation";

    public static string Of(HttpContext http) => ShowsSomething(http.Request) || !(SessionCookie.IsSent(http) || OpensPage(http))
        ? http.RequestServices.GetRequiredService<WayIn>().Programs
        : Browser.Session;

    private static bool ShowsSomething(HttpRequest request) => request.Headers.ContainsKey(HeaderNames.Authorization) || request.Headers.ContainsKey(ApiKeyAuthentication.Header);

    /// <summary>Whether somebody opens a page in a browser, and so can be sent to sign in.</summary>
    public static bool OpensPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<PageMetadata>() is not null && http.PrefersPage();

    /// <summary>Whether somebody who is signed in looks at a page in a browser, or whoever it is at an address that leads nowhere.</summary>
    public static bool ShowsToPeople(HttpContext http) => http.GetEndpoint()?.Metadata is { } known
        ? ForgedRequests.IsOfBrowser(http) && (known.GetMetadata<PageMetadata>() is not null || known.GetMetadata<Form>() is not null) && http.PrefersPage()
        : HttpMethods.IsGet(http.Request.Method) && !ShowsSomething(http.Request) && http.PrefersPage();
}

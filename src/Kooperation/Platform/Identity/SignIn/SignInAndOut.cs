using Kooperation.Domain.Language;
using Kooperation.Platform.Identity.SignIn.Sessions;
using Kooperation.Platform.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Kooperation.Platform.Identity.SignIn;

internal static class SignInAndOut
{
    public static void MapSignInAndOut(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Browser.SignInAddress, SignIn).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(Browser.SignOutAddress, http => SignOut(http, everywhere: false)).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(Browser.SignOutEverywhereAddress, http => SignOut(http, everywhere: true)).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(Browser.BackChannelAddress, (HttpContext http, BackChannelLogout logout) => logout.Take(http)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignIn(HttpContext http, string? returnUrl)
    {
        var back = returnUrl is null or "" ? Browser.AccountAddress : returnUrl;
        if (!IsOwn(back)) return Problem.Malformed(ReturnsElsewhere, "/returnUrl");
        if (http.User.Identity?.AuthenticationType == Browser.Session) return Results.LocalRedirect("~" + back);

        await ProviderIsThere(http);
        return Results.Challenge(new AuthenticationProperties { RedirectUri = http.Request.PathBase + back }, [Browser.Provider]);
    }

    private static async Task SignOut(HttpContext http, bool everywhere)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (http.User.Identity?.AuthenticationType != Browser.Session)
        {
            http.Response.Redirect(http.Request.PathBase + "/");
            return;
        }

        if (everywhere) await http.RequestServices.GetRequiredService<EndedSessions>().EndAllOf(Actor.Of(http).Reference, http.RequestAborted);
        await http.SignOutAsync(Browser.Session);
        try
        {
            await ProviderIsThere(http);
            await http.SignOutAsync(Browser.Provider, new AuthenticationProperties { RedirectUri = http.Request.PathBase + "/" });
        }
        catch (ProviderAway)
        {
            http.Response.Redirect(http.Request.PathBase + "/"); // The session here is over all the same.
        }
    }

    // Whoever is sent to a provider that is away would be shown nothing but an error.
    private static Task ProviderIsThere(HttpContext http) =>
        http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Browser.Provider).ReadDocument(http.RequestAborted);

    // As browsers read addresses: a second slash or a backslash begins the name of another host.
    private static bool IsOwn(string address) => address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    private static readonly Sentence ReturnsElsewhere = new(
        "After signing in one is led to an address of this service, which begins with a single slash.",
        "Nach der Anmeldung führt der Weg zu einer Adresse dieses Dienstes, und die beginnt mit einem einzelnen Schrägstrich.");
}

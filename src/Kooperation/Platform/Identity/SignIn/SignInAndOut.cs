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
        if (returnUrl is { Length: > 0 } && !IsOwn(returnUrl)) return Problem.Malformed(ReturnsElsewhere, "/returnUrl");

        var back = returnUrl is null or "" ? "/" : InAscii(returnUrl);
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

        // A copy of the cookie is worth nothing either, and nothing that was shown is found by going back.
        var sessions = http.RequestServices.GetRequiredService<EndedSessions>();
        if (everywhere) await sessions.EndAllOf(Actor.Of(http).Reference, http.RequestAborted);
        else if ((await http.AuthenticateAsync(Browser.Session)).Properties is { } own && SessionEvents.NameOf(own) is { } name) await sessions.End(name, http.RequestAborted);
        await http.SignOutAsync(Browser.Session);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
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
    private static bool IsOwn(string address) => address is ['/', ..] && address is not ['/', '/' or '\\', ..] && address.Length <= LongestAddress && !address.Any(char.IsControl);

    // It goes along to the provider and back, in addresses and cookies.
    private const int LongestAddress = 1_000;

    // Headers hold nothing else.
    private static string InAscii(string address) => string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static readonly Sentence ReturnsElsewhere = new(
        "After signing in one is led to an address of this service, which begins with a single slash and has at most 1000 letters.",
        "Nach der Anmeldung führt der Weg zu einer Adresse dieses Dienstes, und die beginnt mit einem einzelnen Schrägstrich und hat höchstens 1000 Zeichen.");
}

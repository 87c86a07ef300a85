using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kooperation.Platform.Identity.SignIn.Sessions;

/// <summary>When a session begins, when it is over, and what is answered where there is none.</summary>
internal sealed class SessionEvents(Browser browser, WayIn way, EndedSessions ended, TimeProvider clock) : CookieAuthenticationEvents
{
    private const string BegunItem = "begun";
    private const string NameItem = "session";

    /// <summary>Keeps the provider's own name of the session, by which it may end it.</summary>
    public static void Name(AuthenticationProperties session, string? sid)
    {
        if (sid is not null) session.Items[NameItem] = sid;
    }

    /// <summary>When somebody signed in.</summary>
    public static DateTimeOffset Begun(AuthenticationProperties session) =>
        session.Items.TryGetValue(BegunItem, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var instant) ? DateTimeOffset.FromUnixTimeMilliseconds(instant) : DateTimeOffset.MinValue;

    /// <summary>The name by which the session can be ended: the provider's, else one of our own.</summary>
    public static string? NameOf(AuthenticationProperties session) => session.GetString(NameItem);

    public override Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(NameItem, Guid.CreateVersion7().ToString());
        context.Properties.Items[BegunItem] = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        context.Properties.IsPersistent = false; // Gone with the browser, where it is closed.
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var begun = Begun(context.Properties);
        var isOver = clock.GetUtcNow() - begun >= browser.Lifetime
            || await ended.IsOver(Actor.Of(context.Principal!).Reference, NameOf(context.Properties), begun, context.HttpContext.RequestAborted);
        if (!isOver) return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Browser.Session);
    }

    // Left to itself the framework counts from the last use only once half the time went by.
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.ElapsedTime > browser.Idle / 20;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!WayIn.OpensPage(context.HttpContext)) return context.HttpContext.ChallengeAsync(way.Programs);

        var asked = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        context.Response.Redirect($"{context.Request.PathBase}{Browser.SignInAddress}?returnUrl={Uri.EscapeDataString(asked)}");
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

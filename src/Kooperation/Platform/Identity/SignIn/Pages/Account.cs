using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;
using Kooperation.Platform.Identity.Keys.Pages;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Identity.SignIn.Sessions;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Tenancy;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Kooperation.Platform.Identity.SignIn.Pages;

/// <summary>Who is signed in, as the page shows it.</summary>
/// <param name="Since">When they signed in.</param>
/// <param name="Until">When the session is over in any case.</param>
public sealed record ShownAccount(string Reference, string? Name, IReadOnlyList<ShownPlace> Places, IReadOnlyList<string>? Offices, Sentence Since, Sentence Until);

/// <summary>A municipality, or the platform, with the roles that somebody has there.</summary>
/// <param name="Keys">Where its API keys are issued; null for whoever may not.</param>
public sealed record ShownPlace(Sentence Name, IReadOnlyList<Sentence> Roles, string? Keys)
{
    /// <summary>Where its pages begin; null for the platform.</summary>
    public string? Address { get; init; }
}

/// <summary>What a script sends along with everything that changes something.</summary>
/// <param name="Header">In which header.</param>
public sealed record AntiforgeryToken(string Header, string Token);

internal static class Account
{
    public static void MapStart(this IEndpointRouteBuilder routes) => routes.MapGet("/", Start).AllowAnonymous().ExcludeFromDescription();

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var signedIn = new AuthorizeAttribute { AuthenticationSchemes = Browser.Session };
        routes.MapGet(Browser.AccountAddress, Show).RequireAuthorization(signedIn).IsAlsoAPage().ExcludeFromDescription();
        routes.MapGet($"{Browser.AccountAddress}/signed-in", () => new PageResult<SignedInPage>()).RequireAuthorization(signedIn).IsAlsoAPage().ExcludeFromDescription();
        routes.MapGet($"{Browser.AccountAddress}/antiforgery", GiveToken).RequireAuthorization(signedIn).ExcludeFromDescription();
        routes.MapForm(ChooseLanguage.Form);
    }

    // Whoever belongs to one municipality alone is led there.
    private static async Task<IResult> Start(HttpContext http, ServedMunicipalities municipalities)
    {
        var actor = ForgedRequests.IsOfBrowser(http) ? Actor.Of(http) : null;
        var keys = actor?.Grants.Select(grant => grant.Municipality).OfType<string>().Distinct().ToList() ?? [];
        if (keys is [var only]) return Results.LocalRedirect("~" + AddressOf(only));

        var places = new List<(string Address, Sentence Name)>();
        foreach (var key in keys) places.Add((AddressOf(key), await NameOf(key, municipalities, http.RequestAborted)));

        return new PageResult<StartPage>
        {
            Parameters =
            {
                [nameof(StartPage.Actor)] = actor,
                [nameof(StartPage.Name)] = http.User.FindFirst(Actor.NameClaim)?.Value,
                [nameof(StartPage.Municipalities)] = places,
                [nameof(StartPage.CanSignIn)] = http.RequestServices.GetService<Browser>() is not null
            }
        };
    }

    /// <summary>Where the pages of a municipality begin.</summary>
    internal static string AddressOf(string municipality) => $"/municipalities/{municipality}";

    private static async Task<IResult> Show(HttpContext http, Browser browser, ServedMunicipalities municipalities)
    {
        var session = await http.AuthenticateAsync(Browser.Session);
        var begun = SessionEvents.Begun(session.Properties!);
        var actor = Actor.Of(http);
        var places = new List<ShownPlace>();
        foreach (var place in actor.Grants.GroupBy(grant => grant.Municipality))
            places.Add(new ShownPlace(await NameOf(place.Key, municipalities, http.RequestAborted), [.. place.Select(grant => Words.OfRole(grant.Role))], KeysOf(actor, place.Key))
            {
                Address = place.Key is { } key ? AddressOf(key) : null
            });

        return new PageResult<AccountPage>
        {
            Parameters =
            {
                [nameof(AccountPage.Account)] = new ShownAccount(
                    actor.Reference, http.User.FindFirst(Actor.NameClaim)?.Value, places, actor.Offices, Moment(begun), Moment(begun + browser.Lifetime)),
                [nameof(AccountPage.Language)] = ChooseLanguage.Form.FilledIn(http, (ChooseLanguage.Field, ChooseLanguage.Chosen(http)))
            }
        };
    }

    private static IResult GiveToken(HttpContext http, IAntiforgery antiforgery)
    {
        var token = antiforgery.GetAndStoreTokens(http).RequestToken!;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new AntiforgeryToken(ForgedRequests.Header, token));
    }

    private static string? KeysOf(Actor actor, string? key) =>
        Ags.TryParse(key, out var ags, out _) && actor.May(Permissions.Administer, ags) ? ManageKeys.Address.Replace("{ags}", key, StringComparison.Ordinal) : null;

    private static async Task<Sentence> NameOf(string? key, ServedMunicipalities municipalities, CancellationToken cancelled)
    {
        if (key is null) return Words.Platform;

        var name = Ags.TryParse(key, out var ags, out _) && await municipalities.Find(ags, cancelled) is { } known ? $"{known.Name} ({key})" : key;
        return new Sentence(name, name);
    }

    private static Sentence Moment(DateTimeOffset instant)
    {
        var clock = Today.ClockInGermanyAt(instant);
        var (day, time) = (DateOnly.FromDateTime(clock.DateTime).InWords(), clock.ToString("HH:mm", CultureInfo.InvariantCulture));
        return new Sentence($"{day.English}, {time} (Germany)", $"{day.German}, {time} Uhr");
    }
}

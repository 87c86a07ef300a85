using Kooperation.Domain.Language;
using Kooperation.Platform.Identity.SignIn.Forms;
using Kooperation.Platform.Problems;

namespace Kooperation.Platform.Identity.SignIn.Pages;

/// <summary>The form by which a person chooses the language of all pages.</summary>
internal static class ChooseLanguage
{
    public const string Field = "language";

    /// <summary>The choice that leaves it to the browser.</summary>
    public const string OfBrowser = "browser";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static readonly IReadOnlyList<(string Code, Sentence Name)> Choices =
    [
        (OfBrowser, new("as the browser says", "wie im Browser eingestellt")),
        ("de", new("Deutsch", "Deutsch")),
        ("en", new("English", "English"))
    ];

    public static readonly Form Form = new(
        "/account/language", new("Language", "Sprache"), new("Use this language", "Diese Sprache verwenden"), typeof(LanguageFields), Take);

    public static string Chosen(HttpContext http) =>
        http.Request.Cookies[CallersLanguage.Cookie] is { } chosen && Choices.Any(choice => choice.Code == chosen) ? chosen : OfBrowser;

    private static Task<IResult> Take(HttpContext http, FormEntry entry)
    {
        var chosen = entry[Field];
        if (!Choices.Any(choice => choice.Code == chosen)) return Task.FromResult(entry.Refused(Unknown));

        var cookie = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Remembered, IsEssential = true };
        if (chosen == OfBrowser) http.Response.Cookies.Delete(CallersLanguage.Cookie, cookie);
        else http.Response.Cookies.Append(CallersLanguage.Cookie, chosen, cookie);
        return Task.FromResult(Results.LocalRedirect("~" + Browser.AccountAddress));
    }

    private static readonly Sentence Unknown = new("Choose one of the languages.", "Bitte eine der Sprachen wählen.");
}

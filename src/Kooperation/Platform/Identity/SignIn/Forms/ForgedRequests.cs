using Kooperation.Platform.Problems;
using Microsoft.AspNetCore.Antiforgery;

namespace Kooperation.Platform.Identity.SignIn.Forms;

/// <summary>
/// A browser sends its cookies with whatever any site has it send. So whoever is recognised by the cookie of a session, and changes something, also shows a word that
/// only our own pages and scripts can read. A caller with a token or a key shows that by itself.
/// </summary>
public static class ForgedRequests
{
    public const string Header = "X-CSRF-TOKEN";

    internal static async Task Refuse(HttpContext http, RequestDelegate next)
    {
        if (IsSafe(http.Request.Method) || !IsOfBrowser(http) || http.GetEndpoint()?.Metadata.GetMetadata<Form>() is not null || await IsOwn(http)) await next(http);
        else await Forged.ExecuteAsync(http);
    }

    /// <summary>Whether the caller was recognised by the cookie of a session.</summary>
    public static bool IsOfBrowser(HttpContext http) => http.User.Identity is { IsAuthenticated: true, AuthenticationType: Browser.Session };

    /// <summary>Whether the request shows the word that our pages hold for whoever is signed in.</summary>
    internal static async Task<bool> IsOwn(HttpContext http)
    {
        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    internal static readonly Problem Forged = new(
        "antiforgery",
        StatusCodes.Status400BadRequest,
        new("Not sent from here", "Nicht von hier gesendet"),
        new(
            $"Nothing was done, as it is not certain that you sent this yourself. Open the page again and send it from there; a script takes the token from GET /account/antiforgery and sends it as {Header}; on the pages of the API document use Authorize with an access token.",
            $"Es ist nichts geschehen, weil nicht sicher ist, dass Sie selbst das gesendet haben. Bitte die Seite neu öffnen und von dort senden; ein Skript holt das Token mit GET /account/antiforgery und sendet es als {Header}; auf den Seiten der API-Beschreibung bitte Authorize mit einem Zugangstoken benutzen."));
}

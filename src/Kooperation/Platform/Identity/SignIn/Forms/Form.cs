using Kooperation.Domain.Language;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Platform.Identity.SignIn.Forms;

/// <summary>
/// A form that people fill in. What was typed is never lost: whoever's session ended meanwhile, or whose page is of another session, gets the form back as they filled
/// it in, and sends it again after signing in in another window.
/// </summary>
/// <param name="Address">Where it is sent; what stands in braces is what stands there in the address of the page.</param>
/// <param name="Fields">A component with the parameters <c>Entry</c> and <c>Tongue</c>, which shows the fields as they were filled in.</param>
/// <param name="Take">What happens with what was typed; what is refused is shown by <see cref="FormEntry.Refused"/>.</param>
public record Form(string Address, Sentence Title, Sentence Button, Type Fields, Func<HttpContext, FormEntry, Task<IResult>> Take)
{
    public const string TokenField = "antiforgery";

    /// <summary>The form as it is shown first.</summary>
    public FormEntry Empty(HttpContext http) => new(this, AddressIn(http), new Dictionary<string, StringValues>(), FreshToken(http), null, false);

    /// <summary>The form filled in with what is known; of several values of a field the last.</summary>
    public FormEntry FilledIn(HttpContext http, params IEnumerable<(string Field, string Value)> values) =>
        Empty(http) with { Typed = values.GroupBy(value => value.Field).ToDictionary(field => field.Key, field => new StringValues(field.Last().Value)) };

    internal async Task<IResult> Post(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return FormBody.NoForm;
        if (http.Request.Headers["Sec-Fetch-Site"] == "cross-site") return ForgedRequests.Forged; // Nobody typed that into a page of ours.

        var (typed, problem) = await FormBody.Read(http.Request, http.RequestAborted);
        if (typed is null) return problem!;

        var isOwn = http.User.Identity is { IsAuthenticated: true } && (!ForgedRequests.IsOfBrowser(http) || await ForgedRequests.IsOwn(http));
        var entry = new FormEntry(this, AddressIn(http), typed.Where(field => field.Key != TokenField).ToDictionary(), FreshToken(http), null, false);
        if (isOwn) return await Take(http, entry);

        // Whoever signs in again as the same person can send the word that the form had; another one is told to look at it once more.
        return http.User.Identity is { IsAuthenticated: true }
            ? (entry with { Notice = Again }).Shown(StatusCodes.Status400BadRequest)
            : (entry with { Notice = SessionOver, NeedsSignIn = true, Token = typed.GetValueOrDefault(TokenField) is [{ Length: > 0 } word] ? word : entry.Token }).Shown(StatusCodes.Status401Unauthorized);
    }

    /// <summary>Where it is sent from a page at the address of the request.</summary>
    protected virtual string AddressIn(HttpContext http) => Address.Filled(http.Request.RouteValues);

    private static string FreshToken(HttpContext http) => http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!;

    private static readonly Sentence SessionOver = new(
        "Your session is over, and nothing was saved. What you typed is still here: sign in in a new window, then send it once more.",
        "Ihre Sitzung ist abgelaufen, gespeichert wurde nichts. Was Sie eingegeben haben, steht noch hier: Bitte in einem neuen Fenster anmelden und dann noch einmal absenden.");

    private static readonly Sentence Again = new(
        "This page was of another session, and nothing was saved. What you typed is still here: look at it once more and send it again.",
        "Diese Seite stammte aus einer anderen Sitzung, gespeichert wurde nichts. Was Sie eingegeben haben, steht noch hier: Bitte noch einmal ansehen und erneut absenden.");
}

/// <summary>A form as somebody filled it in.</summary>
/// <param name="Address">Where it is sent.</param>
/// <param name="Typed">What stands in the fields.</param>
/// <param name="Token">The word by which the form is known to be ours.</param>
/// <param name="Notice">What is said above the fields.</param>
/// <param name="NeedsSignIn">Whether the form has to wait until somebody is signed in.</param>
public sealed record FormEntry(Form Form, string Address, IReadOnlyDictionary<string, StringValues> Typed, string Token, Sentence? Notice, bool NeedsSignIn)
{
    /// <summary>What there is to choose from in which field, where that depends on what is recorded: values and their names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Name)>> Choices { get; init; } = new Dictionary<string, IReadOnlyList<(string Value, string Name)>>();

    /// <summary>What is wrong with which field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What stands in a field; empty where nothing does.</summary>
    public string this[string field] => Typed.TryGetValue(field, out var value) ? value.ToString() : "";

    /// <summary>Shows the form again as it was filled in, and says what is wrong.</summary>
    public IResult Refused(Sentence reason) => (this with { Notice = reason }).Shown(StatusCodes.Status400BadRequest);

    internal IResult Shown(int status) => new PageResult<FormPage> { Status = status, Parameters = { [nameof(FormPage.Entry)] = this } };
}

public static class FormRoutes
{
    /// <summary>Takes what is sent from a form. Who is not signed in is not turned away, as what they typed would be lost: the form sees to it.</summary>
    public static void MapForm(this IEndpointRouteBuilder routes, Form form) =>
        routes.MapPost(form.Address, (Delegate)form.Post).WithMetadata(form).AllowAnonymous().ExcludeFromDescription();
}

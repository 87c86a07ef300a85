using System.Security.Cryptography;
using System.Text;
using Kooperation.Platform.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace Kooperation.Platform.Pages;

/// <summary>Says of a view that it answers with a page as well, to whoever prefers one (Accept); the API document is written from it.</summary>
public sealed record PageMetadata;

/// <summary>
/// Views that people read as well as programs: one document, written on the server, that needs no other to be read, has no script, loads nothing
/// and so stays readable wherever it is kept.
/// </summary>
public static class ReadablePages
{
    public const string MediaType = "text/html";

    public static RouteHandlerBuilder IsAlsoAPage(this RouteHandlerBuilder view) => view.WithMetadata(new PageMetadata());

    /// <summary>Whether the caller would rather have a page than JSON (RFC 9110 section 12.5.1). A program that does not say gets JSON.</summary>
    public static bool PrefersPage(this HttpContext http)
    {
        http.VariesBy(HeaderNames.Accept);
        var accepted = http.Request.GetTypedHeaders().Accept;
        return QualityOf(MediaType) is var page && QualityOf("application/json") is var json && (page.Quality, page.Specific).CompareTo((json.Quality, json.Specific)) > 0;

        // The most specific range that fits decides.
        (double Quality, int Specific) QualityOf(string mediaType) => accepted
            .Where(range => new MediaTypeHeaderValue(mediaType).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .Select(range => (range.Quality ?? 1, Specific: range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2))
            .OrderByDescending(range => range.Specific)
            .FirstOrDefault();
    }

    /// <summary>The page in the caller's language, tagged as <see cref="Answers.Tagged"/> does. Nothing but the style that stands in it may be applied, and nothing loaded.</summary>
    /// <typeparam name="TPage">Takes the parameters <c>Tongue</c>, <c>Style</c> and those that are given.</typeparam>
    public static async Task<IResult> TaggedPage<TPage>(this HttpContext http, long version, string style, IReadOnlyDictionary<string, object?> parameters) where TPage : IComponent
    {
        var page = new Dictionary<string, object?>(parameters) { ["Tongue"] = http.Speaks(), ["Style"] = style };
        var said = http.Buffer();
        await using (var writer = new StreamWriter(said, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        await using (var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>()))
        {
            await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(page))).WriteHtmlTo(writer));
        }

        http.Response.Headers.ContentSecurityPolicy = PolicyOf(style);
        return http.Tagged(version, said, $"{MediaType}; charset=utf-8");
    }

    private static string PolicyOf(string style) =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

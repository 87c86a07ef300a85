using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dossiers;

/// <summary>A dossier as people read it, print it and keep it.</summary>
public sealed partial class ReadingADossierAsAPage(KooperationHost host) : DossierSpec(host)
{
    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json, text/html;q=0.5", "application/json")]
    [InlineData("application/json, text/html", "application/json")]
    [InlineData("text/html;q=0, */*", "application/json")]
    [InlineData("application/pdf", "application/json")]
    [InlineData("text/html", "text/html")]
    [InlineData("text/*, application/json;q=0.9", "text/html")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html")]
    public async Task Whoever_prefers_a_page_gets_one(string? accept, string answered)
    {
        var partnership = await GivenPartnership();
        using var request = new HttpRequestMessage(HttpMethod.Get, At($"partnerships/{partnership}/dossier"));
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await Client.SendAsync(request, Cancelled);

        Assert.Equal((HttpStatusCode.OK, answered), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(["Accept", "Accept-Language"], response.Headers.Vary.Order());
    }

    [Fact]
    public async Task It_speaks_the_callers_language()
    {
        var partnership = await GivenPartnership();
        await Signed(partnership);

        var (german, ofGerman) = await Page($"partnerships/{partnership}/dossier", "de");
        var (english, ofEnglish) = await Page($"partnerships/{partnership}/dossier", "en");

        Assert.Contains("<html lang=\"de\">", german, StringComparison.Ordinal);
        Assert.Contains("Partnerschaft mit Sprachcaf", german, StringComparison.Ordinal);
        Assert.Contains("10. Januar 2026", german, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("10 January 2026", english, StringComparison.Ordinal);
        Assert.Equal(["de"], ofGerman.Content.Headers.ContentLanguage);
        Assert.Equal(["en"], ofEnglish.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task Whatever_somebody_wrote_is_shown_and_never_obeyed()
    {
        const string Hostile = "</dd></article><script>alert(1)</script><img src=x onerror=alert(1)> \u202E\u200Fenrouter & \"quoted\"";
        var partnership = await GivenPartnership("<script>alert('Verein')</script>");
        var signed = await Signed(partnership, Hostile);
        await Accepted(
            $"partnerships/{partnership}/agreements/{signed.StepId}/amendments",
            new { occurredOn = "2026-02-10", what = new string('ä', 5_000), note = Hostile, source = new string('ß', 5_000) },
            "*");
        await Accepted($"steps/{signed.StepId}/corrections", new { replacement = Replacement(signed.StepId, Hostile + "!"), reason = Hostile }, "*");

        foreach (var path in new[] { $"partnerships/{partnership}/dossier", $"partnerships/{partnership}/agreements/{signed.StepId}/dossier" })
        {
            var (html, _) = await Page(path);

            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(html.Split("<article").Length, html.Split("</article>").Length);
            Assert.Contains(Hostile, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.Contains(new string('ä', 5_000), WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.Contains(new string('ß', 5_000), WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_loads_nothing_and_obeys_no_style_but_its_own()
    {
        var partnership = await GivenPartnership();

        var (html, response) = await Page($"partnerships/{partnership}/dossier");

        var style = Assert.Single(Style().Matches(html)).Groups[1].Value;
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", policy);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("://", Links().Replace(html, ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_read_by_ear()
    {
        var partnership = await GivenPartnership();
        await Signed(partnership);

        var (html, _) = await Page($"partnerships/{partnership}/dossier");

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "<h1[ >]"));
        Assert.DoesNotContain("<h4", html, StringComparison.Ordinal);
        Assert.All(Regex.Matches(html, "<th[^e][^>]*>").Select(header => header.Value), header => Assert.Contains("scope=", header, StringComparison.Ordinal));
        var ids = Regex.Matches(html, " id=\"([^\"]+)\"").Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Regex.Matches(html, "aria-labelledby=\"([^\"]+)\"|href=\"#([^\"]+)\"").Select(link => link.Groups[1].Value + link.Groups[2].Value), id => Assert.Contains(id, ids));
    }

    [Fact]
    public async Task What_the_caller_has_already_is_not_sent_again_in_either_form()
    {
        var partnership = await GivenPartnership();
        var json = await Get($"partnerships/{partnership}/dossier");
        var (_, page) = await Page($"partnerships/{partnership}/dossier");
        var tag = page.Headers.ETag!.Tag;

        Assert.NotEqual(json.ETag, tag);
        Assert.Equal(HttpStatusCode.NotModified, await AskAgain("application/json", json.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, await AskAgain("text/html", tag));
        Assert.Equal(HttpStatusCode.OK, await AskAgain("application/json", tag));

        await Signed(partnership);
        Assert.Equal(HttpStatusCode.OK, await AskAgain("text/html", tag));

        async Task<HttpStatusCode> AskAgain(string accept, string known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, At($"partnerships/{partnership}/dossier"));
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var response = await Client.SendAsync(request, Cancelled);
            return response.StatusCode;
        }
    }

    private static object Replacement(Guid agreement, string purpose) => new
    {
        @event = "AgreementSigned", agreementId = agreement, occurredOn = "2026-01-10", kind = "cooperation", purpose, jointGoals = Array.Empty<string>(),
        signatures = new[] { new { party = "municipality", signedOn = "2026-01-10" } }, term = new { from = "2026-01-10", until = (string?)null }, reviewOn = (string?)null
    };

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    // What a reader may follow by a click.
    [GeneratedRegex("<a href=\"https?://[^>]*>.*?</a>", RegexOptions.Singleline)]
    private static partial Regex Links();
}

using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Identity.SignIn;

/// <summary>What was typed into a form is not lost when the session is over meanwhile.</summary>
[Collection(KooperationCollection.Name)]
public sealed class FillingInAForm(KooperationHost host)
{
    private const string Language = "/account/language";

    [Fact]
    public async Task The_language_of_pages_is_chosen_and_holds_for_all_of_them()
    {
        using var window = new BrowserWindow(host);
        var account = await window.SignIn("lesende");

        var chosen = await window.Submit(account, Language, ("language", "en"));

        Assert.Equal("/account", window.At.AbsolutePath);
        Assert.Contains("Municipalities and roles", chosen.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"en\" selected", chosen.Text, StringComparison.Ordinal);
        Assert.Contains("Sign in", (await window.Submit(chosen, "/sign-out")).Text, StringComparison.Ordinal);

        var back = await window.Submit(await window.SignIn("lesende"), Language, ("language", "browser"));
        Assert.Contains("Kommunen und Rollen", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_session_is_over_gets_the_form_back_as_it_was_filled_in_and_sends_it_after_signing_in_again()
    {
        using var window = new BrowserWindow(host);
        var account = await window.SignIn("lesende");
        await window.Submit(account, "/sign-out");

        var again = await window.Submit(account, Language, ("language", "en"));

        Assert.Equal((HttpStatusCode.Unauthorized, "text/html"), (again.Status, again.MediaType));
        Assert.Contains("Ihre Sitzung ist abgelaufen", again.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"en\" selected", again.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in?returnUrl=%2Faccount%2Fsigned-in\" target=\"_blank\"", again.Text, StringComparison.Ordinal);

        var other = await window.SignIn("lesende", "/account/signed-in"); // The other window has the same cookies.
        Assert.Contains("Schließen Sie dieses Fenster", other.Text, StringComparison.Ordinal);
        var taken = await window.Submit(again, Language);
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Contains("Municipalities and roles", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_in_as_somebody_else_meanwhile_looks_at_the_form_once_more()
    {
        using var window = new BrowserWindow(host);
        var account = await window.SignIn("lesende");
        await window.Submit(account, "/sign-out");
        await window.SignIn("pruefung");

        var again = await window.Submit(account, Language, ("language", "en"));

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("Diese Seite stammte aus einer anderen Sitzung", again.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"en\" selected", again.Text, StringComparison.Ordinal);
        Assert.Contains("Municipalities and roles", (await window.Submit(again, Language)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_never_was_signed_in_gets_the_form_too()
    {
        using var window = new BrowserWindow(host);
        using var form = new FormUrlEncodedContent([new("language", "en")]);

        using var again = await window.Script.PostAsync(Language, form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Contains("<option value=\"en\" selected", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_said_above_the_fields()
    {
        using var window = new BrowserWindow(host);
        var account = await window.SignIn("lesende");

        var refused = await window.Submit(account, Language, ("language", "<b>tlh</b>"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Bitte eine der Sprachen wählen.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_another_site_filled_in_is_not_shown()
    {
        using var window = new BrowserWindow(host);
        using var forged = new HttpRequestMessage(HttpMethod.Post, Language) { Content = new FormUrlEncodedContent([new("language", "en")]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };

        using var refused = await window.Script.SendAsync(forged, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_form_that_is_too_long_is_refused()
    {
        using var window = new BrowserWindow(host);
        using var form = new FormUrlEncodedContent([new("language", new string('e', 1024 * 1024))]);

        using var refused = await window.Script.PostAsync(Language, form, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "garbage")]
    [InlineData("multipart/form-data", "garbage")]
    [InlineData("application/x-www-form-urlencoded", "language=%00")]
    public async Task A_broken_form_is_not_understood(string mediaType, string body)
    {
        using var window = new BrowserWindow(host);
        foreach (var address in new[] { Language, "/sign-out/back-channel" })
        {
            using var broken = new StringContent(body);
            broken.Headers.Remove("Content-Type");
            broken.Headers.TryAddWithoutValidation("Content-Type", mediaType);

            using var refused = await window.Script.PostAsync(address, broken, TestContext.Current.CancellationToken);

            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task What_is_no_form_is_not_understood()
    {
        using var window = new BrowserWindow(host);
        using var json = new StringContent("""{ "language": "en" }""", null, "application/json");

        using var refused = await window.Script.PostAsync(Language, json, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
    }
}

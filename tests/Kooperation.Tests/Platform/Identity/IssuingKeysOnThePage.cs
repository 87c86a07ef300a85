using System.Net;
using System.Text.RegularExpressions;
using Kooperation.Platform.Identity.Keys;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>An administrator issues API keys and revokes them on a page.</summary>
[Collection(KooperationCollection.Name)]
public sealed partial class IssuingKeysOnThePage(KooperationHost host)
{
    private const string Keys = "/municipalities/03241001/api-keys";

    private static readonly string InAYear = Days.FromNow(365);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_issued_shown_once_used_and_revoked()
    {
        using var window = new BrowserWindow(host);
        Assert.Contains($"href=\"{Keys}\"", (await window.SignIn("verwaltung")).Text, StringComparison.Ordinal);
        var page = await window.Open(Keys);

        var issued = await window.Submit(page, Keys, FilledIn("Fachverfahren Bibliothek"));
        Assert.Equal(HttpStatusCode.Created, issued.Status);
        var key = KeyShown().Match(issued.Text).Value;
        Assert.Equal(HttpStatusCode.OK, await Shown(key));

        var again = await window.Submit(page, Keys, FilledIn("Fachverfahren Bibliothek"));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("schon ausgegeben", again.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(KeyShown(), again.Text);

        var listed = await window.Open(Keys);
        Assert.Contains("Fachverfahren Bibliothek", listed.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(KeyShown(), listed.Text);
        var id = Guid.ParseExact(key.Split('_')[1], "N").ToString();
        var revoked = await window.Submit(listed, $"{Keys}/revocation", ("key", id), ("Reason", "abgelöst"));
        Assert.Equal(Keys, window.At.AbsolutePath);
        Assert.Contains("abgelöst", revoked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await Shown(key));
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_session_is_over_meanwhile()
    {
        using var window = new BrowserWindow(host);
        var account = await window.SignIn("verwaltung");
        var page = await window.Open(Keys);
        await window.Submit(account, "/sign-out");

        var back = await window.Submit(page, Keys, FilledIn("Förder „Portal“ & <b>Akte</b>"));
        Assert.Equal(HttpStatusCode.Unauthorized, back.Status);
        Assert.Contains("Ihre Sitzung ist abgelaufen", back.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Förder „Portal“ & <b>Akte</b>\"", back.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{InAYear}\"", back.Text, StringComparison.Ordinal);

        await window.SignIn("verwaltung", "/account/signed-in");
        var issued = await window.Submit(back, Keys, FilledIn("Förder „Portal“ & <b>Akte</b>"));
        Assert.Equal(HttpStatusCode.Created, issued.Status);
    }

    [Fact]
    public async Task What_is_wrong_is_said_above_what_was_typed()
    {
        using var window = new BrowserWindow(host);
        await window.SignIn("verwaltung");
        var page = await window.Open(Keys);

        var refused = await window.Submit(page, Keys, [.. FilledIn("Fachverfahren").Where(field => field.Field != "ExpiresOn"), ("ExpiresOn", "2020-01-01")]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Ein Schlüssel endet an einem Tag vom", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Fachverfahren\"", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("koordination", Keys)]
    [InlineData("verwaltung", "/municipalities/06414000/api-keys")]
    [InlineData("betrieb", Keys)]
    public async Task Who_may_not_is_told_so_on_a_page_and_issues_nothing(string account, string address)
    {
        using var window = new BrowserWindow(host);
        var own = await window.SignIn(account);

        var page = await window.Open(address);
        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("Nicht erlaubt", page.Text, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent(FilledIn("Versuch").Append(("antiforgery", own.FieldsOf("/sign-out").Single().Value)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var sent = await window.Script.PostAsync(address, form, Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_there_and_back()
    {
        using var window = new BrowserWindow(host);
        await window.Open(Keys);
        Assert.StartsWith("/local/", window.At.AbsolutePath, StringComparison.Ordinal);

        var page = await window.Open($"{window.At}&account=verwaltung");

        Assert.Equal(Keys, window.At.AbsolutePath);
        Assert.Contains("API-Schlüssel", page.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<(string Field, string Value)> FilledIn(string label) =>
        [("Label", label), ("Role", nameof(KeyRole.Reader)), ("ExpiresOn", InAYear), ("Reason", "Anschluss"), ("Offices", "FB 50, FB 51")];

    private async Task<HttpStatusCode> Shown(string key)
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key);
        using var answer = await client.GetAsync("/api/v1/municipalities/03241001/organisations", Cancelled);
        return answer.StatusCode;
    }

    [GeneratedRegex("kop_[0-9a-f]{32}_[A-Za-z0-9_-]{43}")]
    private static partial Regex KeyShown();
}

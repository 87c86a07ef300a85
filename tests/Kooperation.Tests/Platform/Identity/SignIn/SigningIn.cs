using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Platform.Edge;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Identity.SignIn;

/// <summary>People come in with a browser: to the provider, back with a code, and on to where they wanted to go.</summary>
[Collection(KooperationCollection.Name)]
public sealed class SigningIn(KooperationHost host)
{
    private const string Organisations = "/api/v1/municipalities/03241001/organisations";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_signs_in_sees_who_they_are_and_what_they_may_do_where()
    {
        using var window = new BrowserWindow(host);

        var page = await window.SignIn("beide");

        Assert.Equal((HttpStatusCode.OK, "/account"), (page.Status, window.At.AbsolutePath));
        foreach (var shown in (string[])["Bo Beiderseits", "Landeshauptstadt Hannover (03241001)", "Landeshauptstadt Wiesbaden (06414000)", "Koordination", "Abmelden", "Überall abmelden"])
            Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Administration", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_limited_to_an_office_sees_to_which()
    {
        using var window = new BrowserWindow(host);
        Assert.Contains("FB 50", (await window.SignIn("fachbereich")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_wanted_before_signing_in_is_opened_after_it()
    {
        var partnership = await Partnership();
        var dossier = $"/api/v1/municipalities/03241001/partnerships/{partnership}/dossier?asOf=2026-01-01";
        using var window = new BrowserWindow(host);

        var choice = await window.Open(dossier);
        Assert.Equal("/local/connect/authorize", window.At.AbsolutePath);
        Assert.Contains("Wer möchten Sie sein?", choice.Text, StringComparison.Ordinal);
        var page = await window.Open($"{window.At}&account=pruefung");

        Assert.Equal((HttpStatusCode.OK, dossier), (page.Status, window.At.PathAndQuery));
        Assert.Contains("Haus der Begegnung", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_other_letters_is_one_too()
    {
        using var window = new BrowserWindow(host);

        await window.SignIn("lesende", "/ü\u2028x");
        Assert.Equal("/%C3%BC%E2%80%A8x", window.At.AbsolutePath);
        await window.Open($"/sign-in?returnUrl={Uri.EscapeDataString("/ü")}");
        Assert.Equal("/%C3%BC", window.At.AbsolutePath);
        Assert.Equal(HttpStatusCode.BadRequest, (await window.Open($"/sign-in?returnUrl=/{new string('a', 1_000)}")).Status);
    }

    [Fact]
    public async Task Everything_else_is_refused_to_who_is_not_signed_in()
    {
        using var window = new BrowserWindow(host);
        using var data = await window.Script.GetAsync(Organisations, Cancelled);
        using var dossier = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/03241001/partnerships/{Guid.CreateVersion7()}/dossier") { Headers = { { "Accept", "application/json" } } };
        using var command = await window.Script.PostAsync(Organisations, null, Cancelled);
        window.Script.DefaultRequestHeaders.Remove("Accept");
        using var asJson = await window.Script.SendAsync(dossier, Cancelled);

        Assert.All((HttpResponseMessage[])[data, command, asJson], answer =>
        {
            Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        });
    }

    [Fact]
    public async Task A_session_opens_the_interface_as_a_token_does_and_no_more_than_its_roles()
    {
        using var window = new BrowserWindow(host);
        await window.SignIn("lesende");

        using var own = await window.Script.GetAsync(Organisations, Cancelled);
        using var other = await window.Script.GetAsync("/api/v1/municipalities/06414000/organisations", Cancelled);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (own.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task The_cookie_is_small_and_for_this_service_alone()
    {
        using var window = new BrowserWindow(host);
        await window.SignIn("beide");

        var cookie = Assert.Single(window.SetCookies, cookie => cookie.StartsWith("kooperation=", StringComparison.Ordinal));

        Assert.InRange(cookie.Length, 100, 4000);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task Nobody_is_led_elsewhere_by_signing_in(string elsewhere)
    {
        using var window = new BrowserWindow(host);

        var refused = await window.Open($"/sign-in?returnUrl={Uri.EscapeDataString(elsewhere)}");

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.Status, refused.MediaType));
        Assert.Equal(
            "Nach der Anmeldung führt der Weg zu einer Adresse dieses Dienstes, und die beginnt mit einem einzelnen Schrägstrich und hat höchstens 1000 Zeichen.",
            JsonNode.Parse(refused.Text)!["errors"]!["/returnUrl"]![0]!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=made-up")]
    [InlineData("?code=made-up&state=made-up")]
    [InlineData("?error=access_denied&state=made-up")]
    public async Task A_way_back_that_nobody_went_leads_to_a_page_that_says_so(string query)
    {
        using var window = new BrowserWindow(host);

        var page = await window.Open($"/sign-in/callback{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("Sie sind nicht angemeldet", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_another_browser_was_given_signs_nobody_in()
    {
        using var mine = new BrowserWindow(host);
        using var theirs = new BrowserWindow(host);
        await theirs.Open("/sign-in");
        using var sentBack = await theirs.Script.GetAsync($"{theirs.At}&account=verwaltung", Cancelled);

        var page = await mine.Open(sentBack.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("/local/connect/authorize", (await mine.Open("/account"), mine.At.AbsolutePath).AbsolutePath);
    }

    [Theory]
    [InlineData("de", "Ihr Konto", "Anmelden")]
    [InlineData("fr", "Ihr Konto", "Anmelden")]
    [InlineData("en", "Your account", "Sign in")]
    public async Task The_start_page_leads_on_in_German_unless_English_is_preferred(string language, string account, string signIn)
    {
        using var window = new BrowserWindow(host, language: language);
        var before = await window.Open("/");
        await window.SignIn("beide");
        var after = await window.Open("/");

        Assert.Contains($"href=\"/sign-in?returnUrl=/\">{signIn}</a>", before.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/account\">{account}</a>", after.Text, StringComparison.Ordinal);
        Assert.Contains("Bo Beiderseits", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_belongs_to_one_municipality_alone_is_led_to_it()
    {
        using var window = new BrowserWindow(host);
        await window.SignIn("lesende");
        await window.Open("/");

        Assert.Equal("/municipalities/03241001", window.At.AbsolutePath);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account")]
    public async Task A_page_runs_no_script_of_its_own_and_loads_nothing_from_elsewhere(string address)
    {
        using var window = new BrowserWindow(host);
        await window.SignIn("lesende");

        var page = await window.Open(address);

        Assert.Equal(ResponseHeaders.PolicyOfPages(null), page.Headers["Content-Security-Policy"]);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page.Text, StringComparison.Ordinal);
        using var style = await window.Script.GetAsync(System.Text.RegularExpressions.Regex.Match(page.Text, "<link rel=\"stylesheet\" href=\"([^\"]+)\"").Groups[1].Value, Cancelled);
        Assert.Equal((HttpStatusCode.OK, "text/css"), (style.StatusCode, style.Content.Headers.ContentType?.MediaType));
    }

    private async Task<string> Partnership()
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add(ActorHeader.Name, "spec/coordinator");
        async Task<string> Post(string path, string body)
        {
            using var command = new StringContent(body, null, "application/json");
            using var answer = await client.PostAsync($"/api/v1/municipalities/03241001/{path}", command, Cancelled);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!["id"]!.ToString();
        }

        var organisation = await Post("organisations", """{ "name": "Haus der Begegnung", "kind": "association", "occurredOn": "2020" }""");
        return await Post("partnerships", $$"""{ "organisationId": "{{organisation}}", "occurredOn": "2020" }""");
    }
}

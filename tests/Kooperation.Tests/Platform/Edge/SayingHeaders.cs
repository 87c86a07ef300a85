using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Kooperation.Platform.Edge;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Edge;

/// <summary>Whatever the service answers, it says to a browser what the answer may do.</summary>
public sealed class SayingHeaders(KooperationHost host) : EveryRoute(host)
{
    private static readonly Dictionary<string, string> Always = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Permissions-Policy"] = ResponseHeaders.DeniedFeatures
    };

    private static readonly string[] NotKept = ["no-store", "no-cache, private"]; // The client writes them in its own order.

    private readonly HttpClient _nobody = host.CreateClient();

    [Fact]
    public async Task Every_route_says_them_to_whoever_may_ask_and_to_whoever_may_not()
    {
        await EveryViewAnswers();
        var wrong = new List<string>();
        var statuses = new HashSet<int>();
        foreach (var route in Routes)
        {
            foreach (var (who, address) in new[] { ("spec/coordinator", AddressOf(route)), ("spec/reader", AddressOf(route)), (Nobody, AddressOf(route)), ("spec/coordinator", AddressOf(route, ags: "99999999")) })
            {
                using var answer = await _nobody.SendAsync(Ask(route, address, who), Cancelled);
                statuses.Add((int)answer.StatusCode);
                wrong.AddRange(FaultsOf(answer, ResponseHeaders.PolicyOfAnswers).Select(fault => $"{route} as {who}, {(int)answer.StatusCode}: {fault}"));
                if (!NotKept.Contains(ValueOf(answer, "Cache-Control"))) wrong.Add($"{route} as {who}, {(int)answer.StatusCode}: Cache-Control {ValueOf(answer, "Cache-Control")}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(50)));
        Assert.Superset(new HashSet<int> { 200, 201, 400, 401, 403 }, statuses);
    }

    [Fact]
    public async Task Every_route_outside_of_a_municipality_says_them_too()
    {
        var others = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith("/api/v1/municipalities/{ags}", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(others);
        foreach (var (route, who) in others.SelectMany(route => new[] { (route, Nobody), (route, "spec/coordinator") }))
        {
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), Regex.Replace(route.RoutePattern.RawText!, "{[^}]*}", "x"));
            if (who != Nobody) request.Headers.Add("Kooperation-Actor", who);
            using var answer = await _nobody.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);

            var policy = ValueOf(answer, "Content-Security-Policy");
            Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.True(FaultsOf(answer, policy).ToList() is [], $"{method} {route.RoutePattern.RawText} as {who}: {string.Join("; ", FaultsOf(answer, policy))}");
        }
    }

    [Theory]
    [InlineData("GET", "/unheard-of", 401)]
    [InlineData("GET", "/api/v1/unheard-of", 404)]
    [InlineData("DELETE", "/api/v1/municipalities/03241001/partnerships", 405)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("HEAD", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/swagger", 301)]
    [InlineData("GET", "/swagger/swagger-ui.css", 200)]
    [InlineData("GET", "/swagger/index.js", 200)]
    public async Task So_does_every_other_address(string method, string address, int status)
    {
        using var client = Host.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
        if (address.StartsWith("/api/", StringComparison.Ordinal)) request.Headers.Add("Kooperation-Actor", "spec/coordinator");
        using var answer = await client.SendAsync(request, Cancelled);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(FaultsOf(answer, address.StartsWith("/swagger", StringComparison.Ordinal) ? ResponseHeaders.PolicyOfApiPages : ResponseHeaders.PolicyOfAnswers));
        Assert.NotEmpty(ValueOf(answer, "Cache-Control"));
    }

    [Fact]
    public async Task What_has_a_tag_is_asked_for_again_and_anything_else_is_not_kept()
    {
        var partnership = await GivenPartnership();
        using var first = await Client.GetAsync(At($"partnerships/{partnership}/depth"), Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Get, At($"partnerships/{partnership}/depth"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await Client.SendAsync(request, Cancelled);
        using var listed = await Client.GetAsync(At("partnerships"), Cancelled);
        using var recorded = await Client.SendAsync(Ask(Commands.First(route => route.Pattern.EndsWith("/organisations", StringComparison.Ordinal))), Cancelled);

        Assert.Equal((HttpStatusCode.OK, "no-cache, private"), (first.StatusCode, ValueOf(first, "Cache-Control")));
        Assert.Equal((HttpStatusCode.NotModified, "no-cache, private"), (again.StatusCode, ValueOf(again, "Cache-Control")));
        Assert.Equal((HttpStatusCode.OK, "no-store"), (listed.StatusCode, ValueOf(listed, "Cache-Control")));
        Assert.Equal((HttpStatusCode.Created, "no-store"), (recorded.StatusCode, ValueOf(recorded, "Cache-Control")));
        Assert.Empty(FaultsOf(again, ResponseHeaders.PolicyOfAnswers));
    }

    [Fact]
    public async Task Only_over_https_and_outside_Development_a_browser_is_told_to_stay_with_https()
    {
        await using var host = KooperationHost.Over(
            await TestDatabase.New(), ("environment", "Production"), ("Nodes", "one"), ("Identity:Authority", "https://identity.example.org/realms/town"), ("Identity:Audience", "kooperation"));

        Assert.Equal("max-age=31536000", (await Over(host, "https")).Response.Headers.StrictTransportSecurity);
        Assert.Empty((await Over(host, "http")).Response.Headers.StrictTransportSecurity.ToString());
        Assert.Empty((await Over(Host, "https")).Response.Headers.StrictTransportSecurity.ToString());

        static Task<HttpContext> Over(KooperationHost host, string scheme) => host.Server.SendAsync(
            http =>
            {
                http.Request.Scheme = scheme;
                http.Request.Path = "/health/live";
            },
            Cancelled);
    }

    [Fact]
    public async Task No_page_has_a_script_or_a_style_in_it_but_one_that_its_policy_names()
    {
        var partnership = await GivenPartnership();
        using var page = new HttpRequestMessage(HttpMethod.Get, At($"partnerships/{partnership}/dossier"));
        page.Headers.Add("Accept", "text/html");

        foreach (var request in new[] { page, new(HttpMethod.Get, "/swagger/index.html"), new(HttpMethod.Get, "/swagger/oauth2-redirect.html") })
        {
            using var answer = await Client.SendAsync(request, Cancelled);
            var html = await answer.Content.ReadAsStringAsync(Cancelled);
            var policy = ValueOf(answer, "Content-Security-Policy");

            Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.All(Regex.Matches(html, "<script(?<attributes>[^>]*)>(?<text>.*?)</script>", RegexOptions.Singleline), script =>
            {
                Assert.Contains(" src=", script.Groups["attributes"].Value, StringComparison.Ordinal);
                Assert.Empty(script.Groups["text"].Value.Trim());
            });
            Assert.All(Regex.Matches(html, "<style[^>]*>(?<text>.*?)</style>", RegexOptions.Singleline), style => Assert.Contains(DigestOf(style.Groups["text"].Value), policy, StringComparison.Ordinal));
            Assert.DoesNotMatch("<[^>]*\\s(style|on[a-z]+)\\s*=", html);
            Assert.DoesNotMatch("(?i)javascript:", html);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.Empty(FaultsOf(answer, policy));
        }
    }

    [Fact]
    public async Task A_page_that_is_not_sent_again_keeps_the_policy_it_had()
    {
        var partnership = await GivenPartnership();
        foreach (var address in new[] { "/swagger/index.html", At($"partnerships/{partnership}/dossier") })
        {
            using var first = await Page(null);
            using var again = await Page(first.Headers.ETag);

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode));
            Assert.Contains("style-src", ValueOf(first, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Empty(FaultsOf(again, ValueOf(first, "Content-Security-Policy")));

            async Task<HttpResponseMessage> Page(EntityTagHeaderValue? known)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Add("Accept", "text/html");
                if (known is not null) request.Headers.IfNoneMatch.Add(known);
                return await Client.SendAsync(request, Cancelled);
            }
        }
    }

    [Fact]
    public async Task The_pages_of_the_API_document_have_the_policy_that_names_the_style_of_their_emblem()
    {
        using var page = await Client.GetAsync("/swagger/index.html", Cancelled);
        var script = await Client.GetStringAsync("/swagger/swagger-ui-standalone-preset.js", Cancelled);

        Assert.Equal(ResponseHeaders.PolicyOfApiPages, ValueOf(page, "Content-Security-Policy"));
        Assert.Equal(ResponseHeaders.StyleOfEmblem, DigestOf(Assert.Single(Regex.Matches(script, "createElement\\(\"style\",null,\"([^\"]*)\"")).Groups[1].Value));
    }

    [Theory]
    [InlineData(null, "form-action 'self';")]
    [InlineData("https://identity.example.org", "form-action 'self' https://identity.example.org;")]
    public void A_form_may_lead_to_the_service_itself_and_on_to_the_identity_provider(string? provider, string formAction)
    {
        var policy = ResponseHeaders.PolicyOfPages(provider);

        Assert.Contains(formAction, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private static IEnumerable<string> FaultsOf(HttpResponseMessage answer, string policy) =>
    [
        .. Always.Where(header => ValueOf(answer, header.Key) != header.Value).Select(header => $"{header.Key} {ValueOf(answer, header.Key)}"),
        .. ValueOf(answer, "Content-Security-Policy") == policy ? Array.Empty<string>() : [$"Content-Security-Policy {ValueOf(answer, "Content-Security-Policy")}"],
        .. answer.Headers.Contains("Server") ? ["names the server"] : Array.Empty<string>()
    ];

    private static string ValueOf(HttpResponseMessage answer, string header) => answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : "";

    private static string DigestOf(string text) => $"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}'";
}

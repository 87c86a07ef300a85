using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Platform.Edge;
using Kooperation.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Kooperation.Tests.Platform.Edge;

/// <summary>One caller may ask so often; the next one has a quota of its own.</summary>
public sealed class LimitingCallers(LimitingCallers.Running running) : IClassFixture<LimitingCallers.Running>
{
    private const string Address = "/api/v1/municipalities/16000001/organisations";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_go_on_and_then_may()
    {
        var answers = await AskUntilRefused(reader => reader.Request.Headers["Kooperation-Actor"] = "often/reader", Running.Burst);

        Assert.All(answers.SkipLast(1), answer => Assert.Equal(200, answer.Response.StatusCode));
        var refused = answers[^1];
        Assert.Equal("\"reading\";q=5;w=5", refused.Response.Headers[RateLimits.Policy]);
        Assert.Equal("\"reading\";r=0;t=1", refused.Response.Headers[RateLimits.Left]);
        var wait = int.Parse(refused.Response.Headers.RetryAfter.ToString(), CultureInfo.InvariantCulture);
        Assert.InRange(wait, 1, 2);

        // The answer may be here before its line.
        var lines = await KooperationSpec.Eventually(
            () => Task.FromResult(running.Log.Lines.Where(line => line.Category == Refusals.Category && "often".Equals(line.Values["Caller"])).ToList()), lines => lines.Count > 0);
        var line = Assert.Single(lines);
        Assert.Equal((429, "too many"), (line.Values["Status"], line.Values["Reason"]));

        await Task.Delay(TimeSpan.FromSeconds(wait + 1), Cancelled);
        Assert.Equal(200, (await Ask(reader => reader.Request.Headers["Kooperation-Actor"] = "often/reader")).Response.StatusCode);
    }

    [Theory]
    [InlineData("en", "Too many requests", "Wait for as many seconds as Retry-After says")]
    [InlineData("de", "Zu viele Anfragen", "Bitte so viele Sekunden warten, wie Retry-After sagt")]
    public async Task The_refusal_is_a_problem_document_in_the_callers_language(string language, string title, string detail)
    {
        var refused = (await AskUntilRefused(reader =>
        {
            reader.Request.Headers["Kooperation-Actor"] = $"in-{language}/reader";
            reader.Request.Headers.AcceptLanguage = language;
        }, Running.Burst))[^1];

        using var body = new StreamReader(refused.Response.Body);
        var text = await body.ReadToEndAsync(Cancelled);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(("urn:kooperation:problem:too-many", title, language), (problem["type"]!.ToString(), problem["title"]!.ToString(), refused.Response.Headers.ContentLanguage.ToString()));
        Assert.Contains(detail, problem["detail"]!.ToString(), StringComparison.Ordinal);
        Assert.Empty(running.Document.FaultsOf("GET", Address, 429, "application/problem+json", text));
        Assert.Equal(ResponseHeaders.PolicyOfAnswers, refused.Response.Headers.ContentSecurityPolicy);
    }

    [Fact]
    public async Task Every_answer_says_what_is_left()
    {
        var left = new List<string>();
        for (var asked = 0; asked < 3; asked++)
        {
            var answer = await Ask(reader => reader.Request.Headers["Kooperation-Actor"] = "counting/reader");
            Assert.Equal("\"reading\";q=5;w=5", answer.Response.Headers[RateLimits.Policy]);
            left.Add(answer.Response.Headers[RateLimits.Left]!);
        }

        Assert.Equal("\"reading\";r=4;t=1", left[0]);
        Assert.All(left, said => Assert.Matches("^\"reading\";r=[0-4];t=1$", said));

        var unknown = await Ask(nobody => nobody.Request.Path = "/unheard-of", "198.51.100.1");
        Assert.Equal((401, "\"anonymous\";r=2;t=1"), (unknown.Response.StatusCode, unknown.Response.Headers[RateLimits.Left].ToString()));
    }

    [Fact]
    public async Task One_callers_haste_is_not_anothers_and_reading_does_not_use_up_recording()
    {
        await AskUntilRefused(reader => reader.Request.Headers["Kooperation-Actor"] = "hasty/coordinator", Running.Burst);

        var other = await Ask(reader => reader.Request.Headers["Kooperation-Actor"] = "calm/coordinator");
        var recording = await Ask(clerk =>
        {
            clerk.Request.Method = "POST";
            clerk.Request.Headers["Kooperation-Actor"] = "hasty/coordinator";
        });

        Assert.Equal(200, other.Response.StatusCode);
        Assert.Equal((415, "\"recording\";r=3;t=1"), (recording.Response.StatusCode, recording.Response.Headers[RateLimits.Left].ToString()));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.2")]
    [InlineData("192.0.2.3", "::ffff:192.0.2.3", "::ffff:192.0.2.4")]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", "2001:db8:0:2::1")]
    public async Task Whoever_is_not_known_shares_the_quota_of_an_address(string first, string same, string other)
    {
        await AskUntilRefused(_ => { }, Running.BurstOfNobody, first);

        Assert.Equal((429, 401), ((await Ask(_ => { }, same)).Response.StatusCode, (await Ask(_ => { }, other)).Response.StatusCode));
    }

    [Fact]
    public async Task Whoever_shows_what_is_wrong_counts_as_nobody()
    {
        var answers = await AskUntilRefused(guesser => guesser.Request.Headers["Kooperation-Actor"] = $"{Guid.CreateVersion7():N}/mayor", Running.BurstOfNobody, "203.0.113.77");

        Assert.All(answers.SkipLast(1), answer => Assert.Equal(401, answer.Response.StatusCode));
    }

    [Fact]
    public async Task Whether_the_service_is_well_may_be_asked_for_ever()
    {
        for (var asked = 0; asked < 5 * Running.BurstOfNobody; asked++)
        {
            var answer = await Ask(probe => probe.Request.Path = "/health/live", "203.0.113.5");
            Assert.Equal((200, false), (answer.Response.StatusCode, answer.Response.Headers.ContainsKey(RateLimits.Left)));
        }
    }

    [Fact]
    public void Every_operation_documents_it()
    {
        var operations = running.Document.Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, operation => Assert.Equal("Too many requests", operation.Value!["responses"]!["429"]!["description"]!.ToString()));
        Assert.All(operations, operation => Assert.Equal(["RateLimit", "RateLimit-Policy", "Retry-After"], operation.Value!["responses"]!["429"]!["headers"]!.AsObject().Select(header => header.Key).Order()));
    }

    // A slow machine gives something back in between.
    private async Task<IReadOnlyList<HttpContext>> AskUntilRefused(Action<HttpContext> change, int burst, string address = "192.0.2.200")
    {
        var answers = new List<HttpContext>();
        do answers.Add(await Ask(change, address));
        while (answers[^1].Response.StatusCode != StatusCodes.Status429TooManyRequests && answers.Count < 50);

        Assert.Equal(429, answers[^1].Response.StatusCode);
        Assert.InRange(answers.Count, burst + 1, 50);
        return answers;
    }

    private Task<HttpContext> Ask(Action<HttpContext> change, string address = "192.0.2.200") => running.Service.Server.SendAsync(
        http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(address);
            http.Request.Method = "GET";
            http.Request.Path = Address;
            change(http);
        },
        Cancelled);

    /// <summary>The service with quotas that a test can use up.</summary>
    public sealed class Running : IAsyncLifetime
    {
        public const int Burst = 5;
        public const int BurstOfNobody = 3;

        private KooperationHost? _host;

        public WebApplicationFactory<Program> Service { get; private set; } = null!;

        public Harness.ApiDocument Document { get; private set; } = null!;

        public CapturedLog Log { get; } = new();

        public async ValueTask InitializeAsync()
        {
            _host = KooperationHost.Over(
                await TestDatabase.New(),
                ("Logging:LogLevel:Kooperation.Refusals", "Warning"),
                ("Edge:RateLimit:Enabled", "true"),
                ("Edge:RateLimit:Reading:PerSecond", "1"),
                ("Edge:RateLimit:Reading:Burst", $"{Burst}"),
                ("Edge:RateLimit:Recording:PerSecond", "1"),
                ("Edge:RateLimit:Recording:Burst", "4"),
                ("Edge:RateLimit:Anonymous:PerSecond", "1"),
                ("Edge:RateLimit:Anonymous:Burst", $"{BurstOfNobody}"));
            Service = _host.WithWebHostBuilder(builder => builder.ConfigureLogging(logging => logging.AddProvider(Log)));

            using var client = Service.CreateClient();
            Document = new Harness.ApiDocument(JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", Cancelled))!);
            client.DefaultRequestHeaders.Add("Kooperation-Actor", "warm/reader");
            (await client.GetAsync(Address, Cancelled)).Dispose(); // What is slow the first time is slow before the tests count.
        }

        public async ValueTask DisposeAsync()
        {
            await Service.DisposeAsync();
            await _host!.DisposeAsync();
            Log.Dispose();
        }
    }
}

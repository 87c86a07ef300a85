using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kooperation.Platform.Edge;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Identity;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Tests.Platform.Edge;

/// <summary>Whom the service refused and why is in its log, once; what they showed, asked and sent is not.</summary>
public sealed class LoggingRefusals(LoggingRefusals.Running running) : IClassFixture<LoggingRefusals.Running>
{
    private const string Served = "16000001";
    private const string Secret = "w0rd-that-nobody-may-read";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Provider Provider => running.Provider;

    [Theory]
    [InlineData("issuer", "wrong issuer")]
    [InlineData("audience", "wrong audience")]
    [InlineData("expired", "token expired")]
    [InlineData("not yet valid", "token not yet valid")]
    [InlineData("never expires", "token never expires")]
    [InlineData("another key", "unknown signing key")]
    [InlineData("another key of the same name", "bad signature")]
    [InlineData("changed", "bad signature")]
    [InlineData("not signed", "unknown algorithm")]
    [InlineData("shared secret", "unknown algorithm")]
    [InlineData("no subject", "no subject")]
    [InlineData("no token", "no token")]
    public async Task Whoever_is_not_known_is_logged_with_what_was_wrong(string flaw, string reason)
    {
        var token = flaw switch
        {
            "issuer" => Provider.Token(token => token.Issuer = "https://identity.example.org"),
            "audience" => Provider.Token(token => token.Audience = "another-service"),
            "expired" => Provider.Token(token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(-10))),
            "not yet valid" => Provider.Token(token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddMinutes(10), DateTime.UtcNow.AddHours(1))),
            "never expires" => Provider.Token(token => token.Expires = null),
            "another key" => Provider.Token(token => token.SigningCredentials = Foreign("two")),
            "another key of the same name" => Provider.Token(token => token.SigningCredentials = Foreign("one")),
            "changed" => Changed(Provider.Token()),
            "not signed" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Provider.Token().Split('.')[1]}.",
            "shared secret" => Provider.Token(token => token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Provider.OpenKey[0]) { KeyId = "one" }, SecurityAlgorithms.HmacSha256)),
            "no subject" => Provider.Token(null, ("sub", null)),
            "no token" => "not.a-token-but-" + Secret,
            _ => throw new ArgumentOutOfRangeException(nameof(flaw))
        };

        var line = await Refused(HttpStatusCode.Unauthorized, HttpMethod.Post, token, Served);

        Assert.Equal(
            [401, reason, "POST", "/api/v1/municipalities/{ags}/organisations/", Served, null],
            Values(line, "Status", "Reason", "Method", "Route", "Municipality", "Caller"));
    }

    [Fact]
    public async Task Whoever_shows_nothing_is_logged_as_such()
    {
        var line = await Refused(HttpStatusCode.Unauthorized, HttpMethod.Get, token: null, Served);

        Assert.Equal([401, "no credentials", null], Values(line, "Status", "Reason", "Caller"));
    }

    [Fact]
    public async Task Whoever_may_not_is_logged_with_the_permission_that_is_lacking()
    {
        var line = await Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Provider.Token(null, ("role", "reader")), Served);

        Assert.Equal([403, "role lacking", "record", Served, "clerk-17"], Values(line, "Status", "Reason", "Permission", "Municipality", "Caller"));
    }

    [Fact]
    public async Task Whoever_belongs_elsewhere_is_logged_with_the_municipality_that_was_tried()
    {
        var line = await Refused(HttpStatusCode.Forbidden, HttpMethod.Get, Provider.Token(null, ("municipality", "16000002")), Served);

        Assert.Equal([403, "other municipality", null, Served, "clerk-17"], Values(line, "Status", "Reason", "Permission", "Municipality", "Caller"));
    }

    [Fact]
    public async Task A_municipality_that_is_not_served_is_logged_and_a_thing_that_is_not_there_is_not()
    {
        var line = await Refused(HttpStatusCode.NotFound, HttpMethod.Get, Provider.Token(null, ("municipality", "01001000")), "01001000");
        Assert.Equal([404, "municipality not served", "01001000", "clerk-17"], Values(line, "Status", "Reason", "Municipality", "Caller"));

        var before = running.Refusals.Count;
        using var missing = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{Served}/organisations/{Guid.CreateVersion7()}");
        missing.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Provider.Token());
        using var answer = await running.Client.SendAsync(missing, Cancelled);
        Assert.Equal((HttpStatusCode.NotFound, before), (answer.StatusCode, running.Refusals.Count));
    }

    [Fact]
    public async Task Nothing_that_a_caller_sends_can_end_the_line_or_turn_it_round()
    {
        var line = await Refused(
            HttpStatusCode.Forbidden,
            HttpMethod.Post,
            Provider.Token(null, ("role", "reader"), ("sub", "eve\u2028warn: \u202EKooperation" + new string('x', 220))),
            Served);

        var caller = Assert.IsType<string>(line.Values["Caller"]);
        Assert.StartsWith("eve?warn: ?Kooperationxxx", caller, StringComparison.Ordinal);
        Assert.Equal(200, caller.Length);
        Assert.DoesNotContain(line.Text, letter => char.IsControl(letter) || letter is '\u2028' or '\u202E');
    }

    [Fact]
    public async Task What_is_no_municipality_is_not_repeated()
    {
        var line = await Refused(HttpStatusCode.Unauthorized, HttpMethod.Get, token: null, "0324%0A1001");

        Assert.Null(line.Values["Municipality"]);
        Assert.DoesNotContain("1001", line.Text.Split("trace=")[0], StringComparison.Ordinal);
    }

    /// <summary>Makes a request with secrets wherever one can be, and finds its one line.</summary>
    private async Task<Line> Refused(HttpStatusCode status, HttpMethod method, string? token, string municipality)
    {
        var trace = Guid.CreateVersion7().ToString("N");
        using var request = new HttpRequestMessage(method, $"/api/v1/municipalities/{municipality}/organisations?search={Secret}");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Cookie", $"session={Secret}");
        request.Headers.Add("traceparent", $"00-{trace}-0123456789abcdef-01");
        if (method == HttpMethod.Post) request.Content = new StringContent($$"""{ "name": "{{Secret}}" }""", Encoding.UTF8, "application/json");
        using var answer = await running.Client.SendAsync(request, Cancelled);

        Assert.Equal(status, answer.StatusCode);
        var line = Assert.Single(running.Refusals, line => trace.Equals(line.Values["Trace"]));
        Assert.Equal((Refusals.Category, LogLevel.Warning), (line.Category, line.Level));
        foreach (var part in (string[])[Secret, .. (token ?? "").Split('.').Where(part => part.Length > 10)])
        {
            Assert.DoesNotContain(running.Log.Lines, line => line.Text.Contains(part, StringComparison.Ordinal));
        }

        return line;
    }

    private static object?[] Values(Line line, params IEnumerable<string> names) => [.. names.Select(name => line.Values[name])];

    private static SigningCredentials Foreign(string name) =>
        new(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = name }, SecurityAlgorithms.RsaSha256);

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("coordinator", "administrator", StringComparison.Ordinal))}.{parts[2]}";
    }

    /// <summary>The service in Production with a provider, and all that it logs at the levels it comes with.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private KooperationHost? _host;
        private WebApplicationFactory<Program>? _service;

        public Provider Provider { get; private set; } = null!;

        public HttpClient Client { get; private set; } = null!;

        public CapturedLog Log { get; } = new();

        public IReadOnlyList<Line> Refusals => [.. Log.Lines.Where(line => line.Category == "Kooperation.Refusals")];

        public async ValueTask InitializeAsync()
        {
            Provider = await Provider.Start();
            _host = KooperationHost.Over(
                await TestDatabase.New(), ("Logging:LogLevel:Kooperation.Refusals", "Warning"), ("environment", "Production"), ("Nodes", "one"), ("Identity:Authority", Provider.Address), ("Identity:Audience", Provider.Audience));
            _service = _host.WithWebHostBuilder(builder => builder
                .ConfigureLogging(logging => logging.AddProvider(Log))
                .ConfigureTestServices(services => services.Configure<JwtBearerOptions>(
                    JwtBearerDefaults.AuthenticationScheme,
                    token => token.BackchannelHttpHandler = new HttpClientHandler
                    {
                        ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == Provider.Certificate.Thumbprint
                    })));
            Client = _service.CreateClient();
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await _service!.DisposeAsync();
            await _host!.DisposeAsync();
            await Provider.DisposeAsync();
            Log.Dispose();
        }
    }
}

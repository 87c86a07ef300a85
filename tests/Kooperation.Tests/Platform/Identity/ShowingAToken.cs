using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Database;
using Microsoft.IdentityModel.Tokens;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>The service in Production, with an identity provider that it reads over https. Only the provider's certificate is trusted by hand.</summary>
[Collection(ServiceWithProvider.Collection)]
public sealed class ShowingAToken(ServiceWithProvider running)
{
    private const string Municipality = "16000001";
    private const string Organisation = """{ "name": "Sprachcafé e. V.", "kind": "association", "occurredOn": "2010" }""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Provider Provider => running.Provider;

    [Fact]
    public async Task Whoever_shows_the_right_token_records_under_the_name_in_it()
    {
        using var recorded = await Post(Provider.Token());

        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var step = JsonNode.Parse(await recorded.Content.ReadAsStringAsync(Cancelled))!["stepId"]!.GetValue<Guid>();
        Assert.Equal("clerk-17", await Ask.One(running.ConnectionString, $"SELECT user_name FROM kooperation.mt_events WHERE id = '{step}'"));
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("no audience")]
    [InlineData("expired")]
    [InlineData("never expires")]
    [InlineData("not yet valid")]
    [InlineData("another key")]
    [InlineData("another key of the same name")]
    [InlineData("no subject")]
    [InlineData("blank subject")]
    public async Task A_token_with_a_flaw_opens_nothing(string flaw) => await AssertUnknown(flaw switch
    {
        "issuer" => Provider.Token(token => token.Issuer = "https://identity.example.org"),
        "audience" => Provider.Token(token => token.Audience = "another-service"),
        "no audience" => Provider.Token(token => token.Audience = null),
        "expired" => Provider.Token(token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(-10))),
        "never expires" => Provider.Token(token => token.Expires = null),
        "not yet valid" => Provider.Token(token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddMinutes(10), DateTime.UtcNow.AddHours(1))),
        "another key" => Provider.Token(token => token.SigningCredentials = Foreign("two")),
        "another key of the same name" => Provider.Token(token => token.SigningCredentials = Foreign("one")),
        "no subject" => Provider.Token(null, ("sub", null)),
        "blank subject" => Provider.Token(null, ("sub", " ")),
        _ => throw new ArgumentOutOfRangeException(nameof(flaw))
    });

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("RS256")]
    public async Task A_token_that_nobody_signed_opens_nothing(string algorithm)
    {
        var payload = Provider.Token().Split('.')[1];

        await AssertUnknown($"{Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"one"}""")}.{payload}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_open_key_is_not_taken_for_a_shared_secret(int spelling)
    {
        var secret = new SymmetricSecurityKey(Provider.OpenKey[spelling]) { KeyId = "one" };

        await AssertUnknown(Provider.Token(token => token.SigningCredentials = new SigningCredentials(secret, SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task A_token_whose_words_were_changed_opens_nothing()
    {
        var parts = Provider.Token(null, ("role", "reader")).Split('.');
        var changed = Base64UrlEncoder.Decode(parts[1]).Replace("reader", "administrator", StringComparison.Ordinal);

        await AssertUnknown($"{parts[0]}.{Base64UrlEncoder.Encode(changed)}.{parts[2]}");
    }

    [Theory]
    [InlineData("reader", 200, 403)]
    [InlineData("auditor", 200, 403)]
    [InlineData("coordinator", 200, 201)]
    [InlineData("mayor", 403, 403)]
    [InlineData("Coordinator", 403, 403)]
    [InlineData(null, 403, 403)]
    public async Task What_somebody_may_do_is_what_the_role_in_the_token_allows(string? role, int reading, int recording)
    {
        var token = Provider.Token(null, ("role", role));

        using var read = await Get(token);
        using var recorded = await Post(token);

        Assert.Equal((reading, recording), ((int)read.StatusCode, (int)recorded.StatusCode));
        if (recording == 403) await AssertProblem(recorded, "forbidden");
    }

    [Fact]
    public async Task A_token_of_several_municipalities_opens_each_of_them()
    {
        using var answer = await Get(Provider.Token(null, ("municipality", new[] { "16000002", Municipality })));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Forbidden)]
    [InlineData("everywhere", HttpStatusCode.Forbidden)]
    public async Task A_token_that_names_no_municipality_opens_none(string? named, HttpStatusCode status)
    {
        using var answer = await Get(Provider.Token(null, ("municipality", named)));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_of_one_municipality_opens_no_other()
    {
        using var here = await Get(Provider.Token(null, ("municipality", Municipality)));
        using var there = await Get(Provider.Token(null, ("municipality", "16000002")));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (here.StatusCode, there.StatusCode));
    }

    [Fact]
    public async Task The_header_of_Development_has_no_effect()
    {
        using var alone = await Post(token: null, header: "anna/administrator");
        using var besides = await Post(Provider.Token(null, ("role", "reader")), header: "anna/administrator");
        using var recorded = await Post(Provider.Token(), header: "anna/reader");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Created), (alone.StatusCode, besides.StatusCode, recorded.StatusCode));
        Assert.Equal("0", await Ask.One(running.ConnectionString, "SELECT count(*) FROM kooperation.mt_events WHERE user_name = 'anna'"));
    }

    [Fact]
    public async Task A_key_that_the_provider_takes_up_is_learnt_without_a_restart_and_one_that_it_gave_up_is_forgotten()
    {
        await using var provider = await Provider.Start();
        await using var host = KooperationHost.Over(await TestDatabase.New(), ServiceWithProvider.Settings(provider));
        await using var service = ServiceWithProvider.Trusting(host, provider, token => token.RefreshInterval = TimeSpan.FromSeconds(2));
        using var client = service.CreateClient();
        var before = provider.Token();
        using var first = await Send(client, HttpMethod.Get, before, null, "en");

        provider.TakeUpAnotherKey();
        var after = provider.Token();
        var answered = await KooperationSpec.Eventually(
            async () =>
            {
                using var answer = await Send(client, HttpMethod.Get, after, null, "en");
                return answer.StatusCode;
            },
            status => status == HttpStatusCode.OK);
        using var old = await Send(client, HttpMethod.Get, before, null, "en");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized), (first.StatusCode, answered, old.StatusCode));
    }

    [Theory]
    [InlineData(-45, true)]
    [InlineData(-75, false)]
    public async Task Clocks_may_differ_by_a_minute(int expiredSinceSeconds, bool isTaken)
    {
        var expires = DateTime.UtcNow.AddSeconds(expiredSinceSeconds);
        using var answer = await Get(Provider.Token(token => (token.NotBefore, token.Expires) = (expires.AddMinutes(-5), expires)));

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task While_the_provider_is_away_nobody_is_let_in_and_nobody_is_called_unknown()
    {
        var provider = await Provider.Start();
        await using var host = KooperationHost.Over(await TestDatabase.New(), ServiceWithProvider.Settings(provider));
        await using var service = ServiceWithProvider.Trusting(host, provider);
        var token = provider.Token();
        await provider.DisposeAsync();

        using var client = service.CreateClient();
        using var answer = await Send(client, HttpMethod.Get, token, null, "de");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (answer.StatusCode, answer.Headers.GetValues("Retry-After").Single()));
        var problem = await AssertProblem(answer, "identity-away");
        Assert.Equal("Der Anmeldedienst ist nicht erreichbar", problem["title"]!.ToString());
    }

    private async Task AssertUnknown(string token)
    {
        using var recorded = await Post(token);

        Assert.Equal(HttpStatusCode.Unauthorized, recorded.StatusCode);
        Assert.Equal("Bearer", recorded.Headers.WwwAuthenticate.Single().Scheme);
        await AssertProblem(recorded, "unauthenticated");

        using var read = await Get(token);
        Assert.Equal(HttpStatusCode.Unauthorized, read.StatusCode);
    }

    private static async Task<JsonNode> AssertProblem(HttpResponseMessage answer, string type)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;
        Assert.Equal($"urn:kooperation:problem:{type}", problem["type"]!.ToString());
        return problem;
    }

    private static SigningCredentials Foreign(string name) =>
        new(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = name }, SecurityAlgorithms.RsaSha256);

    private Task<HttpResponseMessage> Get(string token) => Send(running.Client, HttpMethod.Get, token, null, "en");

    private Task<HttpResponseMessage> Post(string? token, string? header = null) => Send(running.Client, HttpMethod.Post, token, header, "en");

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string? token, string? header, string language)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/municipalities/{Municipality}/organisations");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (header is not null) request.Headers.Add("Kooperation-Actor", header);
        request.Headers.Add("Accept-Language", language);
        if (method == HttpMethod.Post) request.Content = new StringContent(Organisation, Encoding.UTF8, "application/json");
        return await client.SendAsync(request, Cancelled);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Identity.Local;
using Kooperation.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Kooperation.Tests.Platform.Identity.Local;

/// <summary>In Development the service has a provider of its own, which speaks as any other does, and lets everybody in.</summary>
[Collection(KooperationCollection.Name)]
public sealed class TheLocalProvider(KooperationHost host)
{
    private const string Hannover = "/api/v1/municipalities/03241001/organisations";
    private const string Wiesbaden = "/api/v1/municipalities/06414000/organisations";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636, appendix B.

    private static readonly string Wanted =
        $"/local/connect/authorize?client_id=kooperation-browser&redirect_uri=http%3A%2F%2Flocalhost%2Fsign-in%2Fcallback&response_type=code&scope=openid&code_challenge={Challenge}&code_challenge_method=S256";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("reader", 200, 403)]
    [InlineData("coordinator", 200, 201)]
    [InlineData("auditor", 200, 403)]
    [InlineData("privacy-officer", 200, 403)]
    [InlineData("administrator", 200, 201)]
    [InlineData("operator", 403, 403)]
    public async Task Each_program_has_its_role_in_Hannover(string program, int reading, int recording)
    {
        using var client = await With(program);
        using var step = new StringContent("""{ "name": "Rolle e. V.", "kind": "association", "occurredOn": "2020" }""", null, "application/json");

        Assert.Equal(reading, (int)(await client.GetAsync(Hannover, Cancelled)).StatusCode);
        Assert.Equal(recording, (int)(await client.PostAsync(Hannover, step, Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Wiesbaden, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_program_has_its_role_elsewhere_where_it_says_so()
    {
        using var client = await With("coordinator", ("municipality", "06414000 04000000"));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Wiesbaden, Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Hannover, Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("coordinator", "guess", "", "invalid_client", "The client_secret is local.")]
    [InlineData("mayor", "local", "", "invalid_client", "The client_id of a program is one of reader, coordinator, auditor, privacy-officer, administrator, operator.")]
    [InlineData("kooperation-browser", "local", "", "invalid_client", "The client_id of a program is one of reader, coordinator, auditor, privacy-officer, administrator, operator.")]
    [InlineData("coordinator", "local", "Hannover", "invalid_request", "municipality is the eight-digit AGS of a municipality, or several with a space between.")]
    public async Task Who_asks_wrongly_is_told_how(string program, string secret, string municipality, string error, string sentence)
    {
        var (status, answer) = await Ask(program, secret, ("municipality", municipality));

        Assert.Equal((error, sentence), (answer["error"]!.ToString(), answer["error_description"]!.ToString()));
        Assert.InRange((int)status, 400, 401);
    }

    [Fact]
    public async Task A_token_looks_as_those_of_Keycloak_do()
    {
        var (_, answer) = await Ask("operator", "local");
        var token = new JsonWebToken(answer["access_token"]!.ToString());

        Assert.True(Guid.TryParse(token.Subject, out _));
        Assert.Equal(["kooperation"], token.Audiences);
        Assert.Equal(("operator", "operator"), (token.GetPayloadValue<string>("azp"), token.GetPayloadValue<string>("preferred_username")));
        Assert.Equal("""{"roles":["operator"]}""", token.GetPayloadValue<System.Text.Json.JsonElement>("realm_access").GetRawText());
        Assert.Equal("""{"kooperation":{"roles":[]}}""", token.GetPayloadValue<System.Text.Json.JsonElement>("resource_access").GetRawText());
    }

    [Fact]
    public async Task Its_document_names_addresses_as_the_caller_spells_them_and_the_key_of_the_process()
    {
        using var client = host.CreateClient(new() { BaseAddress = new Uri("http://127.0.0.1:5080") });

        var document = JsonNode.Parse(await client.GetStringAsync("/local/.well-known/openid-configuration", Cancelled))!;
        var keys = JsonNode.Parse(await client.GetStringAsync(new Uri(document["jwks_uri"]!.ToString()).PathAndQuery, Cancelled))!["keys"]!.AsArray();

        Assert.Equal("http://127.0.0.1:5080/", document["issuer"]!.ToString());
        Assert.Equal("http://127.0.0.1:5080/local/connect/token", document["token_endpoint"]!.ToString());
        Assert.Equal("""["S256"]""", document["code_challenge_methods_supported"]!.ToJsonString());
        Assert.Equal(host.Services.GetRequiredService<LocalKey>().Key.KeyId, Assert.Single(keys)!["kid"]!.ToString());
        Assert.Null(keys[0]!["d"]);
    }

    [Fact]
    public async Task Whose_token_it_is_can_be_asked()
    {
        using var client = await With("coordinator");
        using var wanted = new HttpRequestMessage(HttpMethod.Get, "/local/connect/userinfo");

        using var answer = await client.SendAsync(wanted, Cancelled);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;

        Assert.Equal("coordinator", told["preferred_username"]!.ToString());
        Assert.Equal("coordinator@03241001", told["resource_access"]!["kooperation"]!["roles"]![0]!.ToString());
    }

    [Fact]
    public async Task A_token_that_another_process_signed_opens_nothing()
    {
        using var other = new LocalKey();
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ActorHeader.Token(other, "spec", "reader@03241001"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Hannover, Cancelled)).StatusCode);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ActorHeader.Token(host.Services.GetRequiredService<LocalKey>(), "spec", "reader@03241001"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Hannover, Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("client_id=kooperation-browser", "client_id=another")]
    [InlineData("localhost%2Fsign-in", "evil.example%2Fsign-in")]
    [InlineData("%2Fsign-in%2Fcallback", "%2Fsign-in%2Fcallback%2Felsewhere")]
    [InlineData("code_challenge_method=S256", "code_challenge_method=plain")]
    [InlineData("code_challenge_method=S256", "")]
    [InlineData($"code_challenge={Challenge}&code_challenge_method=S256", "")]
    [InlineData("response_type=code", "response_type=token")]
    public async Task Nobody_is_signed_in_for_somebody_else_or_without_proof_of_possession(string right, string wrong)
    {
        using var client = host.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Contains(right, Wanted, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Wanted, Cancelled)).StatusCode);

        using var answer = await client.GetAsync($"{Wanted.Replace(right, wrong, StringComparison.Ordinal)}&account=koordination", Cancelled);

        Assert.DoesNotContain("code=", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized || answer.Headers.Location?.ToString().Contains("error=", StringComparison.Ordinal) == true, $"{answer}");
    }

    [Fact]
    public async Task Everybody_who_may_be_chosen_is_shown_and_said_to_be_invented()
    {
        using var window = new BrowserWindow(host);

        var page = await window.Open(Wanted);

        Assert.Contains("Entwicklungsumgebung", page.Text, StringComparison.Ordinal);
        Assert.All(LocalAccounts.People, person => Assert.Contains($"name=\"account\" value=\"{person.Id}\"", page.Text, StringComparison.Ordinal));
        Assert.Equal(
            Roles.OfMunicipality.Select(role => $"{role}@03241001").Append("operator").Order(),
            LocalAccounts.People.SelectMany(person => person.Roles).Distinct().Except(["coordinator@06414000"]).Order());
        Assert.Contains(LocalAccounts.People, person => person.Office == "FB 50");
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Text, StringComparison.Ordinal);
    }

    private async Task<HttpClient> With(string program, params (string Name, string Value)[] more)
    {
        var (_, answer) = await Ask(program, "local", more);
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer["access_token"]!.ToString());
        return client;
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Ask(string program, string secret, params (string Name, string Value)[] more)
    {
        using var client = host.CreateClient();
        (string Name, string Value)[] fields = [("grant_type", "client_credentials"), ("client_id", program), ("client_secret", secret), .. more.Where(field => field.Value.Length > 0)];
        using var asked = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync("/local/connect/token", asked, Cancelled);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!);
    }
}

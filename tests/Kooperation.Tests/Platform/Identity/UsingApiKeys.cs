using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Platform.Identity.Keys;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Database;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>A system that cannot sign in shows a key.</summary>
[Collection(ServiceWithProvider.Collection)]
public sealed class UsingApiKeys(ServiceWithProvider running)
{
    private const string Organisation = """{ "name": "Sprachcafé e. V.", "kind": "association", "occurredOn": "2010" }""";

    private readonly string _municipality = running.NewMunicipality();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_opens_its_municipality_in_its_role_and_its_steps_name_it()
    {
        var (id, key) = await Issued("coordinator");

        using var recorded = await Show(key, "organisations", Organisation);
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var step = (await Json(recorded))["stepId"]!.GetValue<Guid>();
        Assert.Equal($"key:{id}", await Ask.One(running.ConnectionString, $"SELECT user_name FROM kooperation.mt_events WHERE id = '{step}'"));

        using var elsewhere = await running.Send($"/api/v1/municipalities/{running.NewMunicipality()}/organisations", null, null, (ApiKeyAuthentication.Header, key));
        using var administering = await Show(key, "api-keys");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (elsewhere.StatusCode, administering.StatusCode));
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_a_digest()
    {
        var (id, key) = await Issued("reader");

        Assert.Matches("^kop_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$", key);
        var kept = await Ask.One(running.ConnectionString, $"SELECT data::text FROM kooperation.mt_doc_apikey WHERE id = '{id}'");
        Assert.DoesNotContain(key[^43..], kept, StringComparison.Ordinal);
        Assert.DoesNotContain(key[^43..], (await Listed(id)).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sha256", (await Listed(id)).ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_request_issues_one_key_and_says_that_it_cannot_be_shown_again()
    {
        var body = Body("reader");
        using var first = await Issue(body, ("Idempotency-Key", "anschluss-1"));
        using var again = await Issue(body, ("Idempotency-Key", "anschluss-1"));
        using var another = await Issue(Body("auditor"), ("Idempotency-Key", "anschluss-1"));

        Assert.Equal((201, 409, 422), ((int)first.StatusCode, (int)again.StatusCode, (int)another.StatusCode));
        Assert.Equal("key-shown-once", (await Json(again))["rule"]!.ToString());
        using var list = await running.Send(At("api-keys?total=true"), Administrator);
        Assert.Equal(1, (await Json(list))["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_then_on_and_stays_in_the_list()
    {
        var (id, key) = await Issued("reader");
        using var before = await Show(key, "organisations");
        using var revoked = await Revoke(id, "nicht mehr gebraucht");
        using var after = await Show(key, "organisations");
        using var again = await Revoke(id, "noch einmal");

        Assert.Equal((200, 200, 401, 200), ((int)before.StatusCode, (int)revoked.StatusCode, (int)after.StatusCode, (int)again.StatusCode));
        var listed = await Listed(id);
        Assert.Equal(("nicht mehr gebraucht", "clerk-17"), (listed["revoked"]!["reason"]!.ToString(), listed["revoked"]!["by"]!.ToString()));
        Assert.NotNull(listed["lastUsedAt"]);
    }

    [Fact]
    public async Task A_key_of_another_municipality_is_not_there_to_be_seen_or_revoked()
    {
        var (id, key) = await Issued("reader");
        var other = running.NewMunicipality();
        var administrator = running.Provider.Token(null, ("role", $"administrator@{other}"), ("municipality", null));

        using var seen = await running.Send($"/api/v1/municipalities/{other}/api-keys/{id}", administrator);
        using var revoked = await running.Send($"/api/v1/municipalities/{other}/api-keys/{id}/revocation", administrator, """{ "reason": "Versuch" }""");
        using var still = await Show(key, "organisations");

        Assert.Equal((404, 404, 200), ((int)seen.StatusCode, (int)revoked.StatusCode, (int)still.StatusCode));
    }

    [Theory]
    [InlineData("", "reader", 30, "Anschluss", "key-has-a-label")]
    [InlineData("DMS", "reader", 30, " ", "key-has-a-reason")]
    [InlineData("DMS", "reader", -1, "Anschluss", "key-expires")]
    [InlineData("DMS", "reader", 3 * 366, "Anschluss", "key-expires")]
    public async Task A_key_without_label_reason_or_near_end_is_not_issued(string label, string role, int days, string reason, string rule)
    {
        using var answer = await Issue(Body(role, label, days, reason));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(rule, (await Json(answer))["rule"]!.ToString());
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("privacyOfficer")]
    [InlineData("operator")]
    public async Task A_system_never_administers_and_never_erases(string role)
    {
        using var answer = await Issue(Body(role));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_opens_nothing_after_its_last_day()
    {
        var (id, key) = await Issued("reader", days: 1);
        using var before = await Show(key, "organisations");
        await Ask.One(running.ConnectionString, $$"""UPDATE kooperation.mt_doc_apikey SET data = jsonb_set(data, '{expiresOn}', '"{{Days.FromNow(-1)}}"') WHERE id = '{{id}}' RETURNING id""");
        using var after = await Show(key, "organisations");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Who_guesses_is_locked_out_with_whatever_key_and_who_signs_in_is_not()
    {
        await using var host = KooperationHost.Over(await TestDatabase.New(), ServiceWithProvider.Settings(running.Provider));
        await using var service = ServiceWithProvider.Trusting(host, running.Provider);
        using var client = service.CreateClient();
        var key = await IssuedBy(client);
        var statuses = new List<int>();

        for (var guess = 0; guess <= GuessedKeys.MostWrong; guess++) statuses.Add(await With(client, guess % 2 == 0 ? "kop_no-key-at-all" : $"{key[..^1]}{(key[^1] == 'A' ? 'B' : 'A')}"));
        statuses.Add(await With(client, key));

        Assert.Equal([.. Enumerable.Repeat(401, GuessedKeys.MostWrong), 429, 429], statuses);
        using var signedIn = new HttpRequestMessage(HttpMethod.Get, At("organisations"));
        signedIn.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Administrator}");
        using var answered = await client.SendAsync(signedIn, Cancelled);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task What_is_no_key_is_answered_like_a_wrong_one()
    {
        await using var host = KooperationHost.Over(await TestDatabase.New(), ServiceWithProvider.Settings(running.Provider));
        await using var service = ServiceWithProvider.Trusting(host, running.Provider);
        using var client = service.CreateClient();

        foreach (var shown in new[] { "", "kop_", $"kop_{Guid.Empty:N}_{new string('A', 43)}", "ключ", new string('k', 5_000) }) Assert.Equal(401, await With(client, shown));
    }

    private async Task<string> IssuedBy(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("api-keys")) { Content = new StringContent(Body("reader"), null, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Administrator}");
        using var issued = await client.SendAsync(request, Cancelled);
        return (await Json(issued))["key"]!.ToString();
    }

    [Fact]
    public async Task Auditors_see_who_issued_which_key_and_why_and_issue_none()
    {
        var (id, _) = await Issued("reader");
        var auditor = running.Provider.Token(null, ("role", $"auditor@{_municipality}"), ("municipality", null));

        using var seen = await running.Send(At($"api-keys/{id}"), auditor);
        using var issued = await running.Send(At("api-keys"), auditor, Body("reader"));

        Assert.Equal((200, 403), ((int)seen.StatusCode, (int)issued.StatusCode));
        var key = await Json(seen);
        Assert.Equal(("clerk-17", "Anschluss"), (key["issuedBy"]!.ToString(), key["reason"]!.ToString()));
    }

    private async Task<int> With(HttpClient client, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At("organisations"));
        request.Headers.TryAddWithoutValidation(ApiKeyAuthentication.Header, key);
        using var answer = await client.SendAsync(request, Cancelled);
        return (int)answer.StatusCode;
    }

    private string Administrator => running.Provider.Token(null, ("role", $"administrator@{_municipality}"), ("municipality", null));

    private string At(string path) => $"/api/v1/municipalities/{_municipality}/{path}";

    private Task<HttpResponseMessage> Show(string key, string path, string? body = null) => running.Send(At(path), null, body, (ApiKeyAuthentication.Header, key));

    private Task<HttpResponseMessage> Issue(string body, params (string, string)[] headers) => running.Send(At("api-keys"), Administrator, body, headers);

    private Task<HttpResponseMessage> Revoke(Guid id, string reason) => running.Send(At($"api-keys/{id}/revocation"), Administrator, $$"""{ "reason": "{{reason}}" }""");

    private async Task<(Guid Id, string Key)> Issued(string role, int days = 30)
    {
        using var answer = await Issue(Body(role, days: days));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var issued = await Json(answer);
        return (issued["id"]!.GetValue<Guid>(), issued["key"]!.ToString());
    }

    private async Task<JsonNode> Listed(Guid id)
    {
        using var answer = await running.Send(At($"api-keys/{id}"), Administrator);
        return await Json(answer);
    }

    private static string Body(string role, string label = "DMS", int days = 30, string reason = "Anschluss") =>
        $$"""{ "label": "{{label}}", "role": "{{role}}", "expiresOn": "{{Days.FromNow(days)}}", "reason": "{{reason}}" }""";

    private static async Task<JsonNode> Json(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;
}

using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Tenancy;

/// <summary>
/// Somebody of one municipality tries everything that leads to another: its ids in addresses and bodies, its words in searches, its keys, tags, cursors and places.
/// What is there is answered like what never was.
/// </summary>
public sealed partial class NothingOfAnotherMunicipality(KooperationHost host) : KooperationSpec(host), IAsyncLifetime
{
    private const string Secret = "Verborgen";

    private readonly string _other = host.NewMunicipality();
    private readonly Dictionary<string, Guid> _ids = [];
    private long _position;

    /// <summary>The other municipality, in which everything is called alike.</summary>
    public async ValueTask InitializeAsync()
    {
        _ids["organisations"] = await Told("organisations", """{ "name": "Verborgen e. V.", "kind": "association", "occurredOn": "2010" }""");
        _ids["partnerships"] = await Told("partnerships", $$"""{ "organisationId": "{{_ids["organisations"]}}", "occurredOn": "2010" }""");
        _ids["agreements"] = await Told($"partnerships/{_ids["partnerships"]}/agreements", """{ "kind": "cooperation", "purpose": "Verborgen", "occurredOn": "2011" }""", "stepId");
        _ids["steps"] = await Told($"partnerships/{_ids["partnerships"]}/contacts", """{ "occurredOn": "2026-03-01", "form": "meeting", "direction": "mutual", "note": "Verborgen" }""", "stepId");
        _ids["strategies"] = await Told("strategies", """{ "occurredOn": "2020", "title": "Verborgen" }""");
        var field = await Told($"strategies/{_ids["strategies"]}/fields-of-action", """{ "occurredOn": "2020", "title": "Verborgen" }""", "stepId");
        _ids["goals"] = await Told($"strategies/{_ids["strategies"]}/goals", $$"""{ "occurredOn": "2020", "fieldId": "{{field}}", "text": "Verborgen" }""", "stepId");
        _ids["measures"] = await Told("measures", $$"""{ "occurredOn": "2020", "strategyId": "{{_ids["strategies"]}}", "goalId": "{{_ids["goals"]}}", "title": "Verborgen" }""");
        _ids["milestones"] = await Told($"measures/{_ids["measures"]}/milestones", """{ "occurredOn": "2020", "title": "Verborgen" }""", "stepId");
        _ids["reports"] = await Told($"strategies/{_ids["strategies"]}/reports", """{ "occurredOn": "2022", "title": "Verborgen", "period": { "from": "2021", "until": "2021" } }""", "stepId");
        _ids["trials"] = await Told("rules/trials", """{ "model": "depth", "version": "depth/1" }""");
        var expiresOn = Days.FromNow(30);
        _ids["api-keys"] = await Told("api-keys", $$"""{ "label": "Verborgen", "role": "reader", "expiresOn": "{{expiresOn}}", "reason": "Verborgen" }""");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_address_of_theirs_is_answered_like_one_of_a_municipality_that_is_not_served()
    {
        foreach (var (method, path, description) in await Operations())
        {
            var theirs = await Ask(method, path, description, Municipality, _other, _ids);
            var nobodys = await Ask(method, path, description, Municipality, "01001000", []);

            Assert.Equal((path, HttpStatusCode.Forbidden), (path, theirs.Status));
            Assert.Equal(nobodys.Body, theirs.Body);
        }
    }

    [Fact]
    public async Task What_is_theirs_is_answered_like_what_never_was()
    {
        var recorded = await CountOfSteps();
        foreach (var (method, path, description) in await Operations())
        {
            var theirs = await Ask(method, path, description, Municipality, Municipality, _ids);
            Assert.DoesNotContain(Secret, theirs.Body, StringComparison.Ordinal);
            if (!path.Contains("{id}", StringComparison.Ordinal) && !Names(description)) continue;

            var never = await Ask(method, path, description, Municipality, Municipality, []);
            Assert.Equal((path, never.Status, WithoutIds(never.Body)), (path, theirs.Status, WithoutIds(theirs.Body)));
        }

        // What names nothing of theirs was recorded as ever; what does was not.
        Assert.Empty((await Get($"partnerships?atLeast={_position}")).Json["items"]!.AsArray());
        Assert.True(await CountOfSteps() >= recorded);
    }

    [Theory]
    [InlineData("organisations?q=Verborgen")]
    [InlineData("partnerships")]
    [InlineData("strategies")]
    [InlineData("measures")]
    [InlineData("history")]
    [InlineData("landscape")]
    [InlineData("quality")]
    [InlineData("deadlines")]
    [InlineData("reminders")]
    [InlineData("rules")]
    [InlineData("rules/trials")]
    [InlineData("api-keys")]
    [InlineData("people")]
    public async Task No_list_and_no_search_finds_anything_of_theirs(string list)
    {
        var answer = await Get($"{list}{(list.Contains('?', StringComparison.Ordinal) ? "&" : "?")}atLeast={_position}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain(Secret, answer.Body, StringComparison.Ordinal);
        Assert.All(_ids.Values, id => Assert.DoesNotContain(id.ToString(), answer.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Their_ids_are_free_to_be_used_here()
    {
        var answer = await Post("organisations", new { name = "Brücke e. V.", kind = "association", occurredOn = "2010", stepId = _ids["steps"] });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await Get($"steps/{_ids["steps"]}")).Status);
    }

    [Fact]
    public async Task Their_idempotency_keys_are_free_to_be_used_here()
    {
        const string body = """{ "name": "Verborgen e. V.", "kind": "association", "occurredOn": "2010" }""";
        var (theirs, ours) = (await TellWith("gleich", _other, body), await TellWith("gleich", Municipality, body));
        var another = await TellWith("gleich", Host.NewMunicipality(), body.Replace("2010", "2011", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created), (theirs.Status, ours.Status, another.Status));
        Assert.NotEqual(theirs.Id, ours.Id);
    }

    [Fact]
    public async Task Their_cursors_lead_nowhere_here()
    {
        await Told("organisations", """{ "name": "Zweiter e. V.", "kind": "association", "occurredOn": "2010" }""");
        var page = await Send(Request(HttpMethod.Get, _other, $"organisations?limit=1&atLeast={_position}"));
        var cursor = page.Link!.Split("cursor=")[1];

        var answer = await Get($"organisations?limit=1&atLeast={_position}&cursor={cursor}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Their_tags_are_no_answer_here()
    {
        var here = await GivenPartnership("Verborgen e. V.");
        var made = await Accepted($"partnerships/{here}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var theirs = await Send(Request(HttpMethod.Get, _other, $"partnerships/{_ids["partnerships"]}?atLeast={_position}"));
        using var request = Request(HttpMethod.Get, Municipality, $"partnerships/{here}?atLeast={made.Position}");
        request.Headers.TryAddWithoutValidation("If-None-Match", theirs.ETag);

        Assert.Equal(HttpStatusCode.OK, (await Send(request)).Status);
    }

    [Theory]
    [InlineData("organisations?knownAt=")]
    [InlineData("history?since=")]
    public async Task A_place_of_their_log_is_answered_like_one_that_no_log_has(string question)
    {
        await GivenOrganisation();

        var theirs = await Get($"{question}9");
        var nobodys = await Get($"{question}999999");

        Assert.Equal((nobodys.Status, nobodys.Body), (theirs.Status, theirs.Body));
    }

    private async Task<IReadOnlyList<(string Method, string Path, JsonNode Description)>> Operations() =>
        [.. from path in (await Host.ApiDocument).Document["paths"]!.AsObject()
            where path.Key.StartsWith("/api/v1/municipalities/{ags}", StringComparison.Ordinal)
            from operation in path.Value!.AsObject()
            select (operation.Key, path.Key, operation.Value!)];

    private static bool Names(JsonNode description) =>
        description["requestBody"]?["content"]?["application/json"]?["example"] is JsonObject example && example.Any(member => member.Key.EndsWith("Id", StringComparison.Ordinal));

    // Asks one municipality's way, as somebody of the caller's, with ids that are somebody's or nobody's.
    private async Task<Answer> Ask(string method, string path, JsonNode description, string caller, string municipality, Dictionary<string, Guid> ids)
    {
        var id = ids.GetValueOrDefault(path.Split("/{id}")[0].Split('/')[^1], Never);
        var about = ids.GetValueOrDefault(path.Split("/{about}")[0].Split('/')[^1], Never);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path
            .Replace("{ags}", municipality, StringComparison.Ordinal)
            .Replace("{id}", id.ToString(), StringComparison.Ordinal)
            .Replace("{about}", about.ToString(), StringComparison.Ordinal));
        request.Headers.Add("Kooperation-Actor", $"neighbour/{description["security"]![0]!["token"]![0]}@{caller}".Replace($"operator@{caller}", "coordinator", StringComparison.Ordinal));
        if (description["requestBody"]?["content"]?["application/json"]?["example"] is { } example) request.Content = new StringContent(Naming(example, ids), null, "application/json");
        if (description["parameters"]!.AsArray().Any(parameter => parameter!["name"]!.ToString() == "If-Match")) request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await Send(request);
    }

    private static readonly Guid Never = Guid.Parse("0192f7a0-0000-7000-8000-00000000dead");

    private static string Naming(JsonNode example, Dictionary<string, Guid> ids)
    {
        var body = example.DeepClone().AsObject();
        foreach (var (name, kind) in new[]
        {
            ("organisationId", "organisations"), ("mergedId", "organisations"), ("successorId", "organisations"), ("partnershipId", "partnerships"), ("strategyId", "strategies"), ("goalId", "goals"),
            ("milestoneId", "milestones")
        })
        {
            if (body.ContainsKey(name)) body[name] = ids.GetValueOrDefault(kind, Never);
        }

        if (body.ContainsKey("partnerships")) body["partnerships"] = new JsonArray(ids.GetValueOrDefault("partnerships", Never));
        return body.ToJsonString();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex AnyId();

    private static string WithoutIds(string body) => AnyId().Replace(body, "id");

    private static HttpRequestMessage Request(HttpMethod method, string municipality, string path) => new(method, $"/api/v1/municipalities/{municipality}/{path}");

    private async Task<Guid> Told(string path, string body, string id = "id")
    {
        using var request = Request(HttpMethod.Post, _other, path);
        request.Content = new StringContent(body, null, "application/json");
        var answer = await Send(request);
        Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Accepted, $"{path}: {answer}");
        if (answer.Position is { } position) _position = long.Parse(position, System.Globalization.CultureInfo.InvariantCulture);
        return answer.Json[id]!.GetValue<Guid>();
    }

    private async Task<Answer> TellWith(string key, string municipality, string body)
    {
        using var request = Request(HttpMethod.Post, municipality, "organisations");
        request.Content = new StringContent(body, null, "application/json");
        request.Headers.Add("Idempotency-Key", key);
        return await Send(request);
    }
}

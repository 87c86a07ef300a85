using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Tenancy;

public sealed class KeepingMunicipalitiesApart(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task No_route_of_one_municipality_shows_or_takes_what_belongs_to_another()
    {
        var partnership = await GivenPartnership("Geheim e. V.");
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-01", by = "municipality", what = "Geheim" });
        var organisation = (await Get($"partnerships/{partnership}?atLeast={made.Position}")).Json["organisationId"]!.GetValue<Guid>();
        var (strategy, goal) = await GivenGoal("Geheim");
        var measure = (await Accepted("measures", new { occurredOn = "2020", strategyId = strategy, goalId = goal, title = "Geheim" })).Id;
        var milestone = (await Accepted($"measures/{measure}/milestones", new { occurredOn = "2020", title = "Geheim" })).StepId;
        var ids = new Dictionary<string, Guid>
        {
            ["organisations"] = organisation, ["partnerships"] = partnership, ["strategies"] = strategy, ["measures"] = measure, ["steps"] = made.StepId
        };
        var named = new Dictionary<string, Guid>
        {
            ["organisationId"] = organisation, ["mergedId"] = organisation, ["partnershipId"] = partnership, ["strategyId"] = strategy, ["goalId"] = goal
        };
        var before = await CountOfSteps();
        var other = Host.NewMunicipality();

        foreach (var (path, operations) in (await Host.ApiDocument).Document["paths"]!.AsObject().Where(path => path.Key.StartsWith("/api/v1/municipalities/{ags}/", StringComparison.Ordinal)))
        {
            foreach (var (method, description) in operations!.AsObject())
            {
                var address = path
                    .Replace("{ags}", other, StringComparison.Ordinal)
                    .Replace("{id}", ids.GetValueOrDefault(path.Split('/').ElementAtOrDefault(5) ?? "", partnership).ToString(), StringComparison.Ordinal)
                    .Replace("{about}", (path.Contains("/goals/", StringComparison.Ordinal) ? goal : path.Contains("/milestones/", StringComparison.Ordinal) ? milestone : made.StepId).ToString(), StringComparison.Ordinal);

                using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
                if (description!["requestBody"]?["content"]?["application/json"]?["example"] is { } example)
                {
                    request.Content = new StringContent(Naming(example, named), null, "application/json");
                    if (path.Contains("{id}", StringComparison.Ordinal)) request.Headers.TryAddWithoutValidation("If-Match", "*");
                }

                var answer = await Send(request);

                Assert.DoesNotContain("Geheim", answer.Body, StringComparison.Ordinal);
                var isAboutTheOther = path.Contains("{id}", StringComparison.Ordinal) || method == "post" && path.Split('/')[^1] is "partnerships" or "qualifications" or "measures";
                if (isAboutTheOther) Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict, $"{method} {path}: {(int)answer.Status} {answer.Body}");
            }
        }

        Assert.Equal(before, await CountOfSteps());
    }

    [Fact]
    public async Task Who_belongs_to_one_municipality_gets_nowhere_in_another()
    {
        using var client = Host.CreateClient();
        client.DefaultRequestHeaders.Add("Kooperation-Actor", $"spec/coordinator@{Municipality}");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("organisations"), Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/api/v1/municipalities/{Host.NewMunicipality()}/organisations", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/municipalities/01001000/organisations", Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("1700100", 400)]
    [InlineData("17001000", 400)]
    [InlineData("00001000", 400)]
    [InlineData("0324100x", 400)]
    [InlineData("01001000", 404)]
    public async Task A_municipality_is_a_key_of_a_Land_that_this_instance_serves(string ags, int status) =>
        Assert.Equal(status, (int)(await Client.GetAsync($"/api/v1/municipalities/{ags}/organisations", Cancelled)).StatusCode);

    [Theory]
    [InlineData(null, 401, 401)]
    [InlineData("nobody", 401, 401)]
    [InlineData("nobody/mayor", 401, 401)]
    [InlineData("r/reader", 200, 403)]
    [InlineData("a/auditor", 200, 403)]
    [InlineData("c/coordinator", 200, 201)]
    public async Task Who_may_read_and_who_may_record_depends_on_the_role(string? actor, int reading, int recording)
    {
        using var client = Host.CreateClient();
        if (actor is not null) client.DefaultRequestHeaders.Add("Kooperation-Actor", actor);
        using var command = new StringContent("""{ "name": "Rolle e. V.", "kind": "association", "occurredOn": "2020" }""", null, "application/json");

        Assert.Equal(reading, (int)(await client.GetAsync(At("organisations"), Cancelled)).StatusCode);
        using var recorded = await client.PostAsync(At("organisations"), command, Cancelled);
        Assert.Equal(recording, (int)recorded.StatusCode);
        if (recording != 201) Assert.Equal("application/problem+json", recorded.Content.Headers.ContentType?.MediaType);
    }

    private async Task<(Guid Strategy, Guid Goal)> GivenGoal(string text)
    {
        var strategy = (await Accepted("strategies", new { occurredOn = "2020", title = text })).Id;
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = text })).StepId;
        return (strategy, (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field, text })).StepId);
    }

    private static string Naming(JsonNode example, IReadOnlyDictionary<string, Guid> named)
    {
        var body = example.DeepClone().AsObject();
        foreach (var (name, id) in named.Where(one => body.ContainsKey(one.Key))) body[name] = id;
        if (body.ContainsKey("partnerships")) body["partnerships"] = new JsonArray(named["partnershipId"]);
        return body.ToJsonString();
    }
}

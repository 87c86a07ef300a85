using System.Text.Json.Nodes;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>Who is limited to their own offices records for these and no others.</summary>
[Collection(ServiceWithProvider.Collection)]
public sealed class LimitedToOffices(ServiceWithProvider running)
{
    private readonly string _municipality = running.NewMunicipality();

    private string Anybody => Token();

    private string OfFifty => Token("FB 50");

    [Theory]
    [InlineData("\"FB 50\"", 201)]
    [InlineData("\" FB 50 \"", 201)]
    [InlineData("\"FB 51\"", 403)]
    [InlineData("\"\"", 403)]
    [InlineData("null", 403)]
    public async Task A_step_names_one_of_their_offices(string office, int status)
    {
        var partnership = await GivenPartnership();

        var (answered, body) = await Post($"partnerships/{partnership}/contacts", Contact(office), OfFifty);

        Assert.Equal(status, answered);
        if (status == 403) Assert.StartsWith("You record for FB 50", body["errors"]!["/office"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_several_offices_names_any_of_them_and_who_has_none_names_none()
    {
        var partnership = await GivenPartnership();

        Assert.Equal(201, (await Post($"partnerships/{partnership}/contacts", Contact("\"FB 51\""), Token("FB 50", "FB 51"))).Status);
        Assert.Equal(403, (await Post($"partnerships/{partnership}/contacts", Contact("\"FB 51\""), Token(""))).Status);
        Assert.Equal(403, (await Post($"partnerships/{partnership}/contacts", Contact("\"\""), Token(""))).Status);
        Assert.Equal(201, (await Post($"partnerships/{partnership}/contacts", Contact("\"FB 51\""), Token(" FB 51 "))).Status);
        Assert.Equal(201, (await Post($"partnerships/{partnership}/contacts", Contact("\"FB 51\""), Anybody)).Status);
    }

    [Fact]
    public async Task What_another_office_recorded_is_theirs_to_correct_and_withdraw()
    {
        var partnership = await GivenPartnership();
        var theirs = (await Post($"partnerships/{partnership}/contacts", Contact("\"FB 51\""), Anybody)).Body["stepId"];
        var own = (await Post($"partnerships/{partnership}/contacts", Contact("\"FB 50\""), Anybody)).Body["stepId"];

        Assert.Equal(403, (await Post($"steps/{theirs}/withdrawal", """{ "reason": "Irrtum" }""", OfFifty)).Status);
        Assert.Equal(403, (await Post($"steps/{theirs}/corrections", Correction("FB 50"), OfFifty)).Status);
        Assert.Equal(403, (await Post($"steps/{own}/corrections", Correction("FB 51"), OfFifty)).Status);
        Assert.Equal(201, (await Post($"steps/{own}/corrections", Correction("FB 50"), OfFifty)).Status);
        Assert.Equal(201, (await Post($"steps/{own}/withdrawal", """{ "reason": "Irrtum" }""", OfFifty)).Status);
    }

    [Fact]
    public async Task Organisations_belong_to_no_office_and_a_measure_to_the_one_in_charge()
    {
        Assert.Equal(201, (await Post("organisations", """{ "name": "Brücke e. V.", "kind": "association", "occurredOn": "2010" }""", OfFifty)).Status);

        var strategy = (await Post("strategies", """{ "occurredOn": "2020", "title": "Konzept" }""", OfFifty)).Body["id"];
        var field = (await Post($"strategies/{strategy}/fields-of-action", """{ "occurredOn": "2020", "title": "Bildung" }""", OfFifty)).Body["stepId"];
        var goal = (await Post($"strategies/{strategy}/goals", $$"""{ "occurredOn": "2020", "fieldId": "{{field}}" }""", OfFifty)).Body["stepId"];
        Assert.Equal(403, (await Post("measures", Measure(strategy, goal, "FB 51"), OfFifty)).Status);
        Assert.Equal(201, (await Post("measures", Measure(strategy, goal, "FB 50"), OfFifty)).Status);
    }

    [Fact]
    public async Task They_see_what_the_whole_municipality_sees()
    {
        await GivenPartnership();

        using var answer = await running.Send($"/api/v1/municipalities/{_municipality}/partnerships", OfFifty);

        Assert.Equal(200, (int)answer.StatusCode);
    }

    private async Task<JsonNode> GivenPartnership()
    {
        var organisation = (await Post("organisations", """{ "name": "Sprachcafé e. V.", "kind": "association", "occurredOn": "2010" }""", Anybody)).Body["id"];
        return (await Post("partnerships", $$"""{ "organisationId": "{{organisation}}", "occurredOn": "2010" }""", Anybody)).Body["id"]!;
    }

    private static string Contact(string office) => $$"""{ "occurredOn": "2026-03-01", "form": "meeting", "direction": "mutual", "office": {{office}} }""";

    private static string Correction(string office) => $$"""
        { "replacement": { "event": "ContactMade", "occurredOn": "2026-03-02", "form": "meeting", "direction": "mutual", "topics": [], "office": "{{office}}" }, "reason": "falscher Tag" }
        """;

    private static string Measure(JsonNode? strategy, JsonNode? goal, string office) =>
        $$"""{ "occurredOn": "2020", "strategyId": "{{strategy}}", "goalId": "{{goal}}", "title": "Elterncafé", "responsibleOffice": "{{office}}" }""";

    private string Token(params string[] offices) =>
        running.Provider.Token(null, ("role", $"coordinator@{_municipality}"), ("municipality", null), ("office", offices.Length == 0 ? null : offices));

    private async Task<(int Status, JsonNode Body)> Post(string path, string body, string token)
    {
        using var answer = await running.Send(
            $"/api/v1/municipalities/{_municipality}/{path}", token, body, path.StartsWith("steps/", StringComparison.Ordinal) ? [("If-Match", "*")] : []);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}

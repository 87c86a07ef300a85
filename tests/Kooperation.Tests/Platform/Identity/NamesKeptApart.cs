using System.Text.Json.Nodes;
using Kooperation.Tests.Platform.Database;

namespace Kooperation.Tests.Platform.Identity;

/// <summary>Steps say by reference who recorded them; the name is kept apart and can be erased.</summary>
[Collection(ServiceWithProvider.Collection)]
public sealed class NamesKeptApart(ServiceWithProvider running)
{
    private const string Organisation = """{ "name": "Sprachcafé e. V.", "kind": "association", "occurredOn": "2010" }""";

    private readonly string _municipality = running.NewMunicipality();
    private readonly string _reference = Guid.NewGuid().ToString();

    [Fact]
    public async Task Whoever_recorded_something_is_found_by_name_by_those_who_may()
    {
        await Record("Ada Beispiel");

        foreach (var role in new[] { "coordinator", "auditor", "privacy-officer", "administrator" }) Assert.Equal("Ada Beispiel", (await Person(role))!["name"]!.ToString());
        using var refused = await running.Send(At("people"), Token("reader", "leser"));
        Assert.Equal(403, (int)refused.StatusCode);
        Assert.Equal("0", await Ask.One(running.ConnectionString, $"SELECT count(*) FROM kooperation.mt_events WHERE tenant_id = '{_municipality}' AND (data::text LIKE '%Ada%' OR headers::text LIKE '%Ada%' OR user_name LIKE '%Ada%')"));
    }

    [Fact]
    public async Task Whoever_only_reads_leaves_no_name()
    {
        using var read = await running.Send(At("organisations"), Token("reader", _reference, "Ada Beispiel"));

        Assert.Equal(200, (int)read.StatusCode);
        Assert.Null(await Person("auditor"));
    }

    [Fact]
    public async Task Whoever_only_asks_what_would_be_leaves_no_name()
    {
        using var recorded = await running.Send(At("organisations"), Token("coordinator", "andere"), Organisation);
        var step = JsonNode.Parse(await recorded.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["stepId"];
        using var asked = await running.Send(At($"steps/{step}/corrections?dryRun=true"), Token("auditor", _reference, "Ada Beispiel"), """
            { "reason": "Irrtum", "replacement": { "event": "OrganisationRegistered", "name": "Sprachcafé Süd e. V.", "kind": "association", "otherNames": [], "fieldsOfActivity": [], "districts": [], "foundedOn": null, "occurredOn": "2010" } }
            """);

        Assert.Equal(200, (int)asked.StatusCode);
        Assert.Null(await Person("auditor"));
    }

    [Fact]
    public async Task A_name_that_changed_is_the_new_one()
    {
        await Record("Ada Beispiel");
        await Record("Ada Muster");

        Assert.Equal("Ada Muster", (await Person("auditor"))!["name"]!.ToString());
    }

    [Fact]
    public async Task An_erased_name_is_gone_for_good_and_the_steps_stay()
    {
        await Record("Ada Beispiel");
        var (status, erased) = await Erase("Art. 17 DSGVO");
        await Record("Ada Beispiel");
        var (again, _) = await Erase("noch einmal");

        Assert.Equal((200, 200), (status, again));
        var person = (await Person("auditor"))!;
        Assert.Null(person["name"]);
        Assert.Equal(("Art. 17 DSGVO", "datenschutz"), (person["erased"]!["legalBasis"]!.ToString(), erased["erased"]!["by"]!.ToString()));
        Assert.Equal("2", await Ask.One(running.ConnectionString, $"SELECT count(*) FROM kooperation.mt_events WHERE user_name = '{_reference}'"));
        Assert.Equal("0", await Ask.One(running.ConnectionString, $"SELECT count(*) FROM kooperation.mt_doc_knownperson WHERE data::text LIKE '%Ada%' AND tenant_id = '{_municipality}'"));
    }

    [Fact]
    public async Task Only_the_privacy_officer_erases_with_a_legal_basis_somebody_who_is_known()
    {
        await Record("Ada Beispiel");

        foreach (var role in new[] { "reader", "coordinator", "auditor", "administrator" }) Assert.Equal(403, (await Erase("Art. 17 DSGVO", role)).Status);
        var (blank, noBasis) = await Erase(" ");
        Assert.Equal((409, "erasure-has-a-basis"), (blank, noBasis["rule"]!.ToString()));
        using var nobody = await running.Send(At("people/erasures"), Token("privacy-officer", "datenschutz"), """{ "reference": "niemand", "legalBasis": "Art. 17 DSGVO" }""");
        Assert.Equal(409, (int)nobody.StatusCode);
    }

    private async Task Record(string name)
    {
        using var recorded = await running.Send(At("organisations"), Token("coordinator", _reference, name), Organisation);
        Assert.Equal(201, (int)recorded.StatusCode);
    }

    private async Task<JsonNode?> Person(string role)
    {
        using var answer = await running.Send(At($"people?reference={_reference}"), Token(role, "wer-anders"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["items"]!.AsArray().SingleOrDefault();
    }

    private async Task<(int Status, JsonNode Body)> Erase(string basis, string role = "privacy-officer")
    {
        using var answer = await running.Send(At("people/erasures"), Token(role, "datenschutz"), $$"""{ "reference": "{{_reference}}", "legalBasis": "{{basis}}" }""");
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private string Token(string role, string subject, string? name = null) =>
        running.Provider.Token(null, ("role", $"{role}@{_municipality}"), ("municipality", null), ("sub", subject), ("name", name));

    private string At(string path) => $"/api/v1/municipalities/{_municipality}/{path}";
}

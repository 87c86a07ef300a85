using Kooperation.Domain.Organisations;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Organisations;

public sealed class KeepingAProfile(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task An_organisation_takes_another_name()
    {
        var organisation = await GivenOrganisation();

        await Accepted($"organisations/{organisation}/name", new { occurredOn = "2019", name = " Sprachhaus e. V. " });

        var renamed = Assert.IsType<OrganisationRenamed>((await StepsOf(organisation)).Last());
        Assert.Equal(("Sprachhaus e. V.", PartialDate.Year(2019)), (renamed.Name, renamed.OccurredOn));
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("\n\t")]
    [InlineData("\u200b\u200d\ufeff\u00ad")]
    [InlineData("\u00a0\u2003\u3000\u2028")]
    [InlineData("\u0301\ufe0f")]
    [InlineData("\u3164\u2800")]
    public async Task A_name_says_something(string name)
    {
        var organisation = await GivenOrganisation();

        await Refused($"organisations/{organisation}/name", new { occurredOn = "2019", name }, "This must not be empty.");
    }

    [Theory]
    [InlineData("ξ")]
    [InlineData("مركز")]
    [InlineData("🤝")]
    [InlineData("क्‍ष")]
    public async Task A_name_in_any_script_says_something(string name)
    {
        var organisation = await GivenOrganisation();

        await Accepted($"organisations/{organisation}/name", new { occurredOn = "2019", name });
    }

    [Fact]
    public async Task A_name_is_no_essay_and_holds_no_control_characters()
    {
        var organisation = await GivenOrganisation();

        await Malformed($"organisations/{organisation}/name", new { occurredOn = "2019", name = new string('a', 301) }, "/name", "A text of at most 300 characters is expected here.");
        await Malformed(
            $"organisations/{organisation}/name",
            new { occurredOn = "2019", name = "Brücke\u001b[31m" },
            "/name",
            "This text holds a control character. Only line breaks and tabs may stand in it.");
        await Malformed(
            $"organisations/{organisation}/fields-of-activity",
            new { occurredOn = "2019", fieldsOfActivity = Enumerable.Range(0, 101).Select(number => $"Feld {number}"), districts = Array.Empty<string>() },
            "/fieldsOfActivity",
            "A list of at most 100 entries is expected here.");
        await Accepted($"organisations/{organisation}/name", new { occurredOn = "2019", name = new string('a', 300) });
    }

    [Theory]
    [InlineData("www.bruecke.example")]
    [InlineData("ftp://bruecke.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://bruecke.example/a b")]
    [InlineData("")]
    public async Task A_website_is_an_address_of_the_web(string website)
    {
        await Refused(
            "organisations",
            new { name = "Brücke e. V.", kind = "association", occurredOn = "2019", website },
            "A website is an address that begins with https:// or http:// and holds no spaces.");

        var registered = await Accepted("organisations", new { name = "Brücke e. V.", kind = "association", occurredOn = "2019", website = "https://bruecke.example" });
        await Refused(
            $"steps/{registered.StepId}/corrections",
            new { replacement = new { @event = "OrganisationRegistered", name = "Brücke e. V.", otherNames = Array.Empty<string>(), kind = "association", fieldsOfActivity = Array.Empty<string>(), districts = Array.Empty<string>(), occurredOn = "2019", foundedOn = (string?)null, website }, reason = "umgezogen" },
            "A website is an address that begins with https:// or http:// and holds no spaces.",
            "*");
    }

    [Fact]
    public async Task An_identifier_is_assigned_once()
    {
        var organisation = await GivenOrganisation();

        await Accepted($"organisations/{organisation}/identifiers", new { occurredOn = "1991", scheme = "VR Hannover", value = "201234" });
        await Accepted($"organisations/{organisation}/identifiers", new { occurredOn = "1991", scheme = "VR Berlin", value = "201234" });

        var assigned = Assert.IsType<IdentifierAssigned>((await StepsOf(organisation))[1]);
        Assert.Equal(("VR Hannover", "201234"), (assigned.Scheme, assigned.Value));
        await Refused(
            $"organisations/{organisation}/identifiers",
            new { occurredOn = "1991", scheme = "VR Hannover", value = " 201234 " },
            "The organisation has this identifier already.");
    }

    [Theory]
    [InlineData(" ", "201234")]
    [InlineData("VR Hannover", "")]
    public async Task An_identifier_names_its_scheme_and_its_value(string scheme, string value)
    {
        var organisation = await GivenOrganisation();

        await Refused($"organisations/{organisation}/identifiers", new { occurredOn = "1991", scheme, value }, "This must not be empty.");
    }

    [Fact]
    public async Task Fields_of_activity_and_districts_are_replaced()
    {
        var organisation = await GivenOrganisation();

        await Accepted(
            $"organisations/{organisation}/fields-of-activity",
            new { occurredOn = "2024-03", fieldsOfActivity = new[] { "Bildung", "Sport" }, districts = new[] { "Linden-Nord" } });

        var changed = Assert.IsType<FieldsOfActivityChanged>((await StepsOf(organisation)).Last());
        Assert.Equal(["Bildung", "Sport"], changed.FieldsOfActivity);
        Assert.Equal(["Linden-Nord"], changed.Districts);
    }

    [Fact]
    public async Task A_field_of_activity_says_something()
    {
        var organisation = await GivenOrganisation();

        var refused = await Refused(
            $"organisations/{organisation}/fields-of-activity",
            new { occurredOn = "2024-03", fieldsOfActivity = new[] { "Bildung", "" }, districts = Array.Empty<string>() },
            "This must not be empty.");

        Assert.NotNull(refused.Json["errors"]!["/fieldsOfActivity/1"]);
    }

    [Fact]
    public async Task Professionalisation_and_status_are_assessed()
    {
        var organisation = await GivenOrganisation();

        await Accepted($"organisations/{organisation}/professionalisation", new { occurredOn = "2024", professionalisation = "partlyPaid", basis = "judged" });
        await Accepted(
            $"organisations/{organisation}/mo-status", new { occurredOn = "2024", status = "confirmed", criteriaMet = new[] { "Vorstand", "Mitglieder" } });

        var steps = await StepsOf(organisation);
        Assert.Equal(Professionalisation.PartlyPaid, Assert.IsType<ProfessionalisationAssessed>(steps[1]).Professionalisation);
        var assessed = Assert.IsType<MigrantOrganisationStatusAssessed>(steps[2]);
        Assert.Equal(MigrantOrganisationStatus.Confirmed, assessed.Status);
        Assert.Equal(["Vorstand", "Mitglieder"], assessed.CriteriaMet);
    }

    [Fact]
    public async Task Nothing_is_assessed_before_the_founding()
    {
        var organisation = await GivenOrganisation(foundedOn: "1990");
        const string sentence = "The organisation was founded in 1990; nothing can have happened with it in 1989.";

        await Refused($"organisations/{organisation}/professionalisation", new { occurredOn = "1989", professionalisation = "volunteers" }, sentence);
        await Refused($"organisations/{organisation}/mo-status", new { occurredOn = "1989", status = "not" }, sentence);
        await Refused($"organisations/{organisation}/confirmations", new { occurredOn = "1989" }, sentence);
    }

    [Fact]
    public async Task The_organisation_confirms_its_entry()
    {
        var organisation = await GivenOrganisation();

        await Accepted($"organisations/{organisation}/confirmations", new { occurredOn = "2025-01-20" });
        await Accepted($"organisations/{organisation}/confirmations", new { occurredOn = "2026-01-20" });

        Assert.IsType<ProfileConfirmed>((await StepsOf(organisation)).Last());
    }
}

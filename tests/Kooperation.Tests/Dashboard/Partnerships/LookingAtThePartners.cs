using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard.Partnerships;

public sealed class LookingAtThePartners(KooperationHost host) : DashboardSpec(host)
{
    private string? _position;

    [Fact]
    public async Task The_list_says_how_deep_each_is_and_what_fades_when()
    {
        await GivenTwo();

        var page = await Look($"partnerships?asOf=2026-06-01&atLeast={_position}");

        Assert.Contains("2 Partnerschaften", page.Text, StringComparison.Ordinal);
        Assert.Contains("Brücke e. V. 2 Austausch gewünscht: 4 · Warum?", page.Text, StringComparison.Ordinal);
        Assert.Contains("K Kontakt und Verlässlichkeit 2 V Verbindlichkeit 0 H Gemeinsame Arbeit 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("1. März 2026 2. März 2027 Kontakt, Gemeinsame Arbeit · Warum?", page.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Bildung\">", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_filtered_by_a_plain_form_whose_choices_stay()
    {
        await GivenTwo();

        var bildung = await Look($"partnerships?asOf=2026-06-01&fieldOfAction=Bildung&district=&levelAtLeast=1&ended=false&sort=level&atLeast={_position}");
        var office = await Look($"partnerships?asOf=2026-06-01&office=Schulamt");
        var none = await Look($"partnerships?asOf=2026-06-01&fieldOfAction=Sport");

        Assert.Contains("Brücke e. V.", bildung.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zukunft e. V.", bildung.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Bildung\" selected>", bildung.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"level\" selected>", bildung.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"asOf\" value=\"2026-06-01\"", bildung.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Schulamt\" selected>", office.Html, StringComparison.Ordinal);
        Assert.Contains("Brücke e. V.", office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zukunft e. V.", office.Text, StringComparison.Ordinal);
        Assert.Contains("Keine Partnerschaft passt zu diesen Filtern.", none.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Sport\" selected>", none.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_understood_is_said_to_be_so()
    {
        var page = await Ask("partnerships?levelAtLeast=9");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Hier wird eine ganze Zahl von 0 bis 5 erwartet.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_known_it_says_how_to_begin()
    {
        Assert.Contains("Es gibt noch keine Partnerschaft. Am Anfang steht, wer da ist", (await Look("partnerships")).Text, StringComparison.Ordinal);
        Assert.Contains("Noch ist keine Organisation bekannt.", (await Look("landscape")).Text, StringComparison.Ordinal);
        Assert.Contains("An keinem der beiden Tage gibt es eine Partnerschaft.", (await Look("partnerships/movement")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_landscape_names_the_fields_in_which_nobody_was_asked_and_who_is_no_partner()
    {
        await GivenTwo();
        var alone = await GivenOrganisation("Allein e. V.");
        var strategy = (await Accepted("strategies", new { occurredOn = "2020", title = "Integrationskonzept" })).Id;
        await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" });
        var last = await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Sport" });

        var page = await Look($"landscape?atLeast={last.Position}");

        Assert.Contains("In 1 Handlungsfeld war die Kommune noch mit keinem Partner tätig Sport", page.Section("fields"), StringComparison.Ordinal);
        Assert.Contains("1 Organisation ohne Partnerschaft", page.Section("unpartnered"), StringComparison.Ordinal);
        Assert.Contains($"organisations/{alone}\"><bdi>Allein e. V.</bdi>", page.Html, StringComparison.Ordinal);
        Assert.Contains("3 Organisationen sind bekannt, mit 2 davon gibt es eine Partnerschaft.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_two_days_it_says_who_rose_and_who_began()
    {
        await GivenTwo();

        var page = await Look($"partnerships/movement?asOf=2026-06-01&comparedWith=2025-06-01&atLeast={_position}");

        Assert.Contains("1 gestiegen, 0 gesunken, 0 geblieben seit dem 1. Juni 2025", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tiefer als zuvor Brücke e. V.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Seitdem begonnen Zukunft e. V.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_says_what_is_known_of_it_and_how_to_begin_with_it()
    {
        var organisation = await GivenOrganisation("Haus <i>der</i> Kulturen");
        await Accepted($"organisations/{organisation}/contact-persons", new { occurredOn = "2026-01-01", person = Guid.CreateVersion7(), role = "Vorstand" }, "*");
        var last = await Accepted($"organisations/{organisation}/mo-status", new { occurredOn = "2026-01-02", status = "confirmed", criteriaMet = new[] { "Satzung" } }, "*");

        var page = await Look($"organisations/{organisation}?atLeast={last.Position}");

        Assert.Contains("Haus <i>der</i> Kulturen", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page.Html, StringComparison.Ordinal);
        Assert.Contains("Mit dieser Organisation gibt es noch keine Partnerschaft.", page.Section("partnership"), StringComparison.Ordinal);
        Assert.Contains("Migrantenorganisation bestätigt", page.Section("entry"), StringComparison.Ordinal);
        Assert.Contains("Erfüllte Kriterien: Satzung", page.Section("entry"), StringComparison.Ordinal);
        Assert.Contains("Ansprechpersonen Vorstand ·", page.Section("entry"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask($"organisations/{Guid.CreateVersion7()}")).Status);
    }

    // One that is deep and wanted deeper since 2010, one that began in 2026.
    private async Task GivenTwo()
    {
        var bridge = await GivenPartnership("Brücke e. V.");
        var future = (await Accepted("partnerships", new { organisationId = await GivenOrganisation("Zukunft e. V."), occurredOn = "2026-02-01" })).Id;
        await Accepted($"partnerships/{bridge}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", fieldOfAction = "Bildung", office = "Schulamt" });
        await Accepted($"partnerships/{bridge}/wanted-depth", new { occurredOn = "2026-03-01", level = 4 });
        _position = (await Accepted($"partnerships/{future}/contacts", new { occurredOn = "2026-03-01", form = "information", direction = "fromMunicipality" })).Position;
    }
}

using Kooperation.Browser.Tests.Checks;
using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests;

/// <summary>
/// What people come for most often, from signing in to the result, by keyboard alone: without scripts, in a narrow window in German, and at 400 % in English.
/// </summary>
public sealed class EverydayTasks(TownHall townHall)
{
    private const string Coordinator = "Kim Koordinata";

    private const string Outcome = "Ein Saal ist gefunden";

    public static readonly TheoryData<string> Looks = [Look.WithoutScripts.Name, Look.NarrowDark.Name, Look.EnglishZoomed.Name];

    [Theory]
    [MemberData(nameof(Looks))]
    public Task See_where_the_strategy_stands_and_why(string look) => Do(look, async (keys, _) =>
    {
        await keys.SignIn("Lea Leseprobe");
        await keys.Reads(keys.Word("Wo die Strategie steht", "Where the strategy stands"));
        await keys.Open("WIR2.0");
        await keys.Reads(keys.Word("Umsetzung", "Implementation"));
        await keys.Open(keys.Word("Warum?", "Why?"));
        await keys.Reads("progress/1");
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task Find_a_partner_and_see_its_level_and_why(string look) => Do(look, async (keys, _) =>
    {
        await keys.SignIn("Lea Leseprobe");
        await Find(keys, "theater");
        await keys.Open("Theater ohne Grenzen");
        await keys.Reads(keys.Word("Austausch", "exchange"));
        await keys.Open(keys.Word("Warum?", "Why?"));
        await keys.Reads("depth/1");
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task Record_a_contact_in_two_steps_from_the_page_of_the_partner_and_undo_it_on_the_spot(string look) => Do(look, async (keys, visit) =>
    {
        await keys.SignIn(Coordinator);
        await Find(keys, "nachbarn");
        await keys.Open("Neue Nachbarn");
        await keys.Open(keys.Word("Kontakt festhalten", "Record a contact"));
        await keys.Open(keys.Word("Festhalten", "Record it"));
        await keys.Reads(keys.Word("Festgehalten: Kontakt", "Recorded: Contact"));
        await Everything.IsFlawless(visit, townHall.Html);

        await keys.Open(keys.Word("Rückgängig machen", "Undo"));
        await keys.Reads(keys.Word("Zurückgezogen", "Withdrawn"));
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task See_what_is_due_and_record_what_settles_it(string look) => Do(look, async (keys, _) =>
    {
        await keys.SignIn(Coordinator);
        await keys.Open(keys.Word("Fällig und fehlend", "Due and missing"));
        await keys.Reads(keys.Word("Tage überfällig:", "days late:"));
        await keys.Open(keys.Word("Maßnahme begonnen", "Measure started"));
        await keys.Open(keys.Word("Festhalten", "Record it"));
        await keys.Reads(keys.Word("Festgehalten: Maßnahme begonnen", "Recorded: Measure started"));
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task Offer_a_qualification_to_several_partners(string look) => Do(look, async (keys, _) =>
    {
        var title = $"Vereinsrecht für Anfänger ({look})";
        await keys.SignIn(Coordinator);
        await keys.Open(keys.Word("Qualifizierungen", "Qualifications"));
        await keys.Open(keys.Word("Mehreren Partnern eine anbieten", "Offer one to several partners"));
        await keys.Tick("Chorfreunde Nordstadt");
        await keys.Tick("Neue Nachbarn");
        await keys.Type(keys.Word("Titel", "Title"), title);
        await keys.Open(keys.Word("Festhalten", "Record it"));
        await keys.Reads(keys.Word("Festgehalten: Qualifizierung angeboten", "Recorded: Qualification offered"));
        await keys.Reads(title);
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task Register_an_organisation_and_open_a_partnership_with_it(string look) => Do(look, async (keys, _) =>
    {
        var name = $"Nachtschicht & Töchter e. V. ({look})";
        await keys.SignIn(Coordinator);
        await keys.Open(keys.Word("Partner", "Partners"));
        await keys.Open(keys.Word("Organisation aufnehmen", "Enter an organisation"));
        await keys.Type("Name", name);
        await keys.Open(keys.Word("Festhalten", "Record it"));
        await keys.Reads(name);
        await keys.Open(keys.Word("Partnerschaft eröffnen", "Open the partnership"));
        await keys.Open(keys.Word("Festhalten", "Record it"));
        await keys.Reads(keys.Word("Festgehalten: Partnerschaft eröffnet", "Recorded: Partnership opened"));
        await keys.Reads(name);
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task Look_at_a_past_day_and_send_the_link(string look) => Do(look, async (keys, visit) =>
    {
        await keys.SignIn(Coordinator);
        await keys.Open(keys.Word("Partner", "Partners"));
        await keys.Unfold(keys.Word("Anderen Tag wählen", "Choose another day"));
        await keys.Pick(keys.Word("Stand am", "As of"), 3, 2025);
        await keys.Open(keys.Word("Anzeigen", "Show"));
        await keys.Reads(keys.Word("Sie sehen den Stand vom 3. März 2025 nach heutiger Kenntnis.", "You are looking at 3 March 2025, as known today."));

        var seen = await visit.Page.Locator("main").InnerTextAsync();
        await townHall.Visit(visit.Page.Url, "pruefung", visit.Look, async other => Assert.Equal(seen, await other.Page.Locator("main").InnerTextAsync()));
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task Compare_two_days(string look) => Do(look, async (keys, _) =>
    {
        await keys.SignIn("Pia Prüfstein");
        await keys.Open(keys.Word("Berichte", "Reports"));
        await keys.Open(keys.Word("Zwei Tage ohne Bericht vergleichen", "Compare two days without a report"));
        await keys.Pick(keys.Word("Vom Stand am", "From the state of"), 1, 2024);
        await keys.Pick(keys.Word("Zum Stand am", "To the state of"), 1, 2026);
        await keys.Open(keys.Word("Anzeigen", "Show"));
        await keys.Reads(keys.Word("anders als am 1. Januar 2024", "from 1 January 2024"));
        await keys.Reads("Theater ohne Grenzen");
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task Publish_a_report_and_read_what_is_known_of_its_day_now(string look) => Do(look, async (keys, visit) =>
    {
        var title = $"Bericht an den Rat ({look})";
        await keys.SignIn(Coordinator);
        await keys.Open(keys.Word("Berichte", "Reports"));
        await keys.Open(keys.Word("Bericht veröffentlichen zu", "Publish a report on"));
        await keys.Type(keys.Word("Titel", "Title"), title);
        await keys.Type(keys.Word("Von", "From"), "2025");
        await keys.Type(keys.Word("Bis", "Until"), "2025");
        await keys.Open(keys.Word("Festhalten", "Record it"));
        await keys.Reads(keys.Word("Festgehalten: Bericht veröffentlicht", "Recorded: Report published"));

        await keys.Open(keys.Word("Berichte", "Reports"));
        await keys.Open(title);
        await keys.Reads(keys.Word("Die Zahlen kommen bis aufs Zeichen genauso heraus.", "The figures come out the same, to the letter."));
        await Everything.IsFlawless(visit, townHall.Html);

        await keys.Open(keys.Word("Was heute über den Tag bekannt ist", "What is known now of that day"));
        await keys.Reads(keys.Word("Seither erfasste Schritte", "Steps recorded since"));
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task A_date_that_is_refused_stays_with_its_reason_and_nothing_typed_is_lost(string look) => Do(look, async (keys, visit) =>
    {
        visit.Expect(400);
        await keys.SignIn(Coordinator);
        await Find(keys, "nachbarn");
        await keys.Open("Neue Nachbarn");
        await keys.Open(keys.Word("Kontakt festhalten", "Record a contact"));
        await keys.Type(keys.Word("Geschehen", "Occurred"), "31.2.2026");
        await keys.Type(keys.Word("Ergebnis", "Outcome"), Outcome);
        await keys.Open(keys.Word("Festhalten", "Record it"));

        var field = visit.Page.Locator("[aria-invalid=true]");
        Assert.Equal("31.2.2026", await field.InputValueAsync());
        var described = (await field.GetAttributeAsync("aria-describedby"))!.Split(' ');
        Assert.NotEmpty(await visit.Page.Locator($"#{described[^1]}.error").InnerTextAsync());
        Assert.Equal(Outcome, await visit.Page.GetByLabel(keys.Word("Ergebnis", "Outcome")).InputValueAsync());
        Assert.Equal(1, await visit.Page.Locator("[role=alert]").CountAsync());
    });

    [Theory]
    [MemberData(nameof(Looks))]
    public Task A_session_that_ends_while_somebody_types_loses_nothing(string look) => Do(look, async (keys, visit) =>
    {
        visit.Expect(401);
        await keys.SignIn(Coordinator);
        await Find(keys, "nachbarn");
        await keys.Open("Neue Nachbarn");
        await keys.Open(keys.Word("Kontakt festhalten", "Record a contact"));
        await keys.Type(keys.Word("Ergebnis", "Outcome"), Outcome);
        await visit.Page.Context.ClearCookiesAsync(new() { Name = "kooperation" });
        await keys.Open(keys.Word("Festhalten", "Record it"));

        var aside = await keys.OpenAside(keys.Word("In einem neuen Fenster anmelden", "Sign in in a new window"));
        await aside.Open(Coordinator);
        await keys.Open(keys.Word("Festhalten", "Record it"));
        await keys.Reads(keys.Word("Festgehalten: Kontakt", "Recorded: Contact"));
        await keys.Reads(Outcome);
        await keys.Open(keys.Word("Rückgängig machen", "Undo"));
    });

    private Task Do(string look, Func<Keys, Visit, Task> task) => townHall.Visit("/", null, Look.All.Single(one => one.Name == look), async visit =>
    {
        await task(new Keys(visit), visit);
        await Everything.IsFlawless(visit, townHall.Html);
    });

    private static async Task Find(Keys keys, string words)
    {
        await keys.Type(keys.Word("Suchen", "Search"), words);
        await keys.Open(keys.Word("Suchen", "Search"));
    }
}

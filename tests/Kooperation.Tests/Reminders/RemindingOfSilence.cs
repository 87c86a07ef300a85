using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Reminders;

public sealed class RemindingOfSilence(KooperationHost host) : KooperationSpec(host)
{
    private string? _position;

    [Fact]
    public async Task A_partnership_that_goes_silent_is_named_with_its_rhythm_and_the_step_that_renews_it()
    {
        var partnership = await GivenMonthlyMeetings("Brücke e. V.");

        var reminder = Assert.Single(await Reminders("asOf=2026-06-20"))!;

        Assert.Equal((partnership, "Brücke e. V."), (reminder["partnership"]!["id"]!.GetValue<Guid>(), reminder["partnership"]!["name"]!.GetValue<string>()));
        Assert.Equal("Silent for 80 days, since 1 April 2026; 31 days are usual between two contacts, and up to 62 days are fine", reminder["why"]!.GetValue<string>());
        Assert.Equal(("2026-06-03", 80, 18, 62, "ownRhythm"), Figures(reminder));
        Assert.Equal(("ContactMade", "2026-04-01", false), Since(reminder));
        Assert.Equal((31, 3, 2), (reminder["rhythm"]!["intervalInDays"]!.GetValue<int>(), reminder["rhythm"]!["intervals"]!.GetValue<int>(), reminder["rhythm"]!["factor"]!.GetValue<int>()));
        Assert.Contains("ContactMade", reminder["renewedBy"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Empty(reminder["fading"]!.AsArray());
        Assert.Equal(0, reminder["invented"]!.GetValue<int>());
    }

    [Fact]
    public async Task One_partnership_can_be_asked_about()
    {
        var silent = await GivenMonthlyMeetings("Brücke e. V.");
        var other = await GivenMonthlyMeetings("Zukunft e. V.");

        Assert.Equal(2, (await Reminders("asOf=2026-06-20")).Count);
        var one = Assert.Single(await Reminders($"asOf=2026-06-20&partnership={silent}"))!;
        Assert.True(JsonNode.DeepEquals((await Reminders("asOf=2026-06-20")).Single(reminder => reminder!["partnership"]!["id"]!.GetValue<Guid>() == silent), one));
        Assert.Equal(other, Assert.Single(await Reminders($"asOf=2026-06-20&partnership={other}"))!["partnership"]!["id"]!.GetValue<Guid>());
        Assert.Empty(await Reminders($"asOf=2026-06-20&partnership={Guid.CreateVersion7()}"));
    }

    [Theory]
    [InlineData("asOf=2026-05-03", 0)]
    [InlineData("asOf=2026-05-04", 1)]
    [InlineData("asOf=2026-05-05&within=28", 0)]
    [InlineData("asOf=2026-05-05&within=29", 1)]
    [InlineData("asOf=2026-06-02&within=0", 0)]
    [InlineData("asOf=2026-06-03&within=0", 1)]
    [InlineData("asOf=2026-03-01", 0)]
    public async Task It_is_named_as_early_as_was_asked_for(string query, int count)
    {
        await GivenMonthlyMeetings();

        Assert.Equal(count, (await Reminders(query)).Count);
    }

    [Fact]
    public async Task What_the_municipality_stated_goes_before_the_rhythm_and_is_taken_back_with_its_step()
    {
        var partnership = await GivenMonthlyMeetings();
        var wanted = await Accepted($"partnerships/{partnership}/wanted-depth", new { occurredOn = "2026-04-02", level = 3, longestSilenceInDays = 14 });
        _position = wanted.Position;

        var stated = Assert.Single(await Reminders("asOf=2026-04-20"))!;
        Assert.Equal(("2026-04-16", 19, 5, 14, "stated"), Figures(stated));
        Assert.Equal(wanted.StepId, stated["statedBy"]!.GetValue<Guid>());

        _position = (await Accepted($"steps/{wanted.StepId}/withdrawal", new { reason = "nicht beschlossen" }, "*")).Position;
        Assert.Empty(await Reminders("asOf=2026-04-20"));
    }

    [Fact]
    public async Task The_longest_overdue_comes_first_and_pages_follow_each_other_by_their_link()
    {
        var (sooner, later) = (await GivenMonthlyMeetings("Zwei"), await GivenMonthlyMeetings("Drei"));
        await Accepted($"partnerships/{later}/contacts", new { occurredOn = "2026-04-10", form = "call", direction = "mutual" });
        _position = (await Accepted($"partnerships/{await GivenPartnership("Nie getroffen")}/wanted-depth", new { occurredOn = "2026-01-01", level = 2, longestSilenceInDays = 1 })).Position;

        var first = await Get($"reminders?asOf=2026-07-01&limit=1&total=true&atLeast={_position}");
        var next = await Send(new HttpRequestMessage(HttpMethod.Get, first.Link!));

        Assert.Equal(
            [(sooner, 2), (later, 2)],
            new[] { first, next }.Select(page => (page.Json["items"]![0]!["partnership"]!["id"]!.GetValue<Guid>(), page.Json["total"]!.GetValue<int>())));
        Assert.Null(next.Link);
    }

    [Fact]
    public async Task Whoever_is_silent_by_agreement_is_not_named()
    {
        var (paused, ended, dissolved, resumed) = (await GivenMonthlyMeetings("P"), await GivenMonthlyMeetings("E"), await GivenMonthlyMeetings("D"), await GivenMonthlyMeetings("R"));
        await Accepted($"partnerships/{paused}/pauses", new { occurredOn = "2026-04-05", reason = "Umzug" });
        await Accepted($"partnerships/{ended}/end", new { occurredOn = "2026-04-05", by = "partner", reason = "Keine Zeit" }, "*");
        await Accepted($"organisations/{_organisations[dissolved]}/dissolution", new { occurredOn = "2026-04-05" }, "*");
        await Accepted($"partnerships/{resumed}/pauses", new { occurredOn = "2026-04-05", reason = "Umzug" });
        _position = (await Accepted($"partnerships/{resumed}/resumption", new { occurredOn = "2026-05-01" })).Position;

        var reminder = Assert.Single(await Reminders("asOf=2026-06-20"))!;
        Assert.Equal((resumed, "PartnershipResumed"), (reminder["partnership"]!["id"]!.GetValue<Guid>(), reminder["since"]!["event"]!.GetValue<string>()));
        Assert.Equal(4, (await Reminders("asOf=2026-04-04&within=60")).Count);
    }

    [Fact]
    public async Task Merged_partnerships_are_read_together_and_the_end_of_the_merged_one_is_not_the_end_of_the_kept_one()
    {
        var (kept, organisation) = (await GivenMonthlyMeetings("Al-Dar"), await GivenOrganisation("Al Dar"));
        var merged = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;
        await Accepted($"partnerships/{merged}/contacts", new { occurredOn = "2026-04-20", form = "call", direction = "mutual" });
        await Accepted($"partnerships/{merged}/end", new { occurredOn = "2026-04-25", by = "partner", reason = "doppelt geführt" }, "*");
        _position = (await Accepted($"organisations/{_organisations[kept]}/merges", new { occurredOn = "2026-04-30", mergedId = organisation, reason = "doppelt" }, "*")).Position;

        var reminder = Assert.Single(await Reminders("asOf=2026-07-01"))!;

        Assert.Equal((kept, "2026-04-20"), (reminder["partnership"]!["id"]!.GetValue<Guid>(), reminder["since"]!["occurredOn"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_fades_soon_is_named_with_the_day_and_the_steps_that_keep_it()
    {
        await GivenMonthlyMeetings();

        var fading = Assert.Single(await Reminders("asOf=2027-03-20"))!["fading"]!.AsArray();

        Assert.Equal(["contact 2027-04-02 2>0", "jointWork 2027-04-02 1>0"], fading.Select(one => $"{one!["dimension"]} {one["on"]} {one["from"]}>{one["to"]}"));
        Assert.StartsWith("contact falls from 2 to 0 on 2 April 2027; what renews it: talk with each other", fading[0]!["what"]!.GetValue<string>());
        Assert.Contains("ContactMade", fading[1]!["renewedBy"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public async Task Invented_steps_are_marked_and_undated_ones_end_no_silence()
    {
        var partnership = await GivenMonthlyMeetings();
        await Record(session => session.Events.Append(
            partnership,
            new ContactMade(ContactForm.Call, ContactDirection.Mutual, [], null) { OccurredOn = PartialDate.Parse("2026-04-10"), Basis = Basis.Invented }));
        _position = (await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = (string?)null, form = "meeting", direction = "mutual" })).Position;

        var reminder = Assert.Single(await Reminders("asOf=2026-07-01"))!;

        Assert.Equal(("ContactMade", "2026-04-10", true), Since(reminder));
        Assert.Equal(1, reminder["invented"]!.GetValue<int>());
    }

    [Fact]
    public async Task Sentences_come_in_German_where_that_is_asked_for()
    {
        await GivenMonthlyMeetings();

        using var german = new HttpRequestMessage(HttpMethod.Get, At($"reminders?asOf=2027-03-20&atLeast={_position}"));
        german.Headers.TryAddWithoutValidation("Accept-Language", "de");
        var reminder = (await Send(german)).Json["items"]![0]!;

        Assert.Equal("Still seit 353 Tagen, zuletzt am 1. April 2026; üblich sind 31 Tage zwischen zwei Kontakten, in Ordnung sind bis zu 62 Tage", reminder["why"]!.GetValue<string>());
        Assert.StartsWith("Kontakt sinkt am 2. April 2027 von 2 auf 0; das erneuert: miteinander sprechen", reminder["fading"]![0]!["what"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("within=1001", "/within")]
    [InlineData("within=-1", "/within")]
    [InlineData("asOf=2026", "/asOf")]
    [InlineData("office=FB 50", "/office")]
    public async Task What_cannot_be_understood_is_refused_and_not_ignored(string query, string at)
    {
        var answer = await Get($"reminders?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, true), (answer.Status, answer.ErrorAt(at) is not null));
    }

    private readonly Dictionary<Guid, Guid> _organisations = [];

    // Intervals of 31, 28 and 31 days.
    private async Task<Guid> GivenMonthlyMeetings(string name = "Brücke e. V.")
    {
        var organisation = await GivenOrganisation(name);
        var partnership = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;
        _organisations[partnership] = organisation;
        foreach (var day in new[] { "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01" })
        {
            _position = (await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = day, form = "meeting", direction = "mutual" })).Position;
        }

        return partnership;
    }

    private async Task<JsonArray> Reminders(string query) => (await Get($"reminders?{query}&atLeast={_position}")).Json["items"]!.AsArray();

    private static (string TooLongOn, int Silent, int TooMany, int Longest, string MeasuredBy) Figures(JsonNode reminder) => (
        reminder["tooLongOn"]!.GetValue<string>(),
        reminder["silentForDays"]!.GetValue<int>(),
        reminder["daysTooMany"]!.GetValue<int>(),
        reminder["longestInDays"]!.GetValue<int>(),
        reminder["measuredBy"]!.GetValue<string>());

    private static (string Event, string OccurredOn, bool Invented) Since(JsonNode reminder) => (
        reminder["since"]!["event"]!.GetValue<string>(),
        reminder["since"]!["occurredOn"]!.GetValue<string>(),
        reminder["since"]!["invented"]!.GetValue<bool>());
}

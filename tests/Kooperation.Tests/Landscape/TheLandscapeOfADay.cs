using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Landscape;

/// <summary>Organisations as they were on a day, told by what is known now or was known then.</summary>
public sealed class TheLandscapeOfADay(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task An_entry_reads_as_it_was_on_the_day_by_the_steps_as_they_stand_now()
    {
        var organisation = await GivenOrganisation("Früher e. V.");
        var renamed = await Accepted($"organisations/{organisation}/name", new { name = "Später e. V.", occurredOn = "2020-05-01" }, "*");
        await Accepted($"organisations/{organisation}/dissolution", new { occurredOn = "2022-01-01" }, "*");

        Assert.Equal(HttpStatusCode.NotFound, (await Get($"organisations/{organisation}?asOf=2009-12-31")).Status);
        Assert.Equal("Früher e. V.", await NameOn("2020-04-30"));
        Assert.Equal("Später e. V.", await NameOn("2020-05-01"));
        Assert.Null((await Get($"organisations/{organisation}?asOf=2021-12-31")).Json["dissolved"]);
        Assert.NotNull((await Get($"organisations/{organisation}?asOf=2022-01-01")).Json["dissolved"]);

        // It was renamed a year later than recorded first.
        var corrected = await Accepted($"steps/{renamed.StepId}/corrections", new { replacement = new { @event = "OrganisationRenamed", name = "Später e. V.", occurredOn = "2021-05-01" }, reason = "Jahr verwechselt" }, "*");
        Assert.Equal("Früher e. V.", await NameOn("2020-05-01"));
        await Eventually(() => Get("organisations?knownAt=4"), answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal("Später e. V.", (await Get($"organisations/{organisation}?asOf=2020-05-01&knownAt=3&atLeast={corrected.Position}")).Json["name"]!.GetValue<string>());
        Assert.Equal("Früher e. V.", (await Get($"organisations/{organisation}?asOf=2020-05-01&knownAt=4")).Json["name"]!.GetValue<string>());

        async Task<string> NameOn(string day) => (await Get($"organisations/{organisation}?asOf={day}")).Json["name"]!.GetValue<string>();
    }

    [Fact]
    public async Task Before_two_entries_were_merged_they_are_two()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar"), await GivenOrganisation("Al Dar"));
        var last = await Accepted($"organisations/{kept}/merges", new { occurredOn = "2020-06-01", mergedId = merged, reason = "doppelt" }, "*");

        Assert.Equal(2, (await Get($"organisations?asOf=2020-05-31&total=true&atLeast={last.Position}")).Json["total"]!.GetValue<int>());
        Assert.Equal(1, (await Get("organisations?asOf=2020-06-01&total=true")).Json["total"]!.GetValue<int>());
        Assert.Equal(merged, (await Get($"organisations/{merged}?asOf=2020-05-31")).Json["id"]!.GetValue<Guid>());
        Assert.Equal(kept, (await Get($"organisations/{merged}?asOf=2020-06-01")).Json["id"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task The_landscape_of_a_day_has_the_partnerships_and_the_gaps_of_that_day()
    {
        var organisation = await GivenOrganisation();
        var partnership = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015-01-01" })).Id;
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2016-01-01", form = "meeting", direction = "mutual" });
        var last = await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2018-01-01", by = "partner", reason = "Keine Zeit" }, "*");

        Assert.Equal([(0, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0), (1, 0, 0)], [await On("2009-12-31"), await On("2014-12-31"), await On("2015-01-01"), await On("2016-01-01"), await On("2018-01-01")]);

        async Task<(int Organisations, int WithPartnership, int WithoutContact)> On(string day)
        {
            var landscape = (await Get($"landscape?asOf={day}&atLeast={last.Position}")).Json;
            Assert.Equal(day, landscape["asOf"]!.GetValue<string>());
            return (landscape["organisations"]!.GetValue<int>(), landscape["withPartnership"]!.GetValue<int>(), landscape["withoutContact"]!.AsArray().Count);
        }
    }
}

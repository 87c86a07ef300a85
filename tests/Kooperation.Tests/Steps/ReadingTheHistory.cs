using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Steps;

/// <summary>Everything that was recorded in a municipality, as an auditor leafs through it.</summary>
public sealed class ReadingTheHistory(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task Every_step_stands_at_its_place_with_both_clocks_and_what_became_of_it()
    {
        var partnership = await GivenPartnership();
        var meeting = await Meeting(partnership, "2026-03-01");
        var withdrawal = await Accepted($"steps/{meeting.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        var log = await History("", 4);

        Assert.Equal([1, 2, 3, 4], log.Select(entry => entry["logIndex"]!.GetValue<int>()));
        Assert.Equal(["OrganisationRegistered", "PartnershipOpened", "ContactMade", "StepWithdrawn"], log.Select(EventOf));
        Assert.Equal(withdrawal.StepId, log[2]["withdrawnBy"]!.GetValue<Guid>());
        Assert.Equal(("2026-03-01", "spec"), (log[2]["occurredOn"]!.GetValue<string>(), log[2]["recordedBy"]!.GetValue<string>()));
        Assert.Equal((meeting.StepId, "Verwechslung"), (log[3]["step"]!["stepId"]!.GetValue<Guid>(), log[3]["step"]!["reason"]!.GetValue<string>()));
        Assert.Equal(meeting.StepId, log[3]["revises"]!.GetValue<Guid>());
        Assert.True(log[2]["knownSince"]!.GetValue<DateTimeOffset>() >= log[2]["recordedAt"]!.GetValue<DateTimeOffset>());
        Assert.Null((await History("?knownAt=3", 3))[2]["withdrawnBy"]);
    }

    [Theory]
    [InlineData("?order=newest", "6 5 4 3 2 1")]
    [InlineData("?since=4", "5 6")]
    [InlineData("?event=ContactMade", "3 4 6")]
    [InlineData("?event=ContactMade&order=newest&since=3", "6 4")]
    [InlineData("?event=ContactMade,JointEventHeld", "3 4 5 6")]
    [InlineData("?event=JointEventHeld,%20PartnershipOpened&order=newest", "5 2")]
    [InlineData("?occurredFrom=2026-03-01", "4 5 6")]
    [InlineData("?since=6", "")]
    [InlineData("?occurredFrom=2026-07-01", "4 6")]
    [InlineData("?occurredUntil=2026-05-31&occurredFrom=2026-01-01", "3 4 5")]
    [InlineData("?asOf=2026-04-30", "1 2 3 4 5")]
    [InlineData("?asOf=2026-02-28&event=ContactMade", "3 4")]
    [InlineData("?asOf=2025-12-31&order=newest", "2 1")]
    [InlineData("?by=nobody", "")]
    [InlineData("?by=spec&knownAt=2", "1 2")]
    public async Task It_is_filtered_and_read_from_either_end(string query, string places)
    {
        var partnership = await GivenPartnership();
        await Meeting(partnership, "2026-02-28");
        await Meeting(partnership, "2026");
        await Accepted($"partnerships/{partnership}/joint-work/events", new { title = "Fest", occurredOn = "2026-04" });
        await Meeting(partnership, "2026-08-01");
        await History("", 6);

        Assert.Equal(places, string.Join(' ', (await History(query, null)).Select(entry => entry["logIndex"]!.ToString())));
    }

    [Fact]
    public async Task What_had_happened_by_a_day_is_told_by_what_is_known_of_it()
    {
        var partnership = await GivenPartnership();
        var meeting = await Meeting(partnership, "2026-03-01");
        var other = await Meeting(partnership, "2026-04-01");
        await Accepted($"steps/{meeting.StepId}/corrections", new { replacement = new { @event = "ContactMade", occurredOn = "2026-06-01", form = "meeting", direction = "mutual", topics = Array.Empty<string>() } });
        await Accepted($"steps/{other.StepId}/withdrawal", new { });
        await History("", 6);

        foreach (var history in new[] { "history", $"partnerships/{partnership}/history" })
        {
            Assert.Empty(await Meetings(history, "2026-05-31"));
            Assert.Equal([meeting.StepId], await Meetings(history, "2026-06-01"));
            Assert.Equal([meeting.StepId, other.StepId], await Meetings(history, "2026-05-31&knownAt=4"));
            Assert.Equal([other.StepId], await Meetings(history, "2026-05-31&knownAt=5"));
            Assert.Empty(await Meetings(history, "2026-05-31&knownAt=6"));
        }

        async Task<IEnumerable<Guid>> Meetings(string history, string asOf) => (await Get($"{history}?asOf={asOf}")).Json["items"]!.AsArray()
            .Where(entry => EventOf(entry!) is not ("OrganisationRegistered" or "PartnershipOpened")).Select(entry => entry!["stepId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task The_pages_follow_each_other_and_one_thing_has_its_own()
    {
        var (first, second) = (await GivenPartnership(), await GivenPartnership("Zweite e. V."));
        for (var day = 1; day <= 4; day++) await Meeting(day % 2 == 0 ? first : second, $"2026-03-0{day}");
        await History("", 8);

        var page = await Get("history?limit=3&order=newest&total=true");
        var seen = new List<int>();
        for (; ; page = await Send(new HttpRequestMessage(HttpMethod.Get, page.Link!)))
        {
            Assert.Equal(8, page.Json["total"]!.GetValue<int>());
            seen.AddRange(page.Json["items"]!.AsArray().Select(entry => entry!["logIndex"]!.GetValue<int>()));
            if (page.Link is null) break;
        }

        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], seen);
        Assert.Equal(["PartnershipOpened", "ContactMade", "ContactMade"], (await History($"?of={first}", null)).Select(EventOf));
    }

    [Theory]
    [InlineData("event=ContactMaid", "/event", "There is no step called ContactMaid.")]
    [InlineData("event=ContactMade,Gossip", "/event", "There is no step called Gossip.")]
    [InlineData("event=ContactMade,", "/event", "There is no step called .")]
    [InlineData("since=soon", "/since", "A place in the log is expected here, a whole number.")]
    [InlineData("of=1", "/of", "An id (UUID) is expected here.")]
    [InlineData("knownAt=7", "/knownAt", "The log of this municipality has no such place; the last one is 0.")]
    public async Task What_cannot_be_understood_is_named(string query, string at, string sentence)
    {
        var answer = await Get($"history?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, answer.ErrorAt(at)));
    }

    [Fact]
    public async Task What_is_not_there_has_no_history_and_what_is_may_have_none_that_fits()
    {
        var partnership = await GivenPartnership();
        await History("", 2);

        Assert.Equal(HttpStatusCode.NotFound, (await Get($"history?of={Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"history?of={partnership}&knownAt=1")).Status);
        Assert.Empty((await Get($"history?of={partnership}&event=ContactMade")).Json["items"]!.AsArray());
        Assert.Equal(["PartnershipOpened"], (await Get($"partnerships/{partnership}/history?event=ContactMade,PartnershipOpened")).Json["items"]!.AsArray().Select(entry => EventOf(entry!)));
    }

    [Theory]
    [InlineData("history")]
    [InlineData("partnerships/{0}/history")]
    [InlineData("partnerships/{0}/depth/replay")]
    public async Task A_place_that_the_log_does_not_have_is_no_place_to_go_on_from(string path)
    {
        var partnership = await GivenPartnership();
        await History("", 2);

        var answer = await Get($"{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, partnership)}?since=3");

        Assert.Equal((HttpStatusCode.BadRequest, "The log of this municipality has no such place; the last one is 2."), (answer.Status, answer.ErrorAt("/since")));
    }

    [Fact]
    public async Task Whoever_recorded_a_step_finds_it_in_the_history_with_its_place()
    {
        var partnership = await GivenPartnership();
        for (var day = 1; day <= 5; day++)
        {
            var met = await Meeting(partnership, $"2026-03-0{day}");

            Assert.Equal(met.StepId, (await Get($"history?order=newest&limit=1&atLeast={met.Position}")).Json["items"]![0]!["stepId"]!.GetValue<Guid>());
            Assert.Equal(2 + day, (await Get($"partnerships/{partnership}/history?order=newest&limit=1&atLeast={met.Position}")).Json["items"]![0]!["logIndex"]!.GetValue<long>());
        }
    }

    private static string EventOf(JsonNode entry) => entry["event"]!.GetValue<string>();

    private Task<Answer> Meeting(Guid partnership, string occurredOn) => Accepted($"partnerships/{partnership}/contacts", new { occurredOn, form = "meeting", direction = "mutual" });

    // Once it is so long.
    private async Task<IReadOnlyList<JsonNode>> History(string query, int? entries) =>
        [.. (await Eventually(async () => (await Get($"history{query}")).Json["items"]!.AsArray(), log => entries is null || log.Count == entries)).OfType<JsonNode>()];
}

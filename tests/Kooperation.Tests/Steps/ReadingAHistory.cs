using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Measures;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Steps;

/// <summary>What was recorded of one organisation, partnership, strategy or measure.</summary>
public sealed class ReadingAHistory(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task Cause_and_consequence_and_what_was_revised_are_linked_both_ways()
    {
        var (measure, partnership) = (await GivenPlanned(), await GivenPartnership());
        var shaped = await Accepted($"measures/{measure}/partners", new { occurredOn = "2022", partnershipId = partnership, role = "design", stage = "design" });
        var corrected = await Accepted(
            $"steps/{shaped.StepId}/corrections",
            new { replacement = new { @event = "PartnerInvolved", occurredOn = "2023", partnershipId = partnership, role = "design", stage = "design" } });
        var withdrawn = await Accepted($"steps/{shaped.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        var (inMeasure, inPartnership) = (await History($"measures/{measure}", ""), await History($"partnerships/{partnership}", ""));

        Assert.Equal(["MeasurePlanned", "PartnerInvolved", "StepCorrected", "StepWithdrawn"], inMeasure.Select(EventOf));
        Assert.Equal(["PartnershipOpened", "MeasureCoDesigned", "StepCorrected", "StepWithdrawn"], inPartnership.Select(EventOf));
        for (var step = 1; step < 4; step++)
        {
            Assert.Equal([IdOf(inPartnership[step])], IdsIn(inMeasure[step], "caused"));
            Assert.Equal(IdOf(inMeasure[step]), inPartnership[step]["causedBy"]!.GetValue<Guid>());
        }

        foreach (var history in new[] { inMeasure, inPartnership })
        {
            Assert.Equal([IdOf(history[2])], IdsIn(history[1], "correctedBy"));
            Assert.Equal(IdOf(history[3]), history[1]["withdrawnBy"]!.GetValue<Guid>());
            Assert.All(history.Skip(2), revision => Assert.Equal(IdOf(history[1]), revision["revises"]!.GetValue<Guid>()));
        }

        Assert.Equal((corrected.StepId, withdrawn.StepId), (IdOf(inMeasure[2]), IdOf(inMeasure[3])));
        Assert.Equal((null, "Verwechslung"), ((string?)inMeasure[2]["step"]!["reason"], (string?)inMeasure[3]["step"]!["reason"]));
        Assert.Null(inMeasure[1]["stands"]);
        var beforeWithdrawal = await History($"measures/{measure}", $"?knownAt={inPartnership[2]["logIndex"]}");
        Assert.Equal(("2022", "2023"), ((string?)beforeWithdrawal[1]["occurredOn"], (string?)beforeWithdrawal[1]["stands"]!["occurredOn"]));
    }

    [Fact]
    public async Task A_history_a_step_and_the_history_of_all_say_the_same_of_a_step()
    {
        var partnership = await GivenPartnership();
        var meeting = await Meeting(partnership, "2026-03-01");
        var told = (await History($"partnerships/{partnership}", "")).Single(entry => IdOf(entry) == meeting.StepId);

        var alone = (await Get($"steps/{meeting.StepId}")).Json.AsObject();
        Assert.True(alone.Remove("revisions"));
        var amongAll = (await Get($"history?of={partnership}&event=ContactMade")).Json["items"]![0];
        Assert.True(JsonNode.DeepEquals(told, alone) && JsonNode.DeepEquals(told, amongAll), $"{told}\n{alone}\n{amongAll}");
    }

    [Theory]
    [InlineData("?order=newest", "5 4 3 2 1")]
    [InlineData("?event=ContactMade&order=newest", "4 3 2")]
    [InlineData("?since=3", "3 4 5")]
    [InlineData("?knownAt=4&since=3", "3")]
    [InlineData("?occurredFrom=2026-03-01", "3 4 5")]
    [InlineData("?occurredUntil=2026-05-31&occurredFrom=2026-01-01", "2 3")]
    [InlineData("?by=nobody", "")]
    [InlineData("?by=spec", "1 2 3 4 5")]
    [InlineData("?asOf=2026-02-28", "1 2 3")]
    public async Task It_is_filtered_and_read_from_either_end(string query, string versions)
    {
        var partnership = await GivenPartnership();
        foreach (var day in new[] { "2026-02-28", "2026", "2026-08-01" }) await Meeting(partnership, day);
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2026-09-01", reason = "Umbau" });
        await History($"partnerships/{partnership}", "");

        var shown = (await Get($"partnerships/{partnership}/history{query}")).Json["items"]!.AsArray();

        Assert.Equal(versions, string.Join(' ', shown.Select(entry => entry!["version"]!.ToString())));
    }

    [Theory]
    [InlineData("oldest", 1, 2, 3, 4, 5)]
    [InlineData("newest", 5, 4, 3, 2, 1)]
    public async Task Its_pages_follow_each_other(string order, params int[] versions)
    {
        var partnership = await GivenPartnership();
        for (var day = 1; day <= 4; day++) await Meeting(partnership, $"2026-03-0{day}");

        var seen = new List<int>();
        for (var page = await Get($"partnerships/{partnership}/history?limit=2&order={order}&total=true"); ; page = await Send(new HttpRequestMessage(HttpMethod.Get, page.Link!)))
        {
            Assert.Equal(5, page.Json["total"]!.GetValue<int>());
            seen.AddRange(page.Json["items"]!.AsArray().Select(entry => entry!["version"]!.GetValue<int>()));
            if (page.Link is null) break;
        }

        Assert.Equal(versions, seen);
    }

    [Theory]
    [InlineData("event=ContactMaid", "/event", "There is no step called ContactMaid.")]
    [InlineData("of=0192f7a0-0000-7000-8000-000000000001", "/of", "This parameter is unknown.")]
    [InlineData("asOf=2026", "/asOf", "A day is expected here, such as 2026-11-18, from 1800 to 2199.")]
    public async Task What_cannot_be_understood_is_named(string query, string at, string sentence)
    {
        var answer = await Get($"partnerships/{await GivenPartnership()}/history?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, answer.ErrorAt(at)));
    }

    private Task<Answer> Meeting(Guid partnership, string occurredOn) => Accepted($"partnerships/{partnership}/contacts", new { occurredOn, form = "meeting", direction = "mutual" });

    private static string EventOf(JsonNode entry) => entry["event"]!.GetValue<string>();

    private static Guid IdOf(JsonNode entry) => entry["stepId"]!.GetValue<Guid>();

    private static IEnumerable<Guid> IdsIn(JsonNode entry, string name) => entry[name]!.AsArray().Select(id => id!.GetValue<Guid>());

    // Once every step has its place.
    private async Task<IReadOnlyList<JsonNode>> History(string stream, string query) =>
        [.. (await Eventually(async () => (await Get($"{stream}/history{query}")).Json["items"]!.AsArray(), log => log.All(entry => entry!["logIndex"] is not null))).OfType<JsonNode>()];
}

using System.Text.Json.Nodes;
using Kooperation.Platform;
using Kooperation.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>A thing, step by step, as each came to be known.</summary>
public sealed class ReplayingAThing(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task Each_step_stands_between_what_was_known_before_and_after_it()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2026-03-01", what = "Beratung" });
        await CorrectToInvitation(meeting.StepId);
        await Accepted($"steps/{meeting.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        var replay = await Replay(partnership, "asOf=2026-06-01", 5);

        Assert.Equal(
            ["PartnershipOpened 0", "ContactMade 2", "TasksShared 2", "StepCorrected 1", "StepWithdrawn 1"],
            replay.Select(one => $"{one["step"]!["event"]} {one["state"]!["level"]}"));
        Assert.Equal(["2", null, "1", null], replay.Skip(1).Select(one => Changes(one).SingleOrDefault(change => change["path"]!.ToString() == "/level")?["value"]?.ToString()));
        Assert.Equal([2, 2, 1, 0], replay.Skip(1).Select(one => one["state"]!["dimensions"]![0]!["level"]!.GetValue<int>()));
        Assert.Equal([meeting.StepId, meeting.StepId], replay.Skip(3).Select(one => one["revises"]!.GetValue<Guid>()));
        Assert.Equal(replay.Select(one => one["logIndex"]!.ToString()).Reverse(), (await Replay(partnership, "asOf=2026-06-01&order=newest", 5)).Select(one => one["logIndex"]!.ToString()));

        foreach (var one in replay)
        {
            var known = (await Get($"partnerships/{partnership}/depth?asOf=2026-06-01&knownAt={one["logIndex"]}")).Json;
            Assert.Equal(known.ToJsonString(), one["state"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task What_was_merged_counts_from_the_place_at_which_it_was_merged()
    {
        var (kept, merged) = (await GivenOrganisation("Al-Dar"), await GivenOrganisation("Al Dar"));
        var (ofKept, ofMerged) = (await Open(kept), await Open(merged));
        await Accepted($"partnerships/{ofMerged}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"organisations/{kept}/merges", new { occurredOn = "2026-04-01", mergedId = merged, reason = "doppelt" }, "*");

        var replay = await Replay(ofMerged, "asOf=2026-06-01", 4);

        Assert.Equal("PartnershipOpened 0", Told(replay[0]));
        Assert.Contains("ContactMade 0", replay.Select(Told));
        Assert.Equal("PartnershipsMerged 2", Told(Assert.Single(replay, one => Changes(one).Any(change => change["path"]!.ToString() == "/level"))));

        async Task<Guid> Open(Guid organisation) => (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;

        static string Told(JsonNode one) => $"{one["step"]!["event"]} {one["state"]!["level"]}";
    }

    [Fact]
    public async Task Without_a_day_each_state_is_read_on_the_day_on_which_its_step_came_to_be_known()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2012-03-01", form = "meeting", direction = "mutual" });

        var meeting = (await Replay(partnership, "", 2))[1];

        Assert.True(meeting["state"]!["isDormant"]!.GetValue<bool>());
        var knownOn = Host.Services.GetRequiredService<Today>().InGermanyAt(meeting["knownSince"]!.GetValue<DateTimeOffset>());
        Assert.Equal($"{knownOn:yyyy-MM-dd}", meeting["asOf"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_changes_of_each_step_turn_what_was_said_before_it_into_what_is_said_after_it()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await CorrectToInvitation(meeting.StepId);

        var replay = await Replay(partnership, "asOf=2026-06-01", 3);

        JsonNode? said = null;
        foreach (var one in replay)
        {
            said = JsonPatch.Applied(said, one["changes"]!.AsArray());
            Assert.True(JsonNode.DeepEquals(one["state"], said), $"{one["state"]}\nbut\n{said}");
        }

        Assert.Equal(replay[2]["logIndex"]!.ToString(), Assert.Single(await Replay(partnership, $"since={replay[1]["logIndex"]}", 1))["logIndex"]!.ToString());
    }

    private static IEnumerable<JsonNode> Changes(JsonNode one) => one["changes"]!.AsArray().OfType<JsonNode>();

    // At least so many steps, once they are in the log.
    private async Task<IReadOnlyList<JsonNode>> Replay(Guid partnership, string query, int steps) =>
        [.. (await Eventually(async () => (await Get($"partnerships/{partnership}/depth/replay?{query}")).Json["items"]!.AsArray(), replay => replay.Count >= steps)).OfType<JsonNode>()];
}

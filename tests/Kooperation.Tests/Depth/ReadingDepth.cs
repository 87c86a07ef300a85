using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Depth;

public sealed class ReadingDepth(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_recorded_meeting_carries_the_level_and_says_so()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        var depth = await Get($"partnerships/{partnership}/depth?asOf=2026-06-01&atLeast={meeting.Position}");

        Assert.Equal((2, "exchange"), (depth.Json["level"]!.GetValue<int>(), depth.Json["name"]!.GetValue<string>()));
        var carrying = depth.Json["dimensions"]![0]!["carriedBy"]![0]!;
        Assert.Equal(
            (meeting.StepId, "ContactMade", "2026-03-01", 2, "2027-03-01"),
            (carrying["stepId"]!.GetValue<Guid>(), carrying["event"]!.GetValue<string>(), carrying["occurredOn"]!.GetValue<string>(),
                carrying["carries"]!.GetValue<int>(), carrying["until"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Silence_lowers_the_level_by_itself()
    {
        var partnership = await GivenPartnership();
        Assert.Equal((0, false), await LevelOn(partnership, "2026-03-01"));

        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-03-01", form = "meeting", direction = "mutual" });

        Assert.Equal((0, false), await LevelOn(partnership, "2025-02-28"));
        Assert.Equal((2, false), await LevelOn(partnership, "2026-03-01"));
        Assert.Equal((0, true), await LevelOn(partnership, "2026-03-02"));
    }

    [Fact]
    public async Task A_withdrawn_step_carries_nothing_and_a_corrected_one_what_it_says_now()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        await CorrectToInvitation(meeting.StepId);
        Assert.Equal((1, false), await LevelOn(partnership, "2026-06-01"));

        await Accepted($"steps/{meeting.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");
        Assert.Equal((0, false), await LevelOn(partnership, "2026-06-01"));
    }

    [Fact]
    public async Task Of_several_steps_of_one_day_the_one_recorded_last_came_last_whatever_their_ids()
    {
        var partnership = await GivenPartnership();
        var ids = Enumerable.Range(1, 4).Select(number => Guid.Parse($"{9 - number}{Guid.NewGuid().ToString()[1..]}")).ToArray();
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2026", reason = "Umzug", stepId = ids[0] });
        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2026", stepId = ids[1] });
        await Accepted($"partnerships/{partnership}/partner-views", new { occurredOn = "2026", rating = 1, stepId = ids[2] });
        var last = await Accepted($"partnerships/{partnership}/partner-views", new { occurredOn = "2026", rating = 4, stepId = ids[3] });

        var depth = (await Get($"partnerships/{partnership}/depth?asOf=2026-11-22&atLeast={last.Position}")).Json;

        Assert.Equal((4, null), (depth["partnerView"]!["rating"]!.GetValue<int>(), depth["pausedSince"]?.GetValue<string>()));
    }

    [Fact]
    public async Task Judged_steps_can_be_left_out()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", basis = "judged" });

        Assert.Equal((2, false), await LevelOn(partnership, "2026-06-01"));
        Assert.Equal((0, false), await LevelOn(partnership, "2026-06-01", "&evidence=stated"));
    }

    [Fact]
    public async Task What_was_merged_and_merged_again_is_read_together_by_any_of_the_ids()
    {
        var (first, second, third) = (await GivenOrganisation(), await GivenOrganisation(), await GivenOrganisation());
        var (ofFirst, ofSecond, ofThird) = (await Open(first), await Open(second), await Open(third));
        await Accepted($"partnerships/{ofFirst}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"organisations/{second}/merges", new { occurredOn = "2026", mergedId = first, reason = "doppelt" }, "*");
        await Accepted($"organisations/{third}/merges", new { occurredOn = "2026", mergedId = second, reason = "noch einmal doppelt" }, "*");

        Assert.Equal((2, false), await LevelOn(ofThird, "2026-06-01"));
        Assert.Equal(2, (await Get($"partnerships/{ofFirst}/depth?asOf=2026-06-01")).Json["level"]!.GetValue<int>());
        Assert.Equal(2, (await Get($"partnerships/{ofSecond}/depth?asOf=2026-06-01")).Json["level"]!.GetValue<int>());
        var listed = (await Get("partnerships?asOf=2026-06-01")).Json["items"]!.AsArray().Single()!;
        Assert.Equal((ofThird, 2), (listed["id"]!.GetValue<Guid>(), listed["level"]!.GetValue<int>()));

        async Task<Guid> Open(Guid organisation) => (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;
    }

    [Fact]
    public async Task A_duplicate_that_was_ended_does_not_end_the_partnership_it_was_merged_into()
    {
        var (kept, duplicate) = (await GivenOrganisation(), await GivenOrganisation());
        var (ofKept, ofDuplicate) = (await Open(kept), await Open(duplicate));
        await Accepted($"partnerships/{ofKept}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{ofDuplicate}/pauses", new { occurredOn = "2026-02-01", reason = "Umzug" });
        await Accepted($"partnerships/{ofDuplicate}/end", new { occurredOn = "2026-04-01", by = "municipality", reason = "doppelt" }, "*");
        var merged = await Accepted($"organisations/{kept}/merges", new { occurredOn = "2026-05-01", mergedId = duplicate, reason = "doppelt" }, "*");

        var depth = (await Get($"partnerships/{ofKept}/depth?asOf=2026-06-01&atLeast={merged.Position}")).Json;

        Assert.Equal((null, null), (depth["endedOn"]?.GetValue<string>(), depth["pausedSince"]?.GetValue<string>()));
        Assert.Empty(depth["notes"]!.AsArray());
        Assert.Equal(["otherCourse", "otherCourse"], depth["notCounted"]!.AsArray().Select(step => step!["reason"]!.GetValue<string>()));

        async Task<Guid> Open(Guid organisation) => (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2015" })).Id;
    }

    [Fact]
    public async Task An_answer_that_the_caller_has_is_not_sent_again_and_one_that_reads_otherwise_is()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        foreach (var address in new[] { $"partnerships/{partnership}", $"partnerships/{partnership}/depth" })
        {
            var known = (await Ask("2026-06-01", "de")).ETag;

            Assert.Equal(HttpStatusCode.NotModified, (await Ask("2026-06-01", "de", known)).Status);
            Assert.Equal(HttpStatusCode.OK, (await Ask("2026-06-01", "en", known)).Status);
            Assert.Equal(HttpStatusCode.OK, (await Ask("2028-06-01", "de", known)).Status);

            async Task<Answer> Ask(string asOf, string language, string? known = null)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, At($"{address}?asOf={asOf}&atLeast={meeting.Position}"));
                request.Headers.TryAddWithoutValidation("Accept-Language", language);
                if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
                return await Send(request);
            }
        }
    }

    [Fact]
    public async Task Sentences_come_in_the_language_asked_for_and_identifiers_do_not()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        using var german = new HttpRequestMessage(HttpMethod.Get, At($"partnerships/{partnership}/depth?asOf=2026-06-01&atLeast={meeting.Position}"));
        german.Headers.TryAddWithoutValidation("Accept-Language", "de-DE, en;q=0.5");
        var depth = await Send(german);

        Assert.Equal(("Austausch", "contact"), (depth.Json["name"]!.GetValue<string>(), depth.Json["dimensions"]![0]!["dimension"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("asOf=gestern", "/asOf")]
    [InlineData("asOf=2026-11", "/asOf")]
    [InlineData("asOf=9999-12-31", "/asOf")]
    [InlineData("evidence=guessed", "/evidence")]
    [InlineData("atLeast=-1", "/atLeast")]
    [InlineData("asof=2026-11-18", "/asof")]
    public async Task A_query_that_cannot_be_understood_names_the_parameter(string query, string at)
    {
        var answer = await Get($"partnerships/{await GivenPartnership()}/depth?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Json["errors"]![at]);
    }

    [Fact]
    public async Task A_position_that_no_view_has_reached_is_waited_for_and_then_answered_as_not_yet_visible()
    {
        var answer = await Get($"partnerships/{await GivenPartnership()}/depth?atLeast=999999999");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
    }

    [Fact]
    public async Task The_rules_can_be_read() =>
        Assert.Equal("depth/1", (await Get("depth/rules")).Json["version"]!.GetValue<string>());

    private async Task<(int Level, bool Dormant)> LevelOn(Guid partnership, string day, string more = "")
    {
        var last = await Accepted($"partnerships/{partnership}/wanted-depth", new { occurredOn = "2026-01-01", level = 3 });
        var depth = await Get($"partnerships/{partnership}/depth?asOf={day}&atLeast={last.Position}{more}");
        return (depth.Json["level"]!.GetValue<int>(), depth.Json["isDormant"]!.GetValue<bool>());
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Measures;

namespace Kooperation.Tests.Steps;

/// <summary>A step says itself whether it may be corrected or withdrawn, and why not, in the words with which it would be refused.</summary>
public sealed class SayingWhatMayBeRevised(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task A_step_on_which_nothing_rests_may_be_corrected_and_withdrawn()
    {
        var meeting = await Accepted($"partnerships/{await GivenPartnership()}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var before = await CountOfSteps();

        var step = (await Get($"steps/{meeting.StepId}")).Json;

        Assert.Equal((true, true), (IsPossible(step, "correction"), IsPossible(step, "withdrawal")));
        Assert.Empty(step["revisions"]!["restingOnIt"]!.AsArray());
        Assert.Equal(step["recordedAt"]!.GetValue<DateTimeOffset>().AddMinutes(10), step["revisions"]!["slipUntil"]!.GetValue<DateTimeOffset>());
        Assert.Equal(before, await CountOfSteps());
    }

    [Fact]
    public async Task All_steps_that_rest_on_one_are_named()
    {
        var partnership = await GivenPartnership();
        var seat = await Accepted($"partnerships/{partnership}/seats", new { occurredOn = "2010", body = "Beirat", seats = 1, right = "vote" });
        var used = new List<Guid>();
        for (var year = 2011; year <= 2022; year++)
            used.Add((await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/exercises", new { occurredOn = year.ToString(CultureInfo.InvariantCulture) })).StepId);

        var step = (await Get($"steps/{seat.StepId}")).Json;

        Assert.True(IsPossible(step, "correction"));
        Assert.Equal(used, step["revisions"]!["restingOnIt"]!.AsArray().Select(resting => resting!["stepId"]!.GetValue<Guid>()));
        var named = string.Join(", ", used.Take(10).Select((id, index) => $"“seat exercised” of {2011 + index} ({id})"));
        var why = $"12 later steps rest on this one: withdraw {named} and 2 more first.";
        Assert.Equal(("others-rest-on-it", why), WhyNot(step, "withdrawal"));
        await Refused($"steps/{seat.StepId}/withdrawal", new { }, why);
    }

    [Fact]
    public async Task What_began_a_history_is_corrected_and_never_withdrawn()
    {
        var organisation = await Accepted("organisations", new { name = "Sprachcafé", kind = "association", foundedOn = "1990", occurredOn = "2010-01-01" });

        var step = (await Get($"steps/{organisation.StepId}")).Json;

        Assert.True(IsPossible(step, "correction"));
        Assert.Equal(("begins-the-history", "Every other step rests on this one: correct it instead of withdrawing it."), WhyNot(step, "withdrawal"));
    }

    [Fact]
    public async Task What_follows_from_elsewhere_is_withdrawn_or_revises_another_is_not_revised_here()
    {
        var (measure, partnership) = (await GivenPlanned(), await GivenPartnership());
        var shaped = await Accepted($"measures/{measure}/partners", new { occurredOn = "2022", partnershipId = partnership, role = "design", stage = "design" });
        var told = (await StoredOf(partnership)).Last().Id;
        await IsRevisedNeitherWay(told, "follows-from-measure", $"This step follows from one of the measure {measure}: correct or withdraw it there.");

        var withdrawal = await Accepted($"steps/{shaped.StepId}/withdrawal", new { });

        await IsRevisedNeitherWay(shaped.StepId, "step-withdrawn", "This step has been withdrawn already.");
        await IsRevisedNeitherWay(withdrawal.StepId, "revision-stays", "A correction or withdrawal stays as it is: correct the step itself once more, or record it anew.");
    }

    [Fact]
    public async Task A_merge_is_not_revised()
    {
        var (kept, merged) = (await GivenOrganisation(), await GivenOrganisation("Zweiter e. V."));
        var merge = await Accepted($"organisations/{kept}/merges", new { mergedId = merged, occurredOn = "2020", reason = "dieselbe" }, "*");

        await IsRevisedNeitherWay(merge.StepId, "merge-stands", "A merge can be neither corrected nor withdrawn.");
    }

    [Fact]
    public async Task Of_what_was_known_once_nothing_is_revised()
    {
        var partnership = await GivenPartnership();
        await Eventually(async () => await Get("history"), log => log.Json["items"]!.AsArray().Count == 2);
        var opened = (await StoredOf(partnership))[0].Id;

        Assert.NotNull((await Get($"steps/{opened}")).Json["revisions"]);
        Assert.Null((await Get($"steps/{opened}?knownAt=2")).Json["revisions"]);
    }

    private async Task IsRevisedNeitherWay(Guid stepId, string rule, string why)
    {
        var step = (await Get($"steps/{stepId}")).Json;
        foreach (var way in new[] { "correction", "withdrawal" })
        {
            Assert.False(IsPossible(step, way));
            Assert.Equal((rule, why), WhyNot(step, way));
        }

        Assert.Null(step["revisions"]!["slipUntil"]);
    }

    private static bool IsPossible(JsonNode step, string way) => step["revisions"]![way]!["isPossible"]!.GetValue<bool>();

    private static (string?, string?) WhyNot(JsonNode step, string way) => ((string?)step["revisions"]![way]!["rule"], (string?)step["revisions"]![way]!["why"]);
}

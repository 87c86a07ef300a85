using Kooperation.Domain.Measures;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures.Course;

public sealed class MergingMeasures(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task One_goes_on_in_the_other_and_both_say_so()
    {
        var (kept, merged) = await GivenTwo();

        var merge = await Accepted($"measures/{kept}/merges", Merging(merged), "*");

        Assert.Equal((kept, merge.StepId.ToString()), (merge.Id, (await CausesOf(merged)).Last()));
        Assert.Equal((kept, merged), (await StepsOf(kept)).Last() is MeasuresMerged there ? (there.KeptId, there.MergedId) : default);
        Assert.Equal((kept, merged), (await StepsOf(merged)).Last() is MeasuresMerged here ? (here.KeptId, here.MergedId) : default);
        await Refused($"measures/{merged}/start", new { occurredOn = "2023" }, $"This measure was merged into {kept}: record the step there.");
        await Accepted($"measures/{kept}/start", new { occurredOn = "2023" });
    }

    [Fact]
    public async Task A_measure_is_merged_with_another_one_of_its_strategy_that_is_still_there()
    {
        var (kept, merged) = await GivenTwo();
        var elsewhere = await GivenPlanned();

        await Refused($"measures/{kept}/merges", Merging(kept), "A measure cannot be merged with itself.", "*");
        await Refused($"measures/{kept}/merges", Merging(Guid.CreateVersion7()), "This measure is not recorded here.", "*");
        await Refused(
            $"measures/{kept}/merges",
            Merging(elsewhere),
            "Measures are merged within one strategy; from one edition to the next, the succession says what became of them.",
            "*");

        await Accepted($"measures/{kept}/merges", Merging(merged), "*");
        await Refused($"measures/{kept}/merges", Merging(merged), $"That measure was merged into {kept} already.", "*");
        await Refused($"measures/{merged}/merges", Merging(kept), $"This measure was merged into {kept}: record the step there.", "*");
    }

    [Fact]
    public async Task What_was_dropped_neither_goes_on_nor_takes_anything_in()
    {
        var (kept, dropped) = await GivenTwo();
        await Accepted($"measures/{dropped}/abandonment", new { occurredOn = "2023", reason = "Haushalt" }, "*");

        await Refused($"measures/{kept}/merges", Merging(dropped), "That measure was dropped: it does not go on in another one.", "*");
        await Refused($"measures/{dropped}/merges", Merging(kept), "This measure was dropped: nothing can go on in it.", "*");
    }

    [Fact]
    public async Task A_merge_stands_and_what_was_recorded_before_can_still_turn_out_wrong()
    {
        var (kept, merged) = await GivenTwo();
        var report = await Accepted($"measures/{merged}/reports", new { occurredOn = "2021", what = "Raum gefunden" });
        var merge = await Accepted($"measures/{kept}/merges", Merging(merged), "*");

        var inMerged = (await StoredOf(merged)).Last().Id;
        foreach (var step in new[] { merge.StepId, inMerged })
        {
            await Refused($"steps/{step}/withdrawal", new { reason = "Irrtum" }, "A merge can be neither corrected nor withdrawn.", "*");
        }

        await Accepted($"steps/{report.StepId}/withdrawal", new { reason = "Anderes Projekt" }, "*");
    }

    [Fact]
    public async Task In_an_adopted_strategy_it_takes_a_decision_a_reason_and_the_version_last_read()
    {
        var (kept, merged) = await GivenTwo(adoptedOn: "2021-06-30");

        Assert.Equal(428, (int)(await Post($"measures/{kept}/merges", Merging(merged))).Status);
        await Refused($"measures/{kept}/merges", Merging(merged), NeedsDecision, "*");
        await Refused($"measures/{kept}/merges", new { occurredOn = "2020", mergedId = merged, reason = "" }, "This must not be empty.", "*");
        await Accepted($"measures/{kept}/merges", new { occurredOn = "2022", mergedId = merged, reason = "Gleiche Zielgruppe", decisionReference = "DS 17/2022" }, "*");
    }

    private async Task<(Guid Kept, Guid Merged)> GivenTwo(string? adoptedOn = null)
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var two = ((await Planned(strategy, goal)).Id, (await Planned(strategy, goal, title: "Vätertreff")).Id);
        if (adoptedOn is not null) await GivenAdoption(strategy, adoptedOn);
        return two;
    }

    private static object Merging(Guid merged) => new { occurredOn = "2022", mergedId = merged, reason = "Gleiche Zielgruppe" };
}

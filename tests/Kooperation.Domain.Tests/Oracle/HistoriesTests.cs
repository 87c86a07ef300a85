using CsCheck;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;

namespace Kooperation.Domain.Tests.Oracle;

public class HistoriesTests
{
    [Fact]
    public void Every_level_of_every_dimension_and_every_kind_of_step_is_reached()
    {
        var found = new HashSet<string>();

        Histories.WithDay.Sample(
            (history, day) =>
            {
                var depth = NaiveDepth.Assess(history, day, statedOnly: false);

                found.UnionWith(history.Select(recorded => recorded.Step.GetType().Name));
                found.UnionWith(
                [
                    $"level {depth.Level}", $"dormant {depth.Dormant}", $"K{depth.Contact}", $"V{depth.Commitment}", $"H{depth.JointWork}",
                    $"M{depth.DecisionPower}", $"S{depth.Strengthening}"
                ]);
            },
            iter: 6_000, threads: 1);

        string[] levels =
        [
            .. from dimension in "KVHMS" from level in Enumerable.Range(0, 5) select $"{dimension}{level}",
            .. from level in Enumerable.Range(0, 6) select $"level {level}",
            "dormant True", "dormant False"
        ];
        // Only merging a partnership needs a second one.
        var kinds = Catalogue.Partnership.Concat(Catalogue.EveryStream).Select(kind => kind.Name).Where(kind => kind != nameof(PartnershipsMerged));

        Assert.Empty(levels.Concat(kinds).Except(found));
    }

    [Fact]
    public void Depth_is_the_same_for_a_history_and_for_what_stands_of_it() =>
        Histories.WithDay.Sample(
            (history, day) => NaiveDepth.Assess(history, day, statedOnly: false) == NaiveDepth.Assess(StandingSteps.Of(history), day, statedOnly: false),
            iter: 1_000);

    [Fact]
    public void Corrections_name_a_recorded_step_that_still_stands() =>
        Histories.Any.Sample(history =>
        {
            var standing = new HashSet<Guid>();

            foreach (var recorded in history)
            {
                if (recorded.Step is StepCorrected corrected) Assert.Contains(corrected.StepId, standing);
                if (recorded.Step is StepWithdrawn withdrawn) Assert.True(standing.Remove(withdrawn.StepId));
                if (recorded.Step is PartnershipStep) standing.Add(recorded.Id);
            }
        }, iter: 500);

    [Fact]
    public void Nothing_happened_after_the_last_day() =>
        Histories.Any.Sample(history => history.All(recorded => !(recorded.Step.OccurredOn.Earliest > Histories.LastDay)), iter: 500);
}

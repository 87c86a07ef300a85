using CsCheck;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;

namespace Kooperation.Domain.Tests.Depth;

/// <summary>The evaluation held against a naive reading of the same rules that shares no code with it.</summary>
public sealed class OracleSpecs
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_happened_the_level_is_the_one_a_naive_reading_finds(bool statedOnly) =>
        Histories.WithDay.Sample(
            (history, day) =>
            {
                var naive = NaiveDepth.Assess(history, day, statedOnly);
                var levels = PartnershipDepth.LevelsOn(DepthEvidence.Of(StandingSteps.Of(history)), DepthRules.Standard, day, new AssessmentOptions(statedOnly));

                Assert.Equal(
                    naive,
                    (levels.Level, levels.IsDormant, levels.Dimensions.Contact, levels.Dimensions.Commitment, levels.Dimensions.JointWork,
                        levels.Dimensions.DecisionPower, levels.Dimensions.Strengthening));
            },
            iter: 10_000);

    [Fact]
    public void Whatever_happened_in_two_histories_that_were_merged_the_level_is_the_one_a_naive_reading_finds() =>
        Gen.Select(Histories.WithDay, Histories.Elsewhere).Sample(
            (kept, absorbed) =>
            {
                var naive = NaiveDepth.AssessMerged(kept.History, absorbed, kept.Day, statedOnly: false);
                DepthFact[] evidence =
                [
                    .. DepthEvidence.Of(StandingSteps.Of(kept.History)),
                    .. DepthEvidence.Of(StandingSteps.Of(absorbed)).Select(fact => fact with { OfAbsorbed = true })
                ];
                var levels = PartnershipDepth.LevelsOn(evidence, DepthRules.Standard, kept.Day);

                Assert.Equal(
                    naive,
                    (levels.Level, levels.IsDormant, levels.Dimensions.Contact, levels.Dimensions.Commitment, levels.Dimensions.JointWork,
                        levels.Dimensions.DecisionPower, levels.Dimensions.Strengthening));
            },
            iter: 3_000);
}

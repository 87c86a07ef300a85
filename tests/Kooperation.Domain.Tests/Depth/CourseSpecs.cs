using CsCheck;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;

namespace Kooperation.Domain.Tests.Depth;

/// <summary>The levels of all days at once are those of each day alone.</summary>
public sealed class CourseSpecs
{
    [Fact]
    public void Whatever_happened_the_course_has_the_levels_that_each_day_has_by_itself() =>
        Gen.Select(Histories.WithDay, Gen.Int[0, 800]).Sample(
            (told, later) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(told.History));
                var course = DepthCourse.Of(evidence, DepthRules.Standard, told.Day.AddDays(later));

                Assert.Equal(PartnershipDepth.LevelsOn(evidence, DepthRules.Standard, told.Day), course.On(told.Day));
            },
            iter: 20_000);

    [Fact]
    public void Whatever_happened_in_two_histories_that_were_merged_it_is_the_same() =>
        Gen.Select(Histories.WithDay, Histories.Elsewhere).Sample(
            (kept, absorbed) =>
            {
                DepthFact[] evidence =
                [
                    .. DepthEvidence.Of(StandingSteps.Of(kept.History)),
                    .. DepthEvidence.Of(StandingSteps.Of(absorbed)).Select(fact => fact with { OfAbsorbed = true })
                ];

                Assert.Equal(PartnershipDepth.LevelsOn(evidence, DepthRules.Standard, kept.Day), DepthCourse.Of(evidence, DepthRules.Standard, kept.Day.AddDays(400)).On(kept.Day));
            },
            iter: 5_000);

    [Fact]
    public void Whatever_happened_the_steps_behind_a_level_are_those_that_the_assessment_of_that_day_names() =>
        Gen.Select(Histories.WithDay, Gen.Int[0, 800]).Sample(
            (told, later) =>
            {
                var evidence = DepthEvidence.Of(StandingSteps.Of(told.History));
                var assessment = PartnershipDepth.Assess(evidence, DepthRules.Standard, told.Day);
                var course = DepthCourse.Of(evidence, DepthRules.Standard, told.Day.AddDays(later));

                foreach (var dimension in assessment.Dimensions)
                {
                    Assert.Equal(dimension.CarriedBy.Select(step => step.StepId).Distinct().Order(), course.CarriedBy(dimension.Dimension, told.Day).Order());
                    Assert.Equal(
                        assessment.Brakes.Where(brake => brake.Dimension == dimension.Dimension).Select(brake => brake.StepId).Order(), course.HeldDownBy(dimension.Dimension, told.Day).Order());
                }

                Assert.Equal(assessment.Brakes.Where(brake => brake.Dimension is null).Select(brake => brake.StepId).Order(), course.HeldDownBy(null, told.Day).Order());
            },
            iter: 5_000);
}

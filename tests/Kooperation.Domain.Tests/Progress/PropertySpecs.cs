using System.Text.Json;
using CsCheck;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>What must hold for every strategy, whatever was recorded of it.</summary>
public sealed class PropertySpecs
{
    [Fact]
    public void What_is_certain_and_what_is_unknown_never_make_more_than_the_whole() =>
        StrategyHistories.WithDay.Sample(
            (strategy, day) =>
            {
                foreach (var figures in FiguresIn(Told.Assess(strategy, day)))
                {
                    var (certain, unknown) = (figures.Implementation.AtLeast ?? 0, figures.Implementation.Unknown);
                    Assert.InRange(certain, 0, 100 - unknown);
                    Assert.Equal(figures.Implementation.IsAssessable, figures.Implementation.AtLeast is not null);
                    Assert.InRange(figures.Expected.AtLeast ?? 0, 0, 100 - figures.Expected.Unknown);
                    Assert.Equal(figures.Measures, figures.Lights.None + figures.Lights.Grey + figures.Lights.Red + figures.Lights.Yellow + figures.Lights.Green);
                    Assert.Equal(figures.Measures, figures.Freshness.Measures!.Value is var fresh ? fresh.Fresh + fresh.Ageing + fresh.Stale + fresh.Never + fresh.NotDue : -1);
                }
            },
            iter: 2_000);

    [Fact]
    public void A_mere_report_changes_no_figure_but_freshness_and_the_light() =>
        Gen.Select(StrategyHistories.WithDay, Gen.Int[0, 800]).Sample(
            (told, daysAgo) =>
            {
                var (strategy, day) = told;
                var report = new RecordedStep(Guid.Empty, new MeasureReported("told") { OccurredOn = day.AddDays(-daysAgo) });
                var more = strategy with { Measures = [.. strategy.Measures.Select(measure => (measure.Id, (IReadOnlyList<RecordedStep>)[.. measure.History, report]))] };
                var (before, after) = (Told.Assess(strategy, day), Told.Assess(more, day));

                Assert.Equal(
                    FiguresIn(before).Select(figures => (figures.InTwo(), figures.Expected.AtLeast, figures.Participation.Partner.Count)),
                    FiguresIn(after).Select(figures => (figures.InTwo(), figures.Expected.AtLeast, figures.Participation.Partner.Count)));
            },
            iter: 1_000);

    [Fact]
    public void One_more_milestone_reached_never_lowers_what_is_certain() =>
        Gen.Select(StrategyHistories.WithDay, Gen.Int[1, 4], Gen.Int[0, 800]).Sample(
            (told, milestone, daysAgo) =>
            {
                var (strategy, day) = told;
                var reached = new RecordedStep(Guid.Empty, new MilestoneReached(new Guid(milestone, 0, 0, new byte[8]), null) { OccurredOn = day.AddDays(-daysAgo) });
                var more = strategy with { Measures = [.. strategy.Measures.Select(measure => (measure.Id, (IReadOnlyList<RecordedStep>)[.. measure.History, reached]))] };

                foreach (var (before, after) in FiguresIn(Told.Assess(strategy, day)).Zip(FiguresIn(Told.Assess(more, day))))
                    Assert.True((after.Implementation.AtLeast ?? 0) >= (before.Implementation.AtLeast ?? 0));
            },
            iter: 1_000);

    [Fact]
    public void What_happens_after_the_day_is_not_known_to_it() =>
        StrategyHistories.WithDay.Sample(
            (strategy, day) =>
            {
                var known = strategy.MeasureEvidence().Select(measure => measure with
                {
                    Facts = [.. measure.Facts.Where(fact => !(fact.OccurredOn.Middle > day))]
                }).ToList();

                Assert.Equal(
                    Json(Told.Assess(strategy, day)),
                    Json(StrategyProgress.Assess(strategy.Evidence(), known, strategy.Depths, ProgressRules.Standard, day)));
            },
            iter: 500);

    [Fact]
    public void The_sums_of_a_goal_can_be_worked_out_by_hand_from_its_measures() =>
        StrategyHistories.WithDay.Sample(
            (strategy, day) =>
            {
                foreach (var goal in Told.Assess(strategy, day).Fields.SelectMany(field => field.Goals))
                {
                    var counted = goal.Measures.Where(measure => measure.Counts).ToList();
                    var reached = counted.Sum(measure => measure.Weight.Value * measure.Implementation.Reached.Value / measure.Implementation.Counted.Value);
                    var unknown = counted.Sum(measure => measure.Weight.Value * measure.Implementation.UnknownWeight.Value / measure.Implementation.Counted.Value);

                    Assert.Equal(counted.Sum(measure => measure.Weight.Value), goal.Figures.Implementation.Counted.Value);

                    // Weights are said with six digits.
                    Assert.InRange(goal.Figures.Implementation.Reached.Value - reached, -0.000001m, 0.000001m);
                    Assert.InRange(goal.Figures.Implementation.UnknownWeight.Value - unknown, -0.000001m, 0.000001m);
                }
            },
            iter: 1_000);

    [Fact]
    public void Folding_step_by_step_is_the_same_as_reading_what_stands() =>
        StrategyHistories.Any.Sample(
            strategy =>
            {
                foreach (var ((_, history), folded) in strategy.Measures.Zip(strategy.MeasureEvidence()))
                {
                    var standing = StandingSteps.Of(history).Aggregate((MeasureEvidence?)null, (evidence, next) => MeasureEvidence.After(evidence, folded.Id, next));
                    Assert.Equal(JsonSerializer.Serialize(standing, StepJson.Options), JsonSerializer.Serialize(folded, StepJson.Options));
                }
            },
            iter: 500);

    [Fact]
    public void Evidence_that_was_stored_gives_the_same_words() =>
        StrategyHistories.WithDay.Sample(
            (strategy, day) =>
            {
                var stored = strategy.MeasureEvidence().Select(measure => Stored(measure)).ToList();

                Assert.Equal(
                    Json(Told.Assess(strategy, day)),
                    Json(StrategyProgress.Assess(Stored(strategy.Evidence()), stored, strategy.Depths, ProgressRules.Standard, day)));
            },
            iter: 300);

    private static IEnumerable<ProgressFigures> FiguresIn(ProgressAssessment assessment) =>
        assessment.Fields.SelectMany(field => field.Goals.Select(goal => goal.Figures).Prepend(field.Figures)).Prepend(assessment.Figures);

    private static T Stored<T>(T evidence) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(evidence, StepJson.Options), StepJson.Options)!;

    private static string Json(ProgressAssessment assessment) => JsonSerializer.Serialize(assessment, StepJson.Options);
}

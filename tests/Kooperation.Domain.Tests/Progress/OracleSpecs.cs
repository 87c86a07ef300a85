using CsCheck;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Strategies;
using Kooperation.Oracle;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>The evaluation held against a naive reading of the same rules, in exact fractions, that shares no code with it.</summary>
public sealed class OracleSpecs
{
    [Fact]
    public void Whatever_was_recorded_the_figures_are_those_that_a_naive_reading_finds() =>
        StrategyHistories.WithDay.Sample(
            (strategy, day) =>
            {
                var naive = NaiveProgress.Assess(strategy.History, strategy.Measures, strategy.Depths, day);
                var assessment = Told.Assess(strategy, day);

                Same(naive.Strategy, assessment.Figures);
                foreach (var field in assessment.Fields)
                {
                    Same(naive.Parts[field.FieldId], field.Figures);
                    foreach (var goal in field.Goals) Same(naive.Parts[goal.GoalId], goal.Figures);
                }

                var measures = assessment.Fields.SelectMany(field => field.Goals).SelectMany(goal => goal.Measures).Concat(assessment.WithoutGoal).ToList();
                Assert.Equal(naive.Measures.Keys.Order(), measures.Select(measure => measure.MeasureId).Order());
                Assert.All(measures, measure => Assert.Equal(
                    naive.Measures[measure.MeasureId],
                    new NaiveMeasure(
                        measure.MeasureId,
                        measure.State,
                        measure.Counts,
                        measure.Implementation.InTwo(),
                        measure.Light?.Colour.ToString() ?? "",
                        measure.IsLate,
                        measure.Freshness.Degree.ToString())));
            },
            iter: 10_000);

    [Fact]
    public void Whatever_was_measured_the_symbol_is_the_one_that_a_naive_reading_finds() =>
        Gen.Select(
            Gen.Select(Gen.DateOnly[new(2010, 1, 1), new(2024, 12, 31)], Gen.Int[0, 400]).List[0, 9],
            Gen.Int[0, 500],
            Gen.DateOnly[new(2015, 1, 1), new(2034, 12, 31)],
            Gen.Enum<Direction>()).Sample(
            (measured, target, targetOn, direction) =>
            {
                var points = measured.GroupBy(point => point.Item1).ToDictionary(same => same.Key, same => same.First().Item2 / 10m);

                Assert.Equal(
                    NaiveTrend.SymbolOf(points, target / 10m, targetOn, direction),
                    IndicatorTrend.Of([.. points.Select(point => new MeasuredPoint(point.Key, point.Value))], target / 10m, targetOn, direction, ProgressRules.Standard.Effect).Symbol?.ToString());
            },
            iter: 20_000);

    private static void Same(NaiveShare naive, ProgressFigures figures) => Assert.Equal(
        (naive.InTwo, naive.Colour, naive.Measures, naive.WithPartner, naive.WithDeepPartner, naive.CoDesigned),
        (figures.InTwo(), figures.Light.Colour.ToString(), figures.Measures, figures.Participation.Partner.Count, figures.Participation.Deep.Count, figures.Participation.CoDesigned.Count));
}

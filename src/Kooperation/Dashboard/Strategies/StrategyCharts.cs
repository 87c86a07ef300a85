using Kooperation.Dashboard.Charts;
using Kooperation.Domain.Language;
using Kooperation.Domain.Progress;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Progress;

namespace Kooperation.Dashboard.Strategies;

/// <summary>The pictures of a strategy and of its measures.</summary>
internal static class StrategyCharts
{
    /// <summary>So many measures stand in a timeline at most: those that end next.</summary>
    public const int MostInTimeline = 40;

    private static readonly Sentence WholeStrategy = new("The whole strategy", "Die Strategie im Ganzen");
    private static readonly Sentence Measures = new("measures", "Maßnahmen");

    /// <summary>How far the whole and each field is, against what was expected.</summary>
    public static Chart Progress(Visit visit, ProgressAssessment strategy) => ProgressChart.Draw(
        [RowOf(visit.Say(WholeStrategy), strategy.Figures), .. strategy.Fields.Where(one => one.Figures.Measures > 0).Select(one => RowOf(one.Title, one.Figures))],
        PlaceOf(visit, "progress"));

    /// <summary>What runs when; of many measures those that end next.</summary>
    public static Chart Timeline(Visit visit, ProgressAssessment strategy) =>
        TimelineChart.Draw(new Timeline(Measures, [.. InTimeline(strategy).Select(measure => RowOf(visit, measure))], visit.Day), PlaceOf(visit, "timeline"));

    /// <summary>What was measured of an indicator, and where it leads.</summary>
    public static Chart Indicator(Visit visit, IndicatorProgress indicator) => IndicatorChart.Draw(
        new IndicatorCourse(
            indicator.Unit,
            [.. indicator.Values.Where(value => value.By.StepId != indicator.DefinedBy.StepId && value.NotCounted is null).Select(value => new IndicatorPoint(value.On, value.Value.Value))],
            indicator.Values.FirstOrDefault(value => value.By.StepId == indicator.DefinedBy.StepId) is { } baseline ? new IndicatorPoint(baseline.On, baseline.Value.Value) : null,
            indicator.Target is { } target ? new IndicatorPoint(indicator.TargetOn, target.Value) : null,
            indicator.CarriedForward is { } carried ? Math.Round(carried.Value, 2) : null,
            indicator.Direction == Domain.Strategies.Direction.Up),
        PlaceOf(visit, $"indicator-{indicator.IndicatorId}"));

    /// <summary>When a measure runs, and its milestones.</summary>
    public static Chart Timeline(Visit visit, MeasureProgress measure) => TimelineChart.Draw(
        new Timeline(Measures, [RowOf(visit, measure)], visit.Day), PlaceOf(visit, "timeline"));

    /// <summary>The measures of a strategy that count, in the order in which they end; of many only those that have not ended yet.</summary>
    public static IReadOnlyList<MeasureProgress> InTimeline(ProgressAssessment strategy)
    {
        var counting = CountingIn(strategy).OrderBy(measure => measure.Term.Until.Latest ?? DateOnly.MaxValue).ToList();
        return counting.Count <= MostInTimeline ? counting : [.. counting.Where(measure => !(measure.Term.Until.Latest < strategy.AsOf)).Take(MostInTimeline)];
    }

    public static IEnumerable<MeasureProgress> CountingIn(ProgressAssessment strategy) =>
        strategy.Fields.SelectMany(one => one.Goals).SelectMany(goal => goal.Measures).Where(measure => measure.Counts);

    /// <summary>The charts can be taken away.</summary>
    public static void MapCharts(IEndpointRouteBuilder municipality)
    {
        municipality.MapChart("strategies/{id:guid}/charts/progress", visit => Drawn(visit, Progress));
        municipality.MapChart("strategies/{id:guid}/charts/timeline", visit => Drawn(visit, (_, strategy) => Timeline(visit, strategy)));
        municipality.MapChart("strategies/{id:guid}/indicators/{indicator:guid}/chart", visit => Drawn(visit, (_, strategy) =>
            strategy.Fields.SelectMany(one => one.Goals).SelectMany(goal => goal.Indicators).FirstOrDefault(one => one.IndicatorId == visit.Question.Http.RouteId("indicator")) is { } indicator
                ? Indicator(visit, indicator)
                : null));
        municipality.MapChart("measures/{id:guid}/charts/timeline", async visit =>
            await visit.Ask<MeasureEntry>("measures/{id}", visit.Question.Http.RouteId("id")) is var (measure, problem) && measure is not null ? (Timeline(visit, measure.Progress), null) : (null, problem));
    }

    private static async Task<(Chart? Chart, Problem? Problem)> Drawn(Visit visit, Func<Visit, ProgressAssessment, Chart?> draw)
    {
        var (strategy, problem) = await visit.Ask<ProgressAssessment>("strategies/{id}/progress", visit.Question.Http.RouteId("id"));
        var chart = strategy is null ? null : draw(visit, strategy);
        return (chart, chart is null ? problem ?? Problem.NotFound : null);
    }

    private static ProgressRow RowOf(string name, ProgressFigures figures) => new(name, figures.Implementation.AtLeast, figures.Implementation.Unknown, figures.Expected.AtLeast);

    private static TimelineRow RowOf(Visit visit, MeasureProgress measure) => new(
        measure.Title,
        measure.Term,
        visit.Say(measure.StateName),
        [.. measure.Milestones.Where(milestone => milestone.Counts).Select(milestone => new TimelineMark(milestone.Title, milestone.ReachedBy?.OccurredOn ?? milestone.DueOn, milestone.ReachedBy is not null))]);

    private static ChartPlace PlaceOf(Visit visit, string id) => new(
        id,
        visit.Say(new(
            $"what is recorded in Kooperation, {visit.Municipality}, as of {visit.InWords(visit.Day)}", $"was in Kooperation erfasst ist, {visit.Municipality}, Stand {visit.InWords(visit.Day)}")),
        visit.Tongue);
}

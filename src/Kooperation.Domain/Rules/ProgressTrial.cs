using Kooperation.Domain.Progress;

namespace Kooperation.Domain.Rules;

/// <summary>What a figure of progress is about.</summary>
public enum ProgressPart
{
    Strategy,
    FieldOfAction,
    Goal,
    Measure
}

/// <summary>A time in which a candidate gives a strategy, field, goal or measure other figures than the rules in force on its days do.</summary>
/// <param name="Id">The strategy, field, goal or measure.</param>
/// <param name="Title">What it is called; empty where a goal has no words.</param>
/// <param name="From">The first day looked at on which they differ so.</param>
/// <param name="Until">The last one looked at in a row.</param>
/// <param name="Rules">The version of the rules of progress in force.</param>
/// <param name="Before">By the rules in force.</param>
/// <param name="After">By the candidate.</param>
public sealed record DifferentProgress(ProgressPart Part, Guid Id, string Title, DateOnly From, DateOnly Until, string Rules, FiguresOfDay Before, FiguresOfDay After);

/// <summary>The figures of a day, bare.</summary>
/// <param name="AtLeast">Whole percent carried out; null where nothing can be assessed.</param>
/// <param name="Unknown">Whole percent of which nothing is known.</param>
/// <param name="ExpectedAtLeast">Whole percent expected; null where there are no dates.</param>
/// <param name="ExpectedUnknown">Whole percent without dates.</param>
/// <param name="Colour">Null for a measure that does not count.</param>
/// <param name="Measures">Measures that count, of the measure itself 1 or 0.</param>
/// <param name="Late">Of a measure alone.</param>
/// <param name="Partner">Measures with a partner.</param>
/// <param name="Deep">Those with a deep one.</param>
/// <param name="CoDesigned">Those designed together.</param>
/// <param name="Symbols">The indicators by their symbol: sun, light cloud, cloud, storm, only observed, without a symbol; null for a measure.</param>
public sealed record FiguresOfDay(
    int? AtLeast,
    int Unknown,
    int? ExpectedAtLeast,
    int ExpectedUnknown,
    LightColour? Colour,
    FreshnessDegree Freshness,
    int Measures,
    bool? Late,
    int Partner,
    int Deep,
    int CoDesigned,
    SymbolCounts? Symbols)
{
    internal static FiguresOfDay Of(ProgressFigures figures) => new(
        figures.Implementation.AtLeast,
        figures.Implementation.Unknown,
        figures.Expected.AtLeast,
        figures.Expected.Unknown,
        figures.Light.Colour,
        figures.Freshness.Degree,
        figures.Measures,
        null,
        figures.Participation.Partner.Count,
        figures.Participation.Deep.Count,
        figures.Participation.CoDesigned.Count,
        new SymbolCounts(figures.Effect.Sun, figures.Effect.LightCloud, figures.Effect.Cloud, figures.Effect.Storm, figures.Effect.Observed, figures.Effect.WithoutSymbol));

    internal static FiguresOfDay Of(MeasureProgress measure) => new(
        measure.Implementation.AtLeast,
        measure.Implementation.Unknown,
        measure.Expected.AtLeast,
        measure.Expected.Unknown,
        measure.Light?.Colour,
        measure.Freshness.Degree,
        measure.Counts ? 1 : 0,
        measure.IsLate,
        measure.Participation.HasPartner ? 1 : 0,
        measure.Participation.HasDeepPartner ? 1 : 0,
        measure.Participation.CoDesign == CoDesign.Yes ? 1 : 0,
        null);
}

/// <summary>How many indicators have which symbol.</summary>
public readonly record struct SymbolCounts(int Sun, int LightCloud, int Cloud, int Storm, int Observed, int WithoutSymbol);

/// <summary>What a candidate for the rules of depth or of progress would have made of the figures of a strategy.</summary>
public static class ProgressTrial
{
    /// <summary>
    /// The days on which the figures of a strategy are compared: every day for which a report was published or on which one was, the last day of every month
    /// in which anything was told of the strategy or one of its measures, and the last day itself. Between two of them figures move with the calendar alone.
    /// </summary>
    public static IReadOnlyList<DateOnly> DaysOf(StrategyEvidence strategy, IReadOnlyList<MeasureEvidence> measures, DateOnly last)
    {
        var reports = StrategyOutline.Of(strategy, last).Reports;
        var months = strategy.Told.Select(told => told.Step.OccurredOn)
            .Concat(measures.SelectMany(measure => measure.Facts.Select(fact => fact.OccurredOn).Concat(Enumerable.Range(0, measure.Reports.Count).Select(at => measure.Reports[at].OccurredOn))))
            .Select(occurredOn => occurredOn.Middle)
            .OfType<DateOnly>()
            .Select(day => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

        return
        [
            .. reports.Select(report => report.By.OccurredOn.Middle)
                .Concat(reports.Select(report => report.Period.Until.Latest))
                .OfType<DateOnly>()
                .Concat(months)
                .Append(last)
                .Where(day => day <= last)
                .Distinct()
                .Order()
        ];
    }

    /// <summary>Every figure that differs on one of the days, of the strategy, its fields, goals and measures.</summary>
    /// <param name="depths">Of a day, the levels of the partnerships by the rules in force and by the candidate.</param>
    /// <param name="candidate">Null where the candidate is one for depth.</param>
    public static IReadOnlyList<DifferentProgress> Differences(
        StrategyEvidence strategy,
        IReadOnlyList<MeasureEvidence> measures,
        RulesInForce inForce,
        ProgressRules? candidate,
        Func<DateOnly, (IReadOnlyDictionary<Guid, int> Before, IReadOnlyDictionary<Guid, int> After)> depths,
        DateOnly last)
    {
        var found = new List<DifferentProgress>();
        var open = new Dictionary<Guid, int>();

        foreach (var day in DaysOf(strategy, measures, last))
        {
            var (rules, levels) = (inForce.Progress(day), depths(day));
            var still = new Dictionary<Guid, int>();
            foreach (var difference in On(strategy, measures, rules, candidate is null ? rules : inForce.As(candidate, day), levels.Before, levels.After, day))
            {
                if (open.TryGetValue(difference.Id, out var at) && found[at] is var one && one.Before == difference.Before && one.After == difference.After && one.Rules == difference.Rules)
                {
                    found[at] = one with { Until = day };
                }
                else
                {
                    at = found.Count;
                    found.Add(difference);
                }

                still[difference.Id] = at;
            }

            open = still;
        }

        return found;
    }

    private static IEnumerable<DifferentProgress> On(
        StrategyEvidence strategy,
        IReadOnlyList<MeasureEvidence> measures,
        ProgressRules rules,
        ProgressRules candidate,
        IReadOnlyDictionary<Guid, int> depths,
        IReadOnlyDictionary<Guid, int> depthsAfter,
        DateOnly day)
    {
        if (ReferenceEquals(rules, candidate) && depths.Count == depthsAfter.Count && depths.All(one => depthsAfter.TryGetValue(one.Key, out var level) && level == one.Value)) return [];

        var before = FiguresOf(StrategyProgress.Assess(strategy, measures, depths, rules, day));
        var after = FiguresOf(StrategyProgress.Assess(strategy, measures, depthsAfter, candidate, day)).ToDictionary(one => one.Id);

        // Which measures and goals there are on a day is no matter of rules.
        return
        [
            .. before
                .Where(one => after[one.Id].Figures != one.Figures)
                .Select(one => new DifferentProgress(one.Part, one.Id, one.Title, day, day, rules.Version, one.Figures, after[one.Id].Figures))
        ];
    }

    private static IEnumerable<(ProgressPart Part, Guid Id, string Title, FiguresOfDay Figures)> FiguresOf(ProgressAssessment assessed) =>
    [
        (ProgressPart.Strategy, assessed.StrategyId, assessed.Title, FiguresOfDay.Of(assessed.Figures)),
        .. assessed.Fields.SelectMany(one => new[] { (ProgressPart.FieldOfAction, one.FieldId, one.Title, FiguresOfDay.Of(one.Figures)) }.Concat(one.Goals.SelectMany(FiguresOf))),
        .. assessed.WithoutGoal.Select(FiguresOf)
    ];

    private static IEnumerable<(ProgressPart, Guid, string, FiguresOfDay)> FiguresOf(GoalProgress goal) =>
        [(ProgressPart.Goal, goal.GoalId, goal.Text ?? "", FiguresOfDay.Of(goal.Figures)), .. goal.Measures.Select(FiguresOf)];

    private static (ProgressPart, Guid, string, FiguresOfDay) FiguresOf(MeasureProgress measure) =>
        (ProgressPart.Measure, measure.MeasureId, measure.Title, FiguresOfDay.Of(measure));
}

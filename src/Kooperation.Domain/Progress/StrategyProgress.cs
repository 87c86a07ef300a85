using Kooperation.Domain.Progress.Known;
using Kooperation.Domain.Progress.Saying;

namespace Kooperation.Domain.Progress;

/// <summary>
/// How far a strategy has come: a pure function of what was told of it and of its measures, of the depth of the partnerships involved, of the rules
/// and of a day. Steps after the day are not known to it.
/// </summary>
public static class StrategyProgress
{
    /// <summary>All figures with everything that explains them.</summary>
    /// <param name="depths">The level of each partnership on the day, 0 to 5; what is missing there is not known.</param>
    /// <param name="others">Other strategies of the municipality as they stood on the day.</param>
    public static ProgressAssessment Assess(
        StrategyEvidence strategy,
        IReadOnlyList<MeasureEvidence> measures,
        IReadOnlyDictionary<Guid, int> depths,
        ProgressRules rules,
        DateOnly day,
        IReadOnlyList<StrategyOutline>? others = null) =>
        new Explanation(StrategyStanding.Of(strategy, measures, depths, rules, day), rules).Say(others ?? []);

    /// <summary>The measures of a strategy one by one, for lists; those that were not planned by the day are left out.</summary>
    public static IReadOnlyList<MeasureProgress> Measures(
        StrategyEvidence strategy,
        IReadOnlyList<MeasureEvidence> measures,
        IReadOnlyDictionary<Guid, int> depths,
        ProgressRules rules,
        DateOnly day)
    {
        var standing = StrategyStanding.Of(strategy, measures, depths, rules, day);
        var explanation = new Explanation(standing, rules);
        return [.. standing.AllMeasures.Select(explanation.Say)];
    }
}

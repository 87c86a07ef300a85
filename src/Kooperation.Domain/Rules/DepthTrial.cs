using Kooperation.Domain.Depth;

namespace Kooperation.Domain.Rules;

/// <summary>A time in which a candidate gives a partnership other levels than the rules in force on its days do.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; the day of the trial where it goes on.</param>
/// <param name="Rules">The version in force.</param>
/// <param name="Before">By the rules in force.</param>
/// <param name="After">By the candidate.</param>
/// <param name="Why">What differs, as on the first day.</param>
public sealed record DifferentDepth(DateOnly From, DateOnly Until, string Rules, LevelsOfDay Before, LevelsOfDay After, IReadOnlyList<DifferentLevel> Why);

/// <summary>The levels of a day, after brakes.</summary>
/// <param name="IsDormant">Whether there was evidence and none is valid any more.</param>
public readonly record struct LevelsOfDay(int Level, bool IsDormant, DimensionLevels Dimensions)
{
    public static LevelsOfDay Of(DepthLevels levels) => new(levels.Level, levels.IsDormant, levels.Dimensions);
}

/// <summary>One level that differs and the steps behind it: by the rules in force and by a candidate, or on a day and on a later one.</summary>
/// <param name="Dimension">Null for the level of the partnership.</param>
/// <param name="CarriedBefore">The steps that carry it by the rules in force, or on the day; of the level those of the dimensions are meant.</param>
/// <param name="CarriedAfter">The steps that carry it by the candidate, or on the later day.</param>
/// <param name="HeldDownBefore">The steps that hold it down by the rules in force, or on the day.</param>
/// <param name="HeldDownAfter">The steps that hold it down by the candidate, or on the later day.</param>
public sealed record DifferentLevel(
    Dimension? Dimension,
    int Before,
    int After,
    IReadOnlyList<Guid> CarriedBefore,
    IReadOnlyList<Guid> CarriedAfter,
    IReadOnlyList<Guid> HeldDownBefore,
    IReadOnlyList<Guid> HeldDownAfter)
{
    /// <summary>The level and the dimensions that differ between two courses, or two days of one.</summary>
    public static IReadOnlyList<DifferentLevel> Between((DepthCourse Course, DateOnly Day) before, (DepthCourse Course, DateOnly Day) after)
    {
        var (was, wouldBe) = (before.Course.On(before.Day), after.Course.On(after.Day));
        var found = new List<DifferentLevel>();
        if (was.Level != wouldBe.Level)
            found.Add(new DifferentLevel(null, was.Level, wouldBe.Level, [], [], before.Course.HeldDownBy(null, before.Day), after.Course.HeldDownBy(null, after.Day)));

        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            if (was.Dimensions[dimension] == wouldBe.Dimensions[dimension]) continue;
            found.Add(new DifferentLevel(
                dimension,
                was.Dimensions[dimension],
                wouldBe.Dimensions[dimension],
                before.Course.CarriedBy(dimension, before.Day),
                after.Course.CarriedBy(dimension, after.Day),
                before.Course.HeldDownBy(dimension, before.Day),
                after.Course.HeldDownBy(dimension, after.Day)));
        }

        return found;
    }
}

/// <summary>What a candidate for the rules of depth would have made of the history of a partnership.</summary>
public static class DepthTrial
{
    /// <summary>Every span of days, from the first step to the last day asked for, on which the level, the word for level 0 or a dimension differs.</summary>
    public static IReadOnlyList<DifferentDepth> Differences(IReadOnlyList<DepthFact> evidence, RulesInForce inForce, DepthRules candidate, DateOnly last)
    {
        var (before, after) = (DepthCourse.Of(evidence, inForce, last), DepthCourse.Of(evidence, candidate, last));
        var days = before.Turns.Concat(after.Turns).Distinct().Order().ToList();
        var found = new List<DifferentDepth>();

        for (var at = 0; at < days.Count; at++)
        {
            var (day, until) = (days[at], at + 1 < days.Count ? days[at + 1].AddDays(-1) : last);
            var (rules, was, wouldBe) = (inForce.Depth(day), LevelsOfDay.Of(before.On(day)), LevelsOfDay.Of(after.On(day)));
            if (was == wouldBe) continue;

            if (found is [.., var open] && open.Until.AddDays(1) == day && open.Before == was && open.After == wouldBe && open.Rules == rules.Version)
                found[^1] = open with { Until = until };
            else found.Add(new DifferentDepth(day, until, rules.Version, was, wouldBe, DifferentLevel.Between((before, day), (after, day))));
        }

        return found;
    }
}

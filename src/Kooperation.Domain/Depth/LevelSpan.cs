using Kooperation.Domain.Rules;

namespace Kooperation.Domain.Depth;

/// <summary>A time in which the level of a partnership stays the same.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null where it goes on.</param>
/// <param name="Why">What differs on the first day from the day before.</param>
public sealed record LevelSpan(DateOnly From, DateOnly? Until, int Level, bool IsDormant, IReadOnlyList<DifferentLevel> Why)
{
    /// <summary>One after the other from the first step on, each day as it was found on it.</summary>
    public static IReadOnlyList<LevelSpan> Of(DepthCourse course)
    {
        var spans = new List<LevelSpan>();
        foreach (var day in course.Turns)
        {
            var levels = course.On(day);
            if (spans is [.., var open])
            {
                if (open.Level == levels.Level && open.IsDormant == levels.IsDormant) continue;
                spans[^1] = open with { Until = day.AddDays(-1) };
            }

            spans.Add(new LevelSpan(day, null, levels.Level, levels.IsDormant, DifferentLevel.Between((course, day.AddDays(-1)), (course, day))));
        }

        return spans;
    }
}

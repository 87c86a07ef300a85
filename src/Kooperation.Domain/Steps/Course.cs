using System.Collections.Immutable;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Steps;

/// <summary>
/// What happened to one thing, in the order in which it happened: a step that is recorded late takes its place among the others.
/// Where the dates do not tell which came first, the one recorded first stands first.
/// </summary>
public sealed class Course
{
    private readonly ImmutableList<Mark> _marks;

    private Course(ImmutableList<Mark> marks) => _marks = marks;

    public static Course Of(IEnumerable<Mark> recorded) => recorded.Aggregate(
        new Course([]),
        (course, mark) => new Course(course._marks.Insert(course.PlaceOf(mark.OccurredOn), mark)));

    /// <summary>All of it, in the order in which it happened.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Where it has come to.</summary>
    public Mark? Last => _marks.Count > 0 ? _marks[^1] : null;

    /// <summary>What a step of that day would follow.</summary>
    public Mark? Before(PartialDate occurredOn) => _marks.ElementAtOrDefault(PlaceOf(occurredOn) - 1);

    /// <summary>What would follow a step of that day.</summary>
    public Mark? After(PartialDate occurredOn) => _marks.ElementAtOrDefault(PlaceOf(occurredOn));

    private int PlaceOf(PartialDate occurredOn) => _marks.FindLastIndex(earlier => earlier.CanPrecede(occurredOn)) + 1;
}

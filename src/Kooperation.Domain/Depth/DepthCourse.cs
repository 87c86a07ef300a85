using Kooperation.Domain.Depth.Known;
using Kooperation.Domain.Rules;

namespace Kooperation.Domain.Depth;

/// <summary>
/// The levels of a partnership on all days up to a last one, each day as it was found on it, by one edition of the rules or by those in force one after the
/// other. All days are laid out at once, which takes hardly longer than a single one.
/// </summary>
public sealed class DepthCourse
{
    private readonly IReadOnlyList<(DateOnly From, DepthLevels Levels, Timeline Known)> _levels;

    private DepthCourse(IReadOnlyList<(DateOnly, DepthLevels, Timeline)> levels) => _levels = levels;

    /// <summary>The days on which the levels, or the rules, change. Before the first one nothing was known.</summary>
    public IEnumerable<DateOnly> Turns => _levels.Select(one => one.From);

    public static DepthCourse Of(IReadOnlyList<DepthFact> evidence, DepthRules rules, DateOnly last)
    {
        var days = evidence.Where(fact => fact.OccurredOn.IsKnown).Select(fact => fact.OccurredOn.Middle!.Value).ToList();
        if (days.Count == 0) return new DepthCourse([]);

        var first = days.Min();
        var known = Timeline.Throughout(PartnershipDepth.AsArray(evidence), rules, first, last);
        var before = known.At(first.DayNumber);
        var levels = new List<(DateOnly, DepthLevels, Timeline)> { (first, before, known) };
        foreach (var day in known.TurnsUntil(last.DayNumber))
        {
            var then = known.At(day);
            if (then == before) continue;
            levels.Add((DateOnly.FromDayNumber(day), then, known));
            before = then;
        }

        return new DepthCourse(levels);
    }

    public static DepthCourse Of(IReadOnlyList<DepthFact> evidence, RulesInForce inForce, DateOnly last)
    {
        var editions = inForce.DepthInTurn();
        if (editions is [var only]) return Of(evidence, only.Rules, last);

        var levels = new List<(DateOnly, DepthLevels, Timeline)>();
        for (var at = 0; at < editions.Count && editions[at].From <= last; at++)
        {
            var (from, until) = (editions[at].From, at + 1 < editions.Count ? editions[at + 1].From : DateOnly.MaxValue);
            var course = Of(evidence, editions[at].Rules, last);
            if (course.Holding(from) is { Known: { } known } holding) levels.Add((from, holding.Levels, known));
            levels.AddRange(course._levels.Where(one => one.From > from && one.From < until));
        }

        return new DepthCourse(levels);
    }

    /// <summary>The levels of a day; nothing before the first turn.</summary>
    public DepthLevels On(DateOnly day) => Holding(day).Levels;

    /// <summary>The steps that make a dimension what it is on a day, before brakes; the longest lasting first.</summary>
    public IReadOnlyList<Guid> CarriedBy(Dimension dimension, DateOnly day) =>
        Holding(day) is { Known: { } known } holding ? known.CarryingOn(day.DayNumber, dimension, holding.Levels.BeforeBrakes[dimension]) : [];

    /// <summary>The steps that hold a dimension down on a day.</summary>
    /// <param name="dimension">Null for the level itself.</param>
    public IReadOnlyList<Guid> HeldDownBy(Dimension? dimension, DateOnly day) => Holding(day).Known?.BrakingOn(day.DayNumber, dimension) ?? [];

    private (DateOnly From, DepthLevels Levels, Timeline? Known) Holding(DateOnly day)
    {
        var (low, high) = (0, _levels.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_levels[middle].From <= day) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? default : _levels[low - 1];
    }
}

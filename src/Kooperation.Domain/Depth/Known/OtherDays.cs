using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Known;

/// <summary>
/// Whether other days within partial dates would give another level, or another level of a dimension. A step is read with all its dates at their
/// first possible day, at their last, and so that what it carries is shortest and longest. Tried is each of these readings for all steps
/// together, and for each step that can matter alone, the latest steps first, as far as <see cref="MostFacts"/> allows.
/// </summary>
internal sealed class OtherDays
{
    /// <summary>How many facts are gone through at most for steps alone, so that long histories stay quick to read.</summary>
    private const int MostFacts = 1_600;

    private static readonly Func<PartialDate, DateOnly?> First = date => date.Earliest;
    private static readonly Func<PartialDate, DateOnly?> Last = date => date.Latest;

    private static readonly (Func<PartialDate, DateOnly?> Begins, Func<PartialDate, DateOnly?> Ends)[] Readings =
        [(First, First), (Last, Last), (Last, First), (First, Last)];

    private readonly DepthFact[] _facts;
    private readonly DepthRules _rules;
    private readonly DateOnly _day;
    private readonly bool _statedOnly;
    private readonly DepthLevels _levels;
    private readonly (int Lowest, int Highest)[] _dimensions = new (int, int)[DimensionLevels.Count];
    private (int Lowest, int Highest) _level;

    private OtherDays(DepthFact[] facts, DepthRules rules, DateOnly day, bool statedOnly, DepthLevels levels)
    {
        (_facts, _rules, _day, _statedOnly, _levels) = ([.. facts], rules, day, statedOnly, levels);
        _level = (levels.Level, levels.Level);
        for (var dimension = Dimension.Contact; dimension <= Dimension.Strengthening; dimension++)
            _dimensions[(int)dimension] = (levels.Dimensions[dimension], levels.Dimensions[dimension]);
    }

    public static Uncertainty? Of(DepthFact[] facts, DepthRules rules, DateOnly day, bool statedOnly, Timeline known, DepthLevels levels)
    {
        var open = Candidates(facts, rules, day, known);
        return open.Count == 0 ? null : new OtherDays(facts, rules, day, statedOnly, levels).Try(open);
    }

    private Uncertainty? Try(List<int> open)
    {
        var readings = open.ToDictionary(index => index, index => ReadingsOf(_facts[index]));
        for (var reading = 0; reading < Readings.Length; reading++)
        {
            foreach (var index in open) _facts[index] = readings[index][reading];
            See();
        }

        foreach (var index in open) _facts[index] = readings[index][^1];
        var deciding = new List<UncertainStep>();
        foreach (var index in open.Take(MostFacts / _facts.Length / Readings.Length))
        {
            var others = readings[index][..^1].Distinct().Select(reading =>
            {
                _facts[index] = reading;
                return See();
            }).ToList();
            _facts[index] = readings[index][^1];

            var levels = others.Select(other => other.Level).Where(level => level != _levels.Level).Distinct().Order().ToList();
            var dimensions = Enum.GetValues<Dimension>().Where(dimension => others.Exists(other => other.Dimensions[dimension] != _levels.Dimensions[dimension])).ToList();
            if (levels.Count > 0 || dimensions.Count > 0) deciding.Add(new UncertainStep(_facts[index].StepId, _facts[index].Event, _facts[index].OccurredOn, levels, dimensions));
        }

        return Say(deciding);
    }

    private DepthLevels See()
    {
        var found = Timeline.Of(_facts, _rules, _day, _statedOnly).At(_day.DayNumber);
        _level = Widened(_level, found.Level);
        for (var dimension = Dimension.Contact; dimension <= Dimension.Strengthening; dimension++)
            _dimensions[(int)dimension] = Widened(_dimensions[(int)dimension], found.Dimensions[dimension]);

        return found;
    }

    private Uncertainty? Say(List<UncertainStep> deciding)
    {
        var dimensions = Enum.GetValues<Dimension>()
            .Select(dimension => new UncertainDimension(dimension, _dimensions[(int)dimension].Lowest, _dimensions[(int)dimension].Highest))
            .Where(range => range.Lowest < range.Highest)
            .ToList();
        if (_level.Lowest == _level.Highest && dimensions.Count == 0) return null;

        return new Uncertainty(_level.Lowest, _level.Highest, dimensions, deciding, new Sentence(
            "Some days are known in part only. On other days within what is known the level would be "
            + $"{Range(_level, "to")}{InBrackets(dimensions, "to", name => name.English)}. Tried were first and last days, of all steps together and of each alone, not every combination.",
            "Einige Tage sind nur teilweise bekannt. An anderen möglichen Tagen ergäbe sich Stufe "
            + $"{Range(_level, "bis")}{InBrackets(dimensions, "bis", name => name.German)}. Geprüft wurden erste und letzte Tage, von allen Schritten zusammen und von jedem für sich, nicht jede Verbindung."));
    }

    private string InBrackets(List<UncertainDimension> dimensions, string to, Func<Sentence, string> inTongue) => dimensions.Count == 0
        ? ""
        : $" ({string.Join(", ", dimensions.Select(range => $"{inTongue(_rules.Dimensions[(int)range.Dimension].Short)} {Range((range.Lowest, range.Highest), to)}"))})";

    private static string Range((int Lowest, int Highest) range, string to) =>
        range.Lowest == range.Highest ? $"{range.Lowest}" : $"{range.Lowest} {to} {range.Highest}";

    private static (int, int) Widened((int Lowest, int Highest) range, int found) => (Math.Min(range.Lowest, found), Math.Max(range.Highest, found));

    // One for each of Readings, and the step as it stands at the end.
    private DepthFact[] ReadingsOf(DepthFact fact) => [.. Readings.Select(reading => Read(fact, reading.Begins, reading.Ends)), fact];

    private DepthFact Read(DepthFact fact, Func<PartialDate, DateOnly?> begins, Func<PartialDate, DateOnly?> ends)
    {
        var (from, until) = (fact.Term?.From ?? default, fact.Term?.Until ?? default);
        var (begun, ended) = (At(from, begins), At(until, ends));
        if (ended.Latest < begun.Earliest) ended = begun; // A term has at least one day.

        return fact with
        {
            OccurredOn = Past(fact.OccurredOn, begins),
            SignedOn = Past(fact.SignedOn, begins),
            AnsweredOn = Past(fact.AnsweredOn, begins),
            Due = At(fact.Due, ends),
            Until = At(fact.Until, ends),
            Term = fact.Term is null ? null : new Term(begun, ended)
        };
    }

    private static PartialDate At(PartialDate date, Func<PartialDate, DateOnly?> at) => at(date) is { } day ? day : date;

    // What may have happened by now did not happen later than today.
    private PartialDate Past(PartialDate date, Func<PartialDate, DateOnly?> at) =>
        date.Earliest > _day || at(date) is not { } day ? date : day > _day ? _day : day;

    // Long gone steps cannot matter, unless they end or begin something else.
    private static List<int> Candidates(DepthFact[] facts, DepthRules rules, DateOnly day, Timeline known)
    {
        var longest = Math.Max(
            rules.Regularity.Reliable.Months,
            rules.Evidence.Select(line => line.Lasts.Months ?? 0).DefaultIfEmpty(0).Max()) + known.Pauses.All.Count * rules.Brakes.PauseMonths;
        var open = new List<int>();
        for (var i = 0; i < facts.Length; i++)
        {
            if (!IsOpen(facts[i]) || !known.Counts(i, out _)) continue;
            if (facts[i].About is null && !facts[i].Event.StartsWith("Partner", StringComparison.Ordinal) && facts[i].Term is null
                && facts[i].OccurredOn.Latest!.Value.AddMonths(longest) < day) continue;
            open.Add(i);
        }

        open.Sort((one, other) =>
        {
            known.Counts(one, out var oneOn);
            known.Counts(other, out var otherOn);
            return (otherOn, facts[other].StepId).CompareTo((oneOn, facts[one].StepId));
        });
        return open;
    }

    private static bool IsOpen(DepthFact fact) => InPart(fact.OccurredOn) || InPart(fact.SignedOn) || InPart(fact.AnsweredOn) || InPart(fact.Due) || InPart(fact.Until)
        || fact.Term is { } term && (InPart(term.From) || InPart(term.Until));

    private static bool InPart(PartialDate date) => date.Precision is DatePrecision.Year or DatePrecision.Month;
}

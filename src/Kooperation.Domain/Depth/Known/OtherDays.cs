using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Known;

/// <summary>
/// Whether another day within a partial date would give another level. Tried are all steps at their first possible day, all at their last,
/// and each step that can matter alone at both, the latest steps first, as far as <see cref="MostFacts"/> allows.
/// </summary>
internal static class OtherDays
{
    /// <summary>How many facts are gone through at most for steps alone, so that long histories stay quick to read.</summary>
    private const int MostFacts = 1_600;

    public static Uncertainty? Of(DepthFact[] facts, DepthRules rules, DateOnly day, bool statedOnly, Timeline known, int level)
    {
        var open = Candidates(facts, rules, day, known);
        if (open.Count == 0) return null;

        var (lowest, highest) = (level, level);
        See(LevelOf(DayTaken.Earliest, null));
        See(LevelOf(DayTaken.Latest, null));

        var deciding = new List<UncertainStep>();
        var tries = MostFacts / facts.Length / 2;
        foreach (var index in open.Take(tries))
        {
            var others = new[] { LevelOf(DayTaken.Middle, (index, DayTaken.Earliest)), LevelOf(DayTaken.Middle, (index, DayTaken.Latest)) };
            Array.ForEach(others, See);
            if (others.All(other => other == level)) continue;

            var fact = facts[index];
            deciding.Add(new UncertainStep(fact.StepId, fact.Event, fact.OccurredOn, [.. others.Where(other => other != level).Distinct().Order()]));
        }

        if (lowest == highest) return null;

        return new Uncertainty(lowest, highest, deciding, new Sentence(
            $"Some days are known in part only: on other days within what is known, the level would be {Between("to")}.",
            $"Einige Tage sind nur teilweise bekannt: An anderen möglichen Tagen ergäbe sich Stufe {Between("bis")}."));

        int LevelOf(DayTaken taken, (int, DayTaken)? other) => Timeline.Of(facts, rules, day, statedOnly, taken, other).At(day.DayNumber).Level;

        void See(int found) => (lowest, highest) = (Math.Min(lowest, found), Math.Max(highest, found));

        string Between(string to) => $"{lowest} {to} {highest}";
    }

    // Long gone steps cannot matter, unless they end or begin something else.
    private static List<int> Candidates(DepthFact[] facts, DepthRules rules, DateOnly day, Timeline known)
    {
        var longest = Math.Max(
            rules.Regularity.Reliable.Months,
            rules.Evidence.Select(line => line.Lasts.Months ?? 0).DefaultIfEmpty(0).Max()) + known.Pauses.Count * rules.Brakes.PauseMonths;
        var open = new List<int>();
        for (var i = 0; i < facts.Length; i++)
        {
            var date = facts[i].OccurredOn;
            if (date.Precision is DatePrecision.Day or DatePrecision.Unknown || !known.Counts(i, out _)) continue;
            if (facts[i].About is null && !facts[i].Event.StartsWith("Partner", StringComparison.Ordinal) && facts[i].Term is null
                && date.Latest!.Value.AddMonths(longest) < day) continue;
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
}

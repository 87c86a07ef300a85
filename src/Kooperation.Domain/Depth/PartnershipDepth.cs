using Kooperation.Domain.Depth.Known;
using Kooperation.Domain.Depth.Saying;

namespace Kooperation.Domain.Depth;

/// <summary>
/// How deep a partnership is: a pure function of its evidence, the rules and a day. The order of the evidence does not matter, steps after
/// the day are not known to it, and silence alone lowers what it finds.
/// </summary>
public static class PartnershipDepth
{
    /// <summary>The longest look ahead that an outlook takes by itself: the longest window of the table, and some.</summary>
    private const int OutlookMonths = 36;

    /// <summary>The level with everything that explains it.</summary>
    public static Assessment Assess(IReadOnlyList<DepthFact> evidence, DepthRules rules, DateOnly day, AssessmentOptions? options = null)
    {
        var statedOnly = (options ?? AssessmentOptions.All).StatedOnly;
        var facts = AsArray(evidence);
        var known = Timeline.Of(facts, rules, day, statedOnly, explaining: true);
        var explanation = new Explanation(known, rules);
        return explanation.Say(statedOnly, OtherDays.Of(facts, rules, day, statedOnly, known, explanation.Levels));
    }

    /// <summary>The bare levels, for lists of many partnerships.</summary>
    public static DepthLevels LevelsOn(IReadOnlyList<DepthFact> evidence, DepthRules rules, DateOnly day, AssessmentOptions? options = null) =>
        Timeline.Of(AsArray(evidence), rules, day, (options ?? AssessmentOptions.All).StatedOnly).At(day.DayNumber);

    /// <summary>What will fall within so many days if nothing further is recorded, the soonest first; the same as an assessment says for the days of the rules.</summary>
    public static IReadOnlyList<Fading> FadingWithin(IReadOnlyList<DepthFact> evidence, DepthRules rules, DateOnly day, int days) =>
        new Explanation(Timeline.Of(AsArray(evidence), rules, day, statedOnly: false), rules).SayFading(days);

    /// <summary>When the level or a dimension will change if nothing further is recorded.</summary>
    /// <param name="until">The last day to look at; 36 months ahead where it is left out.</param>
    public static Outlook OutlookFrom(
        IReadOnlyList<DepthFact> evidence,
        DepthRules rules,
        DateOnly day,
        DateOnly? until = null,
        AssessmentOptions? options = null)
    {
        var known = Timeline.Of(AsArray(evidence), rules, day, (options ?? AssessmentOptions.All).StatedOnly);
        var lastDay = until ?? day.AddMonths(OutlookMonths);
        var now = known.At(day.DayNumber);
        var turns = new List<Turn>();
        var before = now;

        foreach (var turn in known.TurnsUntil(lastDay.DayNumber))
        {
            var then = known.At(turn);
            if (then == before) continue;
            turns.Add(new Turn(DateOnly.FromDayNumber(turn), before, then));
            before = then;
        }

        return new Outlook(day, lastDay, rules.Version, now, turns)
        {
            BasedOn = known.BasedOn,
            WantedLevel = known.Wanted,
            PausedSince = known.Pauses.Open?.OccurredOn ?? default,
            EndedOn = known.Pauses.Ended?.OccurredOn ?? default,
            HasEnded = known.Pauses.Ended is not null
        };
    }

    /// <summary>Every change of the levels from the first step to a day, each day as it was found on it. Before the first turn nothing was known.</summary>
    public static IReadOnlyList<Turn> CourseUntil(IReadOnlyList<DepthFact> evidence, DepthRules rules, DateOnly last)
    {
        var days = evidence.Where(fact => fact.OccurredOn.IsKnown).Select(fact => fact.OccurredOn.Middle!.Value).ToList();
        if (days.Count == 0) return [];

        var turns = new List<Turn>();
        var (known, before) = (Timeline.Throughout(AsArray(evidence), rules, days.Min(), last), default(DepthLevels));
        foreach (var day in known.TurnsUntil(last.DayNumber))
        {
            var then = known.At(day);
            if (then == before) continue;
            turns.Add(new Turn(DateOnly.FromDayNumber(day), before, then));
            before = then;
        }

        return turns;
    }

    /// <summary>Which steps make the dimensions what they are on a day, and which hold them, or the level, down.</summary>
    public static LevelReasons ReasonsOn(IReadOnlyList<DepthFact> evidence, DepthRules rules, DateOnly day)
    {
        var known = Timeline.Of(AsArray(evidence), rules, day, statedOnly: false);
        return new Explanation(known, rules).SayReasons(known.At(day.DayNumber));
    }

    private static DepthFact[] AsArray(IReadOnlyList<DepthFact> evidence) => evidence as DepthFact[] ?? [.. evidence];
}

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

    internal static DepthFact[] AsArray(IReadOnlyList<DepthFact> evidence) => evidence as DepthFact[] ?? [.. evidence];
}

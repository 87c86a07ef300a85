using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;

namespace Kooperation.Depth;

/// <summary>Tells how the level of a partnership ran.</summary>
/// <param name="inForce">By which rules each day is read.</param>
public sealed class LevelInWords(IReadOnlyList<DepthFact> evidence, RulesInForce inForce)
{
    private readonly ILookup<Guid, DepthFact> _facts = evidence.ToLookup(fact => fact.StepId);

    /// <summary>From the first step to a last day.</summary>
    public IReadOnlyList<CourseSpan> Until(DateOnly last) =>
        [.. LevelSpan.Of(DepthCourse.Of(evidence, inForce, last)).Select(span => new CourseSpan(span.From, span.Until, span.Level, span.IsDormant, Named(span), [.. Causes(span)]))];

    private Sentence Named(LevelSpan span)
    {
        var name = inForce.Depth(span.From).NameOf(span.Level, span.IsDormant);
        return new Sentence($"{span.Level} · {name.English}", $"{span.Level} · {name.German}");
    }

    private IEnumerable<CourseCause> Causes(LevelSpan span)
    {
        var (rules, before) = (inForce.Depth(span.From), inForce.Depth(span.From.AddDays(-1)));
        if (rules.Version != before.Version)
            yield return new CourseCause(new Sentence($"the rules {rules.Version} came into force", $"die Regeln {rules.Version} traten in Kraft"), []);

        foreach (var one in span.Why.Where(one => one.Dimension is not null || one.HeldDownBefore.Concat(one.HeldDownAfter).Any()))
        {
            var (what, rises) = (one.Dimension is { } dimension ? rules.Dimensions[(int)dimension].Short : TheLevel, one.After > one.Before);
            var held = rises ? one.HeldDownBefore.Except(one.HeldDownAfter) : one.HeldDownAfter.Except(one.HeldDownBefore);
            var (carried, other) = rises ? (one.CarriedAfter, one.CarriedBefore) : (one.CarriedBefore, one.CarriedAfter);
            if (Told(held) is [_, ..] brakes) yield return new CourseCause(Said(what, one, rises ? NoLongerLimited : Limited), brakes);
            else if (Told(carried.Except(other)) is [_, ..] steps) yield return new CourseCause(Said(what, one, rises ? Counts : CountsNoLonger), steps);
            else if (one.Dimension is not null) yield return new CourseCause(Said(what, one, rises ? CountsForMore : CountsForLess), Told(carried));
        }

        // The last gate asks for the partner's own view beside the dimensions.
        if (span.Why is [{ Dimension: null, HeldDownBefore: [], HeldDownAfter: [] } level])
            yield return new CourseCause(level.After > level.Before ? Confirmed : ConfirmedNoLonger, []);
    }

    private IReadOnlyList<ToldStep> Told(IEnumerable<Guid> steps) => [.. steps.SelectMany(id => _facts[id]).Select(fact => fact.Told())];

    private static Sentence Said(Sentence what, DifferentLevel one, Sentence why) => new(
        $"{what.English} {(one.After > one.Before ? "rises" : "falls")} from {one.Before} to {one.After}: {why.English}",
        $"{what.German} {(one.After > one.Before ? "steigt" : "sinkt")} von {one.Before} auf {one.After}: {why.German}");

    private static readonly Sentence TheLevel = new("the level", "die Stufe");
    private static readonly Sentence Counts = new("this counts now", "das zählt jetzt");
    private static readonly Sentence CountsNoLonger = new("this no longer counts", "das zählt nicht mehr");
    private static readonly Sentence CountsForMore = new("this counts for more now", "das zählt jetzt mehr");
    private static readonly Sentence CountsForLess = new("this counts for less now", "das zählt jetzt weniger");
    private static readonly Sentence Limited = new("this limits it", "das begrenzt");
    private static readonly Sentence NoLongerLimited = new("this no longer limits it", "das begrenzt nicht mehr");
    private static readonly Sentence Confirmed = new("the organisation's own view confirms the level", "die Sicht der Organisation bestätigt die Stufe");
    private static readonly Sentence ConfirmedNoLonger = new("the organisation's own view no longer confirms the level", "die Sicht der Organisation bestätigt die Stufe nicht mehr");
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress.Known;
using Kooperation.Domain.Progress.Rules;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Progress.Saying;

// One measure.
internal sealed partial class Explanation
{
    public MeasureProgress Say(MeasureStanding measure)
    {
        var outline = measure.Outline;
        return new MeasureProgress(
            outline.Id,
            outline.StrategyId,
            outline.GoalId,
            outline.Title,
            outline.ResponsibleOffice,
            outline.ExternalBody,
            outline.Term,
            outline.RescheduledBy is { } rescheduled ? ToldStep.Of(rescheduled) : null,
            outline.Weight,
            outline.WeightedBy is { } weighted ? ToldStep.Of(weighted) : null,
            ToldStep.Of(outline.PlannedBy),
            outline.State,
            _names[(int)outline.State],
            outline.StateBy is { } told ? ToldStep.Of(told) : null,
            [.. outline.Course.Select(ToldStep.Of)],
            measure.Counts,
            SayLate(measure),
            ImplementationOf(measure),
            ExpectationOf(measure),
            measure.Counts ? Light(measure.Standing, measure.Light) : null,
            Freshness(measure.Freshness, measure.Standing.LastReport),
            ParticipationOf(measure),
            [.. outline.Milestones.Select(milestone => Say(milestone, measure))],
            outline.MergedInto,
            outline.Absorbed,
            OverridesOf(outline.Id),
            [.. SayNotes(measure)]);
    }

    private Implementation ImplementationOf(MeasureStanding measure)
    {
        var (rule, ratio) = (measure.Rule, measure.Standing.Implementation);
        if (rule.Counts == Counting.LeftOut)
        {
            return new Implementation(false, null, 0, default, default, default, _rules.Implementation.LeftOut, rule.Why, rule.At);
        }

        var why = ratio.IsKnown
            ? rule.Why.Fill(
                ("reached", Figure.InWords(ratio.Certain)),
                ("counted", Figure.InWords(ratio.Counted)),
                ("from", InWords.Day(measure.Outline.Term.From)))
            : rule.Unknown!;

        return Implementation(ratio, why, rule.At);
    }

    private Expectation ExpectationOf(MeasureStanding measure)
    {
        var ratio = measure.Standing.Expected;
        if (!ratio.IsKnown) return Expectation(ratio, _rules.Expected.Unknown, "/expected/unknown");

        var (certain, counted) = (Figure.InWords(ratio.Certain), Figure.InWords(ratio.Counted));
        return measure.IsExpectedByMilestones
            ? Expectation(ratio, _rules.Expected.ByMilestones.Fill(("due", certain), ("counted", counted)), "/expected/byMilestones")
            : Expectation(ratio, _rules.Expected.ByPeriod.Fill(("elapsed", certain), ("length", counted)), "/expected/byPeriod");
    }

    private List<Sentence> SayLate(MeasureStanding measure)
    {
        var late = measure.Overdue
            .Select(overdue => _rules.Late.Milestone.Fill(
                ("due", InWords.Day(overdue.Milestone.DueOn)),
                ("title", InWords.Same(overdue.Milestone.Title))))
            .ToList();
        if (measure.IsPast(_known.Day)) late.Add(_rules.Late.Period.Fill(("until", InWords.Day(measure.Outline.Term.Until))));

        return late;
    }

    private MeasureParticipation ParticipationOf(MeasureStanding measure) => new(
        measure.Outline.Partners.Count > 0,
        measure.Standing.WithDeepPartner > 0,
        measure.Depth,
        measure.Outline.CoDesign,
        [
            .. measure.Outline.Partners.Select(partner => new PartnerPart(
                partner.PartnershipId,
                measure.DepthOf(partner.PartnershipId),
                [.. partner.InvolvedBy.Select(fact => new PartnerRoleTold(fact.Role, fact.Stage, ToldStep.Of(fact)))]))
        ]);

    private static MilestoneProgress Say(MilestoneOutline milestone, MeasureStanding measure) => new(
        milestone.MilestoneId,
        milestone.Title,
        milestone.Weight,
        milestone.DueOn,
        ToldStep.Of(milestone.RescheduledBy ?? milestone.PlannedBy),
        milestone.ReachedBy is { } reached ? ToldStep.Of(reached) : null,
        milestone.DroppedBy is { } dropped ? ToldStep.Of(dropped) : null,
        milestone.DroppedBy is null,
        measure.Overdue.FirstOrDefault(overdue => ReferenceEquals(overdue.Milestone, milestone))?.Days);

    private IEnumerable<Sentence> SayNotes(MeasureStanding measure)
    {
        var outline = measure.Outline;
        if (outline.StateBy is { OccurredOn.IsKnown: false }) yield return _rules.States.Undated;
        if (outline is { State: MeasureState.CallOpen, Calls: > 1 }) yield return _rules.States.Reopened.Fill(("count", InWords.Number(outline.Calls)));
        if (outline.CoDesign == CoDesign.Unclear) yield return _rules.Participation.UndatedDesign;
        if (!measure.Counts && measure.Rule.Counts != Counting.LeftOut)
            yield return _known.WithoutGoal.Contains(measure) ? _rules.Implementation.WithoutGoal : _rules.Implementation.GoalDropped;
    }
}

using Kooperation.Domain.Progress.Rules;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Progress.Known;

/// <summary>One measure on a day with its bare figures.</summary>
/// <param name="Counts">Whether it is part of what its goal adds up to.</param>
/// <param name="Begins">The first day of its period.</param>
/// <param name="Ends">The last day of its period.</param>
internal sealed record MeasureStanding(
    MeasureOutline Outline,
    StateRule Rule,
    bool Counts,
    DateOnly? Begins,
    DateOnly? Ends,
    bool IsExpectedByMilestones,
    FreshnessDegree Freshness,
    IReadOnlyList<OverdueOutline> Overdue,
    IReadOnlyDictionary<Guid, int> Depths,
    Standing Standing,
    LightDecision Light)
{
    /// <summary>The deepest cooperation among its partners; null where none is known.</summary>
    public int? Depth => Outline.Partners.Max(partner => DepthOf(partner.PartnershipId));


    /// <summary>Completed and established measures owe nothing any more.</summary>
    public bool IsReached => Rule.Counts == Counting.Everything;

    public bool IsPast(DateOnly day) => Counts && !IsReached && Ends < day;

    public int? DepthOf(Guid partnership) => Depths.TryGetValue(partnership, out var depth) ? depth : null;

    public static MeasureStanding Of(MeasureOutline outline, int reportEveryMonths, IReadOnlyDictionary<Guid, int> depths, ProgressRules rules, DateOnly day, bool goalCounts)
    {
        var rule = rules.Of(outline.State);
        var counts = goalCounts && rule.Counts != Counting.LeftOut;
        var (begins, ends) = (outline.Term.From.Earliest, outline.Term.Until.Latest);
        var (expected, byMilestones) = ExpectedOf(outline, begins, ends, day);

        IReadOnlyList<OverdueOutline> overdue = counts && rule.Counts != Counting.Everything ? OverdueIn(outline, day) : [];
        var lastReport = LastReportOn(outline, rules.Freshness);
        var reported = lastReport?.DegreeOn(day, reportEveryMonths) ?? FreshnessDegree.Never;
        var freshness = rule.ReportDue ? reported : FreshnessDegree.NotDue;
        var isDeep = outline.Partners.Any(partner => depths.TryGetValue(partner.PartnershipId, out var depth) && depth >= rules.Participation.Depth);

        var standing = new Standing
        {
            Implementation = ImplementationOf(outline, rule, begins, day),
            Expected = expected,
            Measures = 1,
            Overdue = overdue.Count,
            LongOverdue = overdue.Count(milestone => milestone.Days > rules.Light.Red.OverdueDays),
            Freshness = FreshnessCounts.One(freshness),
            Reported = reported == FreshnessDegree.Fresh ? 1 : 0,
            LastReport = lastReport,
            WithPartner = outline.Partners.Count > 0 ? 1 : 0,
            WithDeepPartner = isDeep ? 1 : 0,
            CoDesigned = outline.CoDesign == CoDesign.Yes ? 1 : 0
        };

        return new MeasureStanding(outline, rule, counts, begins, ends, byMilestones, freshness, overdue, depths, standing, standing.Light(rules.Light));
    }

    private static Ratio ImplementationOf(MeasureOutline outline, StateRule rule, DateOnly? begins, DateOnly day)
    {
        switch (rule.Counts)
        {
            case Counting.Nothing:
                return Ratio.Nothing;
            case Counting.Everything:
                return Ratio.Everything;
            case Counting.UntilItBegins:
                return day < begins ? Ratio.Nothing : Ratio.NotKnown;
            case Counting.LeftOut:
                return new Ratio(0, 0, 0);
            default:
                var (reached, counted) = (0m, 0m);
                foreach (var milestone in outline.Milestones)
                {
                    if (milestone.DroppedBy is not null) continue;
                    counted += milestone.Weight.Value;
                    if (milestone.ReachedBy is not null) reached += milestone.Weight.Value;
                }

                return counted > 0 ? new Ratio(reached, 0, counted) : Ratio.NotKnown;
        }
    }

    private static (Ratio Expected, bool ByMilestones) ExpectedOf(MeasureOutline outline, DateOnly? begins, DateOnly? ends, DateOnly day)
    {
        var (due, counted, dated) = (0m, 0m, false);
        foreach (var milestone in outline.Milestones)
        {
            if (milestone.DroppedBy is not null) continue;
            counted += milestone.Weight.Value;
            dated |= milestone.DueOn.IsKnown;
            if (milestone.DueOn.Latest <= day) due += milestone.Weight.Value;
        }

        if (dated) return (new Ratio(due, 0, counted), true);
        if (begins is not { } first || ends is not { } last || last < first) return (Ratio.NotKnown, false);

        var length = last.DayNumber - first.DayNumber + 1;
        return (new Ratio(Math.Clamp(day.DayNumber - first.DayNumber + 1, 0, length), 0, length), false);
    }

    private static IReadOnlyList<OverdueOutline> OverdueIn(MeasureOutline outline, DateOnly day) =>
    [
        .. outline.Milestones
            .Where(milestone => milestone.DroppedBy is null && milestone.ReachedBy is null && milestone.DueOn.Latest < day)
            .Select(milestone => new OverdueOutline(milestone, day.DayNumber - milestone.DueOn.Latest!.Value.DayNumber))
    ];

    private static LastReport? LastReportOn(MeasureOutline outline, FreshnessRule rule)
    {
        MeasureFact? last = null;
        foreach (var fact in outline.Known)
        {
            if (fact.OccurredOn.IsKnown && rule.Reports.Contains(fact.Event) && !(fact.OccurredOn.Middle < last?.OccurredOn.Middle)) last = fact;
        }

        if (outline.LastReport is { } mere && rule.Reports.Contains("MeasureReported") && !(mere.OccurredOn.Middle < last?.OccurredOn.Middle))
            return new LastReport(outline.Id, ToldStep.Of(mere), mere.OccurredOn.Middle!.Value);

        return last is null ? null : new LastReport(outline.Id, ToldStep.Of(last), last.OccurredOn.Middle!.Value);
    }
}

/// <summary>A milestone past its date.</summary>
/// <param name="Days">Days since its last day.</param>
internal sealed record OverdueOutline(MilestoneOutline Milestone, int Days);

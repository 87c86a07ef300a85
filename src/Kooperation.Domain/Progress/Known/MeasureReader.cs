using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress.Known;

/// <summary>Reads a measure as it stood on a day from its evidence.</summary>
internal static class MeasureReader
{
    public static MeasureOutline? Read(MeasureEvidence evidence, DateOnly day)
    {
        var (known, basis) = (new List<MeasureFact>(evidence.Facts.Count), default(ProgressBasis));
        MeasureFact? planned = null;
        MeasureFact? titled = null, assigned = null, scheduled = null, weighted = null;
        var milestones = new List<Milestone>();
        var partners = new List<(Guid Id, List<MeasureFact> By)>();
        var absorbed = new List<Guid>();

        foreach (var fact in evidence.Facts)
        {
            if (!fact.OccurredOn.HasHappened(day)) continue;

            known.Add(fact);
            basis = basis.With(fact.OccurredOn, fact.Basis);
            switch (fact.Event)
            {
                case "MeasurePlanned":
                    (planned, titled, assigned, scheduled, weighted) = (fact, fact, fact, fact, fact);
                    break;
                case "MeasureReworded":
                    Hold(ref titled, fact);
                    break;
                case "MeasureAssigned":
                    Hold(ref assigned, fact);
                    break;
                case "MeasureRescheduled":
                    Hold(ref scheduled, fact);
                    break;
                case "MeasureWeighted":
                    Hold(ref weighted, fact);
                    break;
                case "MilestonePlanned":
                    milestones.Add(new Milestone(fact));
                    break;
                case "MilestoneReached" or "MilestoneRescheduled" or "MilestoneDropped":
                    milestones.Find(milestone => milestone.Planned.About == fact.About)?.Take(fact);
                    break;
                case "PartnerInvolved" when fact.About is { } partnership:
                    Involve(partnership, fact);
                    break;
                case "MeasureCompleted":
                    foreach (var partnership in fact.Partners ?? []) Involve(partnership, fact);
                    break;
                case "MeasuresMerged" when !fact.IsAbsorbed && fact.About is { } other:
                    absorbed.Add(other);
                    break;
            }
        }

        if (planned is null) return null;

        var course = Happening.InOrder(known.Where(StateCourse.Tells));
        var state = StateCourse.Of(course);
        var (lastReport, ofReports) = Reports(evidence.Reports, day);

        return new MeasureOutline
        {
            Id = evidence.Id,
            StrategyId = evidence.StrategyId,
            GoalId = planned.GoalId ?? Guid.Empty,
            Title = titled?.Title ?? "",
            ResponsibleOffice = assigned?.Office,
            ExternalBody = assigned?.ExternalBody,
            Term = scheduled?.Term ?? Term.Open,
            RescheduledBy = scheduled?.Event == "MeasureRescheduled" ? scheduled : null,
            Weight = weighted?.Weight ?? Quantity.One,
            WeightedBy = weighted?.Weight is null ? null : weighted,
            BudgetCeilingInCents = planned.AmountInCents,
            PlannedBy = planned,
            State = state.State,
            StateBy = state.By,
            Course = course,
            Calls = course.Count(fact => fact.Event == "CallOpened"),
            Milestones = [.. milestones.Select(milestone => milestone.Outline)],
            Partners = [.. partners.Select(partner => new PartnerOutline(partner.Id, partner.By))],
            CoDesign = CoDesignIn(known, course),
            MergedInto = state.State == MeasureState.Merged ? state.By!.About : null,
            Absorbed = absorbed,
            Known = known,
            LastReport = lastReport,
            Basis = basis + ofReports
        };

        void Involve(Guid partnership, MeasureFact fact)
        {
            var place = partners.FindIndex(partner => partner.Id == partnership);
            if (place < 0) partners.Add((partnership, [fact]));
            else partners[place].By.Add(fact);
        }
    }

    private static (MereReport? Last, ProgressBasis Basis) Reports(MereReports reports, DateOnly day)
    {
        var (last, lastOn, basis) = ((MereReport?)null, DateOnly.MinValue, default(ProgressBasis));
        for (var index = 0; index < reports.Count; index++)
        {
            var report = reports[index];
            var on = report.OccurredOn.Middle;
            if (on > day) continue;

            basis = basis.With(report.OccurredOn, report.Basis);
            if (on >= lastOn) (last, lastOn) = (report, on.Value);
        }

        return (last, basis);
    }

    // Before the approval, or before whatever shows that it was decided on where no approval is known.
    private static CoDesign CoDesignIn(List<MeasureFact> known, List<MeasureFact> course)
    {
        var designs = known.Where(fact => fact is { Event: "PartnerInvolved", Role: PartnerRole.Design }).ToList();
        if (designs.Count == 0) return CoDesign.No;

        var decided = course.Find(fact => fact.Event == "MeasureApproved")
            ?? course.Find(fact => fact.Event is "CallOpened" or "MeasureStarted" or "MeasureCompleted" or "MeasureEstablished");
        if (decided is null) return CoDesign.Yes;
        if (designs.Exists(design => design.OccurredOn.IsKnown && CameBefore(design))) return CoDesign.Yes;

        return designs.Exists(design => !design.OccurredOn.IsKnown) ? CoDesign.Unclear : CoDesign.No;

        bool CameBefore(MeasureFact design) => known.IndexOf(design) < known.IndexOf(decided)
            ? design.OccurredOn.CanPrecede(decided.OccurredOn)
            : !decided.OccurredOn.CanPrecede(design.OccurredOn);
    }

    private static void Hold(ref MeasureFact? holding, MeasureFact next)
    {
        if (holding is null || holding.OccurredOn.GivesWayTo(next.OccurredOn)) holding = next;
    }

    private sealed class Milestone(MeasureFact planned)
    {
        private MeasureFact? _rescheduled, _reached, _dropped;

        public MeasureFact Planned => planned;

        public MilestoneOutline Outline => new(
            planned.About ?? Guid.Empty,
            planned.Title ?? "",
            planned.Weight ?? Quantity.One,
            (_rescheduled ?? planned).DueOn,
            planned,
            _rescheduled,
            _reached,
            _dropped);

        public void Take(MeasureFact fact)
        {
            switch (fact.Event)
            {
                case "MilestoneReached":
                    _reached ??= fact;
                    break;
                case "MilestoneDropped":
                    _dropped ??= fact;
                    break;
                default:
                    Hold(ref _rescheduled, fact);
                    break;
            }
        }
    }
}

using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Oracle;

/// <summary>What the naive reading finds of a goal, a field or a strategy.</summary>
/// <param name="Reached">Of one.</param>
/// <param name="Unknown">Of one.</param>
public sealed record NaiveShare(Fraction Reached, Fraction Unknown, string Colour, int Measures, int WithPartner, int WithDeepPartner, int CoDesigned)
{
    /// <summary>"54/46", or "-/100" where nothing is known.</summary>
    public string InTwo => Unknown >= Fraction.One ? "-/100" : $"{Reached.PercentDown}/{Unknown.PercentUp}";
}

/// <summary>What the naive reading finds of one measure.</summary>
public sealed record NaiveMeasure(Guid Id, MeasureState State, bool Counts, string InTwo, string Colour, bool IsLate, string Freshness);

/// <summary>Everything that the naive reading finds, each thing by its id.</summary>
public sealed record NaiveFindings(NaiveShare Strategy, IReadOnlyDictionary<Guid, NaiveShare> Parts, IReadOnlyDictionary<Guid, NaiveMeasure> Measures);

/// <summary>
/// The progress of a strategy once more, read off the published rules <c>progress/1</c> line by line, in exact fractions and with no regard to speed.
/// It shares no code with the evaluation of the product, so that the two can be held against each other.
/// </summary>
public sealed class NaiveProgress
{
    private readonly DateOnly _day;
    private readonly IReadOnlyDictionary<Guid, int> _depths;
    private readonly List<StrategyStep> _plan;
    private readonly List<(Guid Id, List<StrategyStep> Steps)> _measures;
    private readonly int _months;

    private NaiveProgress(
        IReadOnlyList<RecordedStep> strategy, IReadOnlyList<(Guid Id, IReadOnlyList<RecordedStep> History)> measures, IReadOnlyDictionary<Guid, int> depths, DateOnly day)
    {
        (_day, _depths) = (day, depths);
        var standing = WhatStands.In<StrategyStep>(strategy);
        _months = standing.OfType<StrategyDrafted>().Single().ReportEveryMonths ?? 6;
        _plan = [.. standing.Where(Happened)];
        _measures =
        [
            .. measures
                .Select(measure => (measure.Id, Steps: WhatStands.In<StrategyStep>(measure.History).Where(Happened).ToList()))
                .Where(measure => measure.Steps.Any(step => step is MeasurePlanned))
        ];
    }

    public static NaiveFindings Assess(
        IReadOnlyList<RecordedStep> strategy, IReadOnlyList<(Guid Id, IReadOnlyList<RecordedStep> History)> measures, IReadOnlyDictionary<Guid, int> depths, DateOnly day) =>
        new NaiveProgress(strategy, measures, depths, day).Find();

    private NaiveFindings Find()
    {
        var (parts, found) = (new Dictionary<Guid, NaiveShare>(), new Dictionary<Guid, NaiveMeasure>());
        var fields = new List<(Fraction Weight, Part Part)>();
        var goalsOfStrategy = new HashSet<Guid>();

        foreach (var field in _plan.OfType<FieldOfActionAdded>())
        {
            var goals = new List<(Fraction Weight, Part Part)>();
            foreach (var goal in _plan.OfType<GoalSet>().Where(goal => goal.FieldId == field.FieldId))
            {
                goalsOfStrategy.Add(goal.GoalId);
                var dropped = _plan.OfType<GoalDropped>().Any(drop => drop.GoalId == goal.GoalId);
                var members = new List<(Fraction Weight, Part Part)>();
                foreach (var (id, steps) in _measures.Where(measure => GoalOf(measure.Steps) == goal.GoalId))
                {
                    var (measure, part) = Look(id, steps, !dropped);
                    found[id] = measure;
                    if (measure.Counts) members.Add((WeightOf(steps), part));
                }

                var together = Together(members);
                parts[goal.GoalId] = Say(together);
                if (!dropped) goals.Add((WeightOf(goal.GoalId), together));
            }

            var whole = Together(goals);
            parts[field.FieldId] = Say(whole);
            fields.Add((WeightOf(field.FieldId), whole));
        }

        foreach (var (id, steps) in _measures.Where(measure => !goalsOfStrategy.Contains(GoalOf(measure.Steps)))) found[id] = Look(id, steps, goalCounts: false).Measure;

        return new NaiveFindings(Say(Together(fields)), parts, found);
    }

    private (NaiveMeasure Measure, Part Part) Look(Guid id, List<StrategyStep> steps, bool goalCounts)
    {
        var state = StateOf(id, steps);
        var counts = goalCounts && state is not (MeasureState.Merged or MeasureState.Dropped);
        var isReached = state is MeasureState.Completed or MeasureState.Established;
        var term = ((MeasurePlanned)steps.First(step => step is MeasurePlanned)).Term;
        if (Latest(steps, step => step is MeasurePlanned or MeasureRescheduled) is MeasureRescheduled rescheduled) term = rescheduled.Term;

        var milestones = steps.OfType<MilestonePlanned>().Where(milestone => !steps.OfType<MilestoneDropped>().Any(drop => drop.MilestoneId == milestone.MilestoneId)).ToList();
        var all = Sum(milestones);
        var reached = Sum(milestones.Where(milestone => IsReached(milestone, steps)));
        var dates = milestones.ToDictionary(milestone => milestone.MilestoneId, milestone => DueOf(milestone, steps));

        var (x, u) = state switch
        {
            MeasureState.Completed or MeasureState.Established => (Fraction.One, Fraction.Zero),
            MeasureState.Running when milestones.Count > 0 => (reached / all, Fraction.Zero),
            MeasureState.Running => (Fraction.Zero, Fraction.One),
            MeasureState.Draft => (Fraction.Zero, _day < term.From.Earliest ? Fraction.Zero : Fraction.One),
            _ => (Fraction.Zero, Fraction.Zero)
        };

        Fraction? expected = dates.Values.Any(date => date.IsKnown)
            ? Sum(milestones.Where(milestone => dates[milestone.MilestoneId].Latest <= _day)) / all
            : Elapsed(term);

        List<int> overdue = counts && !isReached
            ? [.. milestones.Where(milestone => !IsReached(milestone, steps) && dates[milestone.MilestoneId].Latest < _day).Select(milestone => _day.DayNumber - dates[milestone.MilestoneId].Latest!.Value.DayNumber)]
            : [];

        var reports = steps.Where(IsReport).Select(step => step.OccurredOn.Middle).OfType<DateOnly>().ToList();
        var last = reports.Count > 0 ? reports.Max() : (DateOnly?)null;
        var partners = steps.OfType<PartnerInvolved>().Select(involved => involved.PartnershipId)
            .Concat(steps.OfType<MeasureCompleted>().SelectMany(completed => completed.Partners))
            .ToHashSet();

        var part = new Part(x, u, expected ?? Fraction.Zero, expected is null ? Fraction.One : Fraction.Zero)
        {
            Overdue = overdue,
            OwesReport = counts && !isReached ? 1 : 0,
            Reported = last is { } on && _day <= on.AddMonths(_months) ? 1 : 0,
            Measures = 1,
            WithPartner = partners.Count > 0 ? 1 : 0,
            WithDeepPartner = partners.Any(partner => _depths.TryGetValue(partner, out var depth) && depth >= 3) ? 1 : 0,
            CoDesigned = IsCoDesigned(id, steps) ? 1 : 0
        };

        var isPast = counts && !isReached && term.Until.Latest < _day;
        var leftOut = state is MeasureState.Merged or MeasureState.Dropped;
        var inTwo = leftOut ? "-/0" : Say(part).InTwo;
        var freshness = isReached || leftOut ? "NotDue"
            : last is not { } reported ? "Never"
            : _day <= reported.AddMonths(_months) ? "Fresh"
            : _day <= reported.AddMonths(2 * _months) ? "Ageing"
            : "Stale";

        return (new NaiveMeasure(id, state, counts, inTwo, counts ? ColourOf(part) : "", overdue.Count > 0 || isPast, freshness), part);
    }

    // Forward with every step; back only where the days tell that it came later. A deferral lies on top.
    private static MeasureState StateOf(Guid id, List<StrategyStep> steps)
    {
        (MeasureState State, StrategyStep? By) now = (MeasureState.Draft, null);
        (MeasureState State, StrategyStep? By)? before = null;

        foreach (var step in InOrder(steps.Where(step => TellsTheState(id, step))))
        {
            MeasureState? said = step switch
            {
                MeasureApproved => MeasureState.Approved,
                CallOpened => MeasureState.CallOpen,
                MeasureStarted => MeasureState.Running,
                MeasureCompleted => MeasureState.Completed,
                MeasureEstablished => MeasureState.Established,
                MeasureDropped => MeasureState.Dropped,
                MeasuresMerged merged when merged.MergedId == id => MeasureState.Merged,
                _ => null
            };

            if (step is MeasureDeferred && before is null && (Rank(now.State) <= Rank(MeasureState.Running) || IsSurelyLater(step, now.By)))
            {
                before = now;
                now = (MeasureState.Deferred, step);
            }
            else if (step is MeasureResumed && before is { } was)
            {
                now = was;
                before = null;
            }
            else if (said is { } state)
            {
                var under = before ?? now;
                if (Rank(state) > Rank(under.State) || Rank(state) < Rank(under.State) && IsSurelyLater(step, under.By)) under = (state, step);

                if (before is not null && step is MeasureApproved) before = under;
                else
                {
                    now = under;
                    before = null;
                }

                if (now.State is MeasureState.Dropped or MeasureState.Merged) return now.State;
            }
        }

        return now.State;
    }

    private static bool TellsTheState(Guid id, StrategyStep step) => step is
        MeasureApproved or CallOpened or MeasureStarted or MeasureCompleted or MeasureEstablished or MeasureDeferred or MeasureResumed or MeasureDropped
        || step is MeasuresMerged merged && merged.MergedId == id;

    private static int Rank(MeasureState state) => state switch
    {
        MeasureState.Draft => 0,
        MeasureState.Approved => 1,
        MeasureState.CallOpen => 2,
        MeasureState.Running => 3,
        MeasureState.Completed => 4,
        MeasureState.Established => 5,
        _ => 6
    };

    private static bool IsSurelyLater(StrategyStep step, StrategyStep? than) =>
        than is not null && than.OccurredOn.Latest is { } end && step.OccurredOn.Earliest is { } start && start > end;

    private static List<StrategyStep> InOrder(IEnumerable<StrategyStep> recorded)
    {
        var order = new List<StrategyStep>();
        foreach (var step in recorded)
        {
            var place = order.Count;
            while (place > 0 && IsSurelyLater(order[place - 1], step)) place--;
            order.Insert(place, step);
        }

        return order;
    }

    private static StrategyStep? Latest(IEnumerable<StrategyStep> steps, Func<StrategyStep, bool> which) => InOrder(steps.Where(which)).LastOrDefault();

    private static bool IsCoDesigned(Guid id, List<StrategyStep> steps)
    {
        var course = InOrder(steps.Where(step => TellsTheState(id, step)));
        var decided = course.Find(step => step is MeasureApproved) ?? course.Find(step => step is CallOpened or MeasureStarted or MeasureCompleted or MeasureEstablished);
        var designs = steps.OfType<PartnerInvolved>().Where(involved => involved.Role == PartnerRole.Design).ToList();
        if (decided is null) return designs.Count > 0;

        return designs.Any(design => design.OccurredOn.IsKnown && InOrder(steps.Where(step => ReferenceEquals(step, design) || ReferenceEquals(step, decided)))[0] == design);
    }

    private static bool IsReport(StrategyStep step) => step is not (MeasurePlanned or MeasureReworded or MeasureAssigned or MeasureWeighted or MilestonePlanned);

    private static bool IsReached(MilestonePlanned milestone, List<StrategyStep> steps) => steps.OfType<MilestoneReached>().Any(reached => reached.MilestoneId == milestone.MilestoneId);

    private static PartialDate DueOf(MilestonePlanned milestone, List<StrategyStep> steps) =>
        Latest(steps, step => step is MilestoneRescheduled other && other.MilestoneId == milestone.MilestoneId) is MilestoneRescheduled rescheduled ? rescheduled.DueOn : milestone.DueOn;

    private static Guid GoalOf(List<StrategyStep> steps) => steps.OfType<MeasurePlanned>().First().GoalId;

    private static Fraction WeightOf(List<StrategyStep> steps) => Latest(steps, step => step is MeasurePlanned or MeasureWeighted) switch
    {
        MeasureWeighted weighted => Fraction.Of(weighted.Weight.Value),
        MeasurePlanned { Weight: { } weight } => Fraction.Of(weight.Value),
        _ => Fraction.One
    };

    private Fraction WeightOf(Guid thing) =>
        Latest(_plan, step => step is WeightSet set && set.About == thing) is WeightSet set ? Fraction.Of(set.Weight.Value) : Fraction.One;

    private static Fraction Sum(IEnumerable<MilestonePlanned> milestones) =>
        milestones.Aggregate(Fraction.Zero, (sum, milestone) => sum + Fraction.Of(milestone.Weight?.Value ?? 1));

    private Fraction? Elapsed(Term term)
    {
        if (term.From.Earliest is not { } first || term.Until.Latest is not { } last || last < first) return null;

        var (elapsed, length) = (0, 0);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            length++;
            if (day <= _day) elapsed++;
        }

        return new Fraction(elapsed, length);
    }

    private bool Happened(StrategyStep step) => step.OccurredOn.Middle is not { } middle || middle <= _day;

    private static Part Together(IReadOnlyList<(Fraction Weight, Part Part)> members)
    {
        if (members.Count == 0) return new Part(Fraction.Zero, Fraction.One, Fraction.Zero, Fraction.One);

        var all = members.Aggregate(Fraction.Zero, (sum, member) => sum + member.Weight);
        Fraction Mean(Func<Part, Fraction> of) => members.Aggregate(Fraction.Zero, (sum, member) => sum + member.Weight * of(member.Part)) / all;

        return new Part(Mean(part => part.X), Mean(part => part.U), Mean(part => part.E), Mean(part => part.EUnknown))
        {
            Overdue = [.. members.SelectMany(member => member.Part.Overdue)],
            OwesReport = members.Sum(member => member.Part.OwesReport),
            Reported = members.Sum(member => member.Part.Reported),
            Measures = members.Sum(member => member.Part.Measures),
            WithPartner = members.Sum(member => member.Part.WithPartner),
            WithDeepPartner = members.Sum(member => member.Part.WithDeepPartner),
            CoDesigned = members.Sum(member => member.Part.CoDesigned)
        };
    }

    private static NaiveShare Say(Part part) =>
        new(part.X, part.U, ColourOf(part), part.Measures, part.WithPartner, part.WithDeepPartner, part.CoDesigned);

    private static string ColourOf(Part part)
    {
        if (part.EUnknown >= Fraction.One) return "None";
        if (part is { OwesReport: > 0, Reported: 0 }) return "Grey";

        var best = part.X + part.U - part.E;
        if (part.Overdue.Any(days => days > 90) || best < new Fraction(-25, 100)) return "Red";
        if (part.Overdue.Count > 0 || best < new Fraction(-10, 100)) return "Yellow";

        return part.X - part.E - part.EUnknown >= new Fraction(-10, 100) ? "Green" : "Grey";
    }

    private sealed record Part(Fraction X, Fraction U, Fraction E, Fraction EUnknown)
    {
        public IReadOnlyList<int> Overdue { get; init; } = [];

        public int OwesReport { get; init; }

        public int Reported { get; init; }

        public int Measures { get; init; }

        public int WithPartner { get; init; }

        public int WithDeepPartner { get; init; }

        public int CoDesigned { get; init; }
    }
}

using CsCheck;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Oracle;

/// <summary>A strategy with its measures and the depth of the partnerships involved, as they were recorded.</summary>
public sealed record RecordedStrategy(
    Guid Id, IReadOnlyList<RecordedStep> History, IReadOnlyList<(Guid Id, IReadOnlyList<RecordedStep> History)> Measures, IReadOnlyDictionary<Guid, int> Depths);

/// <summary>
/// Random strategies of six years: up to three fields with goals that are weighted and dropped, and measures with steps of every kind in any order, with
/// partial and unknown dates, late records, corrections and withdrawals.
/// </summary>
public static class StrategyHistories
{
    private static readonly Guid TheStrategy = Id(1);
    private static readonly Guid[] Partners = [Id(901), Id(902), Id(903)];
    private static readonly Quantity[] Weights = [Quantity.One, new(2), new(0.5m), new(3.333333m), new(0.1m), new(7)];

    private static readonly Gen<PartialDate> OnAnyDay = Gen.Select(Gen.DateOnly[Histories.FirstDay, Histories.LastDay], Dates.Precision, Dates.AtPrecision);

    private static readonly Gen<PartialDate> MostlyEarly = Gen.Frequency((3, Gen.Const((PartialDate)Histories.FirstDay)), (1, OnAnyDay));

    private static readonly Gen<Term> AnyTerm = Gen.Select(
        Gen.DateOnly[Histories.FirstDay, Histories.LastDay], Gen.Int[0, 1500], Dates.Precision, Dates.Precision,
        (from, days, ofFrom, ofUntil) => new Term(Dates.AtPrecision(from, ofFrom), Dates.AtPrecision(from.AddDays(days), ofUntil)));

    private static readonly Gen<Quantity?> AnyWeight = Gen.Frequency((2, Gen.Const((Quantity?)null)), (1, Gen.OneOf(Weights).Select(weight => (Quantity?)weight)));

    private static readonly Gen<StrategyStep> MeasureStep = Gen.Frequency<StrategyStep>(
        (4, Gen.Const<StrategyStep>(new MeasureApproved(null))),
        (3, Gen.Const<StrategyStep>(new CallOpened(PartialDate.Unknown, null))),
        (6, Gen.Const<StrategyStep>(new MeasureStarted())),
        (6, Gen.Const<StrategyStep>(new MeasureReported("told"))),
        (2, Gen.OneOf(Partners).Select(partner => (StrategyStep)new MeasureCompleted(null, [partner], null))),
        (1, Gen.Const<StrategyStep>(new MeasureCompleted(null, [], null))),
        (1, Gen.Const<StrategyStep>(new MeasureEstablished(null, null))),
        (2, Gen.Const<StrategyStep>(new MeasureDeferred("no money"))),
        (2, Gen.Const<StrategyStep>(new MeasureResumed(null))),
        (1, Gen.Const<StrategyStep>(new MeasureDropped("no need"))),
        (3, Gen.Select(Gen.OneOf(Partners), Gen.Enum<PartnerRole>(), (partner, role) =>
            (StrategyStep)new PartnerInvolved(partner, role, role == PartnerRole.Design ? DesignStage.Goal : null, "helps"))),
        (1, AnyTerm.Select(term => (StrategyStep)new MeasureRescheduled(term, "later"))),
        (1, Gen.OneOf(Weights).Select(weight => (StrategyStep)new MeasureWeighted(weight, "larger"))),
        (1, Gen.Const<StrategyStep>(new MeasureReworded("another title", null))),
        (8, Gen.Select(Gen.Int[1, 4], OnAnyDay, AnyWeight, (number, due, weight) =>
            (StrategyStep)new MilestonePlanned(Id(number), "milestone", due, weight, weight is null ? null : "larger"))),
        (8, Gen.Int[1, 4].Select(number => (StrategyStep)new MilestoneReached(Id(number), null))),
        (2, Gen.Select(Gen.Int[1, 4], OnAnyDay, (number, due) => (StrategyStep)new MilestoneRescheduled(Id(number), due, "later"))),
        (1, Gen.Int[1, 4].Select(number => (StrategyStep)new MilestoneDropped(Id(number), "no need"))));

    private static readonly Gen<IReadOnlyList<RecordedStep>> MeasureHistory = Gen.Select(
        Gen.Select(Gen.Int[0, 5], AnyTerm, AnyWeight, MostlyEarly),
        Gen.Select(MeasureStep, OnAnyDay, Gen.Int[0, 9]).List[0, 14],
        Gen.Select(MeasureStep, OnAnyDay, Gen.Int[0, 20]).List[0, 3],
        (plan, steps, revisions) =>
        {
            var (goal, term, weight, on) = plan;
            var history = new List<RecordedStep>
            {
                new(Id(100), new MeasurePlanned(TheStrategy, Id(20 + goal), "measure", null, null, term, weight, null, null) { OccurredOn = on })
            };
            foreach (var (step, occurredOn, _) in steps)
            {
                // A milestone is planned once, and what is said of it comes after that.
                var milestone = MilestoneOf(step);
                var isPlanned = history.Any(earlier => earlier.Step is MilestonePlanned planned && planned.MilestoneId == milestone);
                if (milestone is not null && isPlanned == step is MilestonePlanned) continue;
                history.Add(new RecordedStep(Id(100 + history.Count), step with { OccurredOn = occurredOn }));
            }

            foreach (var (_, occurredOn, choice) in revisions)
            {
                var standing = history.Skip(1).Where(told => told.Step is not (StepCorrected or StepWithdrawn or MilestonePlanned)).ToList();
                if (standing.Count == 0) break;
                var wrong = standing[choice % standing.Count];
                if (history.Any(told => told.Step is StepWithdrawn withdrawn && withdrawn.StepId == wrong.Id)) continue;
                history.Add(new RecordedStep(
                    Id(100 + history.Count),
                    choice % 3 == 0 ? new StepWithdrawn(wrong.Id, "never happened") : new StepCorrected(wrong.Id, wrong.Step with { OccurredOn = occurredOn }, "another day")));
            }

            return (IReadOnlyList<RecordedStep>)history;
        });

    private static readonly Gen<IReadOnlyList<RecordedStep>> PlanHistory = Gen.Select(
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[1, 18].Select(months => (int?)months)),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], MostlyEarly),
        Gen.Select(Gen.Int[0, 8], Gen.OneOf(Weights), OnAnyDay).List[0, 4],
        Gen.Select(Gen.Int[0, 12], OnAnyDay).List[0, 2],
        (months, size, weights, drops) =>
        {
            var (fields, goals, on) = size;
            List<StrategyStep> steps =
            [
                new StrategyDrafted("strategy", null, [], Term.Open, months, null) { OccurredOn = Histories.FirstDay },
                .. Enumerable.Range(0, fields).Select(number => new FieldOfActionAdded(Id(10 + number), "field", null) { OccurredOn = on }),
                .. fields == 0 ? [] : Enumerable.Range(0, goals).Select(number => new GoalSet(Id(20 + number), Id(10 + number % fields), "goal") { OccurredOn = on }),
                .. weights.Select(set => new WeightSet(Id(set.Item1 < 3 ? 10 + set.Item1 : 17 + set.Item1), set.Item2, "weight") { OccurredOn = set.Item3 }),
                .. drops.Where(drop => drop.Item1 < goals).Select(drop => new GoalDropped(Id(20 + drop.Item1), "no need") { OccurredOn = drop.Item2 })
            ];
            return (IReadOnlyList<RecordedStep>)[.. steps.Select((step, index) => new RecordedStep(Id(5000 + index), step))];
        });

    public static readonly Gen<RecordedStrategy> Any = Gen.Select(
        PlanHistory,
        MeasureHistory.List[0, 9],
        Gen.Int[0, 5].Array[Partners.Length],
        Gen.Int[-1, 8],
        (plan, measures, depths, merged) =>
        {
            var told = measures.Select((history, index) => (Id(2000 + index), history)).ToList();

            // Two of them turn out to be one.
            if (merged >= 0 && merged + 1 < told.Count)
            {
                foreach (var index in new[] { merged, merged + 1 })
                {
                    var step = new MeasuresMerged(Id(2000 + merged), Id(2001 + merged), "the same") { OccurredOn = PartialDate.Year(2024) };
                    told[index] = (told[index].Item1, [.. told[index].history, new RecordedStep(Id(999), step)]);
                }
            }

            return new RecordedStrategy(
                TheStrategy,
                plan,
                told,
                Partners.Zip(depths).Where(partner => partner.Second < 5).ToDictionary(partner => partner.First, partner => partner.Second));
        });

    /// <summary>A day to assess a strategy on: any day, or one next to a date that a step of a measure names, or some months or days after it.</summary>
    public static readonly Gen<Func<RecordedStrategy, DateOnly>> DayIn = Gen.Select(
        Histories.Day,
        Gen.Int[0, 9999],
        Gen.Frequency((2, Gen.Const(0)), (3, Gen.OneOf(6, 12))),
        Gen.Frequency((4, 0), (1, 90)),
        Gen.Int[-1, 1],
        (day, choice, months, days, beside) => (Func<RecordedStrategy, DateOnly>)(strategy =>
        {
            var named = strategy.Measures.SelectMany(measure => measure.History).SelectMany(recorded => DatesIn(recorded.Step)).ToList();
            return choice % 3 == 0 || named.Count == 0 ? day : named[choice % named.Count].AddMonths(months).AddDays(days + beside);
        }));

    /// <summary>A strategy with such a day.</summary>
    public static readonly Gen<(RecordedStrategy Strategy, DateOnly Day)> WithDay = Gen.Select(Any, DayIn, (strategy, dayIn) => (strategy, dayIn(strategy)));

    private static Guid? MilestoneOf(StrategyStep step) => step switch
    {
        MilestonePlanned planned => planned.MilestoneId,
        MilestoneReached reached => reached.MilestoneId,
        MilestoneRescheduled rescheduled => rescheduled.MilestoneId,
        MilestoneDropped dropped => dropped.MilestoneId,
        _ => null
    };

    private static IEnumerable<DateOnly> DatesIn(Step step)
    {
        PartialDate[] dates = step switch
        {
            StepCorrected corrected => [corrected.Replacement.OccurredOn],
            MeasurePlanned planned => [planned.Term.From, planned.Term.Until],
            MeasureRescheduled rescheduled => [rescheduled.Term.From, rescheduled.Term.Until],
            MilestonePlanned planned => [planned.DueOn],
            MilestoneRescheduled rescheduled => [rescheduled.DueOn],
            _ => []
        };

        return dates.SelectMany(date => (DateOnly?[])[date.Earliest, date.Middle, date.Latest]).Append(step.OccurredOn.Middle).OfType<DateOnly>();
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}

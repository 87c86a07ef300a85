using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Benchmarks;

/// <summary>A strategy of 250 measures with 40 facts each: a plan, its status, six milestones and two years of reports.</summary>
public static class ALargeStrategy
{
    private const int Goals = 25;
    private const int Measures = 250;
    private const int FactsOfMeasure = 40;
    private const int Milestones = 6;

    private static readonly DateOnly Begin = new(2022, 1, 1);

    public static (StrategyEvidence Strategy, IReadOnlyList<MeasureEvidence> Measures) Evidence()
    {
        var (strategy, part) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var goals = Enumerable.Range(0, Goals).Select(_ => Guid.CreateVersion7()).ToList();
        var plan = new Step[] { new StrategyDrafted("Integrationskonzept", null, [], new Term(Begin, Begin.AddYears(5)), null, null), new FieldOfActionAdded(part, "Bildung", null) }
            .Concat(goals.Select(goal => new GoalSet(goal, part, "Eltern erreichen die Schule")))
            .Aggregate((StrategyEvidence?)null, (evidence, step) => StrategyEvidence.After(evidence, strategy, At(step, 0)));

        return (plan!, [.. Enumerable.Range(0, Measures).Select(number => Measure(strategy, goals[number % Goals]))]);
    }

    private static MeasureEvidence Measure(Guid strategy, Guid goal)
    {
        var id = Guid.CreateVersion7();
        var told = new List<RecordedStep>
        {
            At(new MeasurePlanned(strategy, goal, "Elterncafé an allen Grundschulen", "FB 50", null, new Term(Begin, Begin.AddYears(5)), null, null, null), 0),
            At(new MeasureApproved("Rat"), 10),
            At(new MeasureStarted(), 20)
        };
        foreach (var milestone in Enumerable.Range(0, Milestones).Select(_ => Guid.CreateVersion7()))
        {
            told.Add(At(new MilestonePlanned(milestone, "Raum gefunden", Begin.AddDays(100 * told.Count), null, null), 1));
            told.Add(At(new MilestoneReached(milestone, null), 90 * told.Count));
        }

        while (told.Count < FactsOfMeasure) told.Add(At(new MeasureReported("läuft"), 30 * told.Count));
        return told.Aggregate((MeasureEvidence?)null, (evidence, next) => MeasureEvidence.After(evidence, id, next))!;
    }

    private static RecordedStep At(Step step, int days) => new(Guid.CreateVersion7(), step with { OccurredOn = Begin.AddDays(days) });
}

using System.Globalization;
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

    /// <summary>What the views keep of it, at the positions that a store would give it.</summary>
    public static (StrategyEvidence Strategy, IReadOnlyList<MeasureEvidence> Measures) Evidence()
    {
        var (strategy, part) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var goals = Enumerable.Range(0, Goals).Select(_ => Guid.CreateVersion7()).ToList();
        var plan = new Step[] { new StrategyDrafted("Integrationskonzept", null, [], new Term(Begin, Begin.AddYears(5)), null, null), new FieldOfActionAdded(part, "Bildung", null) }
            .Concat(goals.Select(goal => new GoalSet(goal, part, "Eltern erreichen die Schule")))
            .Aggregate((StrategyEvidence?)null, (evidence, step) => StrategyEvidence.After(evidence, strategy, At(step, 0)));

        return (plan! with { Position = 1 }, [.. Enumerable.Range(0, Measures).Select(number => Measure(strategy, goals[number % Goals]) with { Position = 2 + number })]);
    }

    /// <summary>The same, recorded step by step over HTTP.</summary>
    /// <returns>The strategy, its goals and its measures.</returns>
    public static async Task<(Guid Strategy, IReadOnlyList<Guid> Goals, IReadOnlyList<Guid> Measures)> Record(Service service, Action<int> recorded)
    {
        var strategy = await service.Post("strategies", """{ "title": "Integrationskonzept", "term": { "from": "2022-01-01", "until": "2026-12-31" }, "occurredOn": "2022-01-01" }""");
        var part = await service.Post($"strategies/{strategy}/fields-of-action", """{ "title": "Bildung", "occurredOn": "2022-01-01" }""");
        var goals = new List<Guid>();
        for (var number = 0; number < Goals; number++)
            goals.Add(await service.Post($"strategies/{strategy}/goals", $$"""{ "fieldId": "{{part}}", "text": "Eltern erreichen die Schule", "occurredOn": "2022-01-01" }"""));

        var measures = new Guid[Measures];
        var done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Measures), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            measures[number] = await RecordMeasure(service, strategy, goals[number % Goals]);
            recorded(Interlocked.Increment(ref done) * FactsOfMeasure);
        });

        return (strategy, goals, measures);
    }

    private static async Task<Guid> RecordMeasure(Service service, Guid strategy, Guid goal)
    {
        var measure = await service.Post("measures", Load.PlanOf(strategy, goal));
        var told = 3;
        await service.Post($"measures/{measure}/approval", $$"""{ "decidedBy": "Rat", "occurredOn": "{{DayAfter(10)}}" }""");
        await service.Post($"measures/{measure}/start", $$"""{ "occurredOn": "{{DayAfter(20)}}" }""");
        for (var number = 0; number < Milestones; number++, told += 2)
        {
            var milestone = await service.Post(
                $"measures/{measure}/milestones", $$"""{ "title": "Raum gefunden", "dueOn": "{{DayAfter(100 * told)}}", "occurredOn": "{{DayAfter(1)}}" }""");
            await service.Post($"measures/{measure}/milestones/{milestone}/attainment", $$"""{ "occurredOn": "{{DayAfter(90 * told)}}" }""");
        }

        for (; told < FactsOfMeasure; told++) await service.Post($"measures/{measure}/reports", $$"""{ "what": "läuft", "occurredOn": "{{DayAfter(30 * told)}}" }""");
        return measure;
    }

    private static string DayAfter(int days) => Begin.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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

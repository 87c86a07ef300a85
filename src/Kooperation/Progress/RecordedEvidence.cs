using JasperFx.Events;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Marten;
using Marten.Events.Aggregation;

namespace Kooperation.Progress;

/// <summary>
/// What the progress of strategies rests on, as known by now. Figures depend on the day, so they are never stored: they are evaluated when somebody asks.
/// </summary>
public static class RecordedEvidence
{
    /// <summary>A strategy with its measures; null where there is none.</summary>
    public static async Task<(StrategyEvidence Strategy, IReadOnlyList<MeasureEvidence> Measures)?> OfStrategy(IQuerySession views, Guid id, CancellationToken cancelled)
    {
        var together = views.CreateBatchQuery();
        var strategy = together.Load<StrategyEvidence>(id);
        var measures = together.Query<MeasureEvidence>().Where(measure => measure.StrategyId == id).ToList();
        await together.Execute(cancelled);

        return await strategy is { } found ? (found, InOrder(await measures)) : null;
    }

    /// <summary>Every strategy of the municipality, without its measures.</summary>
    public static Task<IReadOnlyList<StrategyEvidence>> OfStrategies(IQuerySession views, CancellationToken cancelled) =>
        views.Query<StrategyEvidence>().ToListAsync(cancelled);

    /// <summary>Every strategy of the municipality with its measures.</summary>
    public static async Task<IReadOnlyList<(StrategyEvidence Strategy, IReadOnlyList<MeasureEvidence> Measures)>> OfAll(IQuerySession views, CancellationToken cancelled)
    {
        var together = views.CreateBatchQuery();
        var strategies = together.Query<StrategyEvidence>().ToList();
        var measures = together.Query<MeasureEvidence>().ToList();
        await together.Execute(cancelled);

        var ofStrategy = (await measures).ToLookup(measure => measure.StrategyId);
        return [.. (await strategies).Select(strategy => (strategy, InOrder(ofStrategy[strategy.Id])))];
    }

    // As they were planned: the ids of streams follow the time.
    private static IReadOnlyList<MeasureEvidence> InOrder(IEnumerable<MeasureEvidence> measures) => [.. measures.OrderBy(measure => measure.Id)];
}

public sealed partial class StrategyEvidenceProjection : SingleStreamProjection<StrategyEvidence, Guid>
{
    public StrategyEvidenceProjection()
    {
        foreach (var kind in Catalogue.Strategy.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    public override StrategyEvidence? Evolve(StrategyEvidence? evidence, Guid id, IEvent e) =>
        StrategyEvidence.After(evidence, id, new RecordedStep(e.Id, (Step)e.Data), e.Version, e.Sequence);
}

public sealed partial class MeasureEvidenceProjection : SingleStreamProjection<MeasureEvidence, Guid>
{
    public MeasureEvidenceProjection()
    {
        foreach (var kind in Catalogue.Measure.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    public override MeasureEvidence? Evolve(MeasureEvidence? evidence, Guid id, IEvent e) =>
        MeasureEvidence.After(evidence, id, new RecordedStep(e.Id, (Step)e.Data), e.Version, e.Sequence);
}

using JasperFx.Events;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;
using Marten;
using Marten.Events.Aggregation;
using Microsoft.Extensions.Caching.Memory;

namespace Kooperation.Progress;

/// <summary>A strategy with its measures, in the order in which they were planned.</summary>
public sealed record StrategyWithMeasures(StrategyEvidence Strategy, IReadOnlyList<MeasureEvidence> Measures);

/// <summary>
/// What the progress of strategies rests on, as known by now. Figures depend on the day, so they are never stored: they are evaluated when somebody asks. The
/// evidence of the municipalities asked about lately is kept in memory, and each question reads only what the views have learned since the last one: it
/// never answers with less than they know.
/// </summary>
public sealed class RecordedEvidence : IDisposable
{
    /// <summary>Facts that are kept in memory at most, some 100 MB. A municipality that does not fit is read anew for each question.</summary>
    private const int MostFacts = 300_000;

    private readonly MemoryCache _municipalities = new(new MemoryCacheOptions { SizeLimit = MostFacts });

    /// <summary>Every strategy of the municipality with its measures.</summary>
    public async Task<IReadOnlyList<StrategyWithMeasures>> OfAll(Views views, CancellationToken cancelled) => (await KnownTo(views, cancelled)).Strategies;

    public void Dispose() => _municipalities.Dispose();

    private async Task<Known> KnownTo(Views views, CancellationToken cancelled)
    {
        if (views is not LatestViews latest) return Known.Nothing.And(await views.All<StrategyEvidence>(), await views.All<MeasureEvidence>());

        var known = _municipalities.Get<Known>(views.Municipality) ?? Known.Nothing;
        var together = latest.Session.CreateBatchQuery();
        var strategies = together.Query<StrategyEvidence>().Where(strategy => strategy.Position > known.OfStrategies).ToList();
        var measures = together.Query<MeasureEvidence>().Where(measure => measure.Position > known.OfMeasures).ToList();
        await together.Execute(cancelled);
        if ((await strategies).Count == 0 && (await measures).Count == 0) return known;

        // Two questions at once may learn the same; if the one that knows less is kept, the next question only reads a little more.
        var learned = known.And(await strategies, await measures);
        return _municipalities.Set(views.Municipality, learned, new MemoryCacheEntryOptions { Size = learned.Facts });
    }

    /// <param name="OfStrategies">The position up to which strategies are known.</param>
    /// <param name="OfMeasures">The position up to which measures are known.</param>
    private sealed record Known(long OfStrategies, long OfMeasures, IReadOnlyList<StrategyWithMeasures> Strategies, int Facts)
    {
        public static readonly Known Nothing = new(0, 0, [], 1);

        private IReadOnlyList<MeasureEvidence> Measures { get; init; } = [];

        public Known And(IReadOnlyList<StrategyEvidence> strategies, IReadOnlyList<MeasureEvidence> measures)
        {
            // Ids follow the time: everything stands in the order in which it was planned.
            var allStrategies = Strategies.Select(one => one.Strategy).Concat(strategies).GroupBy(strategy => strategy.Id).Select(same => same.Last()).OrderBy(strategy => strategy.Id).ToList();
            var allMeasures = Measures.Concat(measures).GroupBy(measure => measure.Id).Select(same => same.Last()).OrderBy(measure => measure.Id).ToList();
            var ofStrategy = allMeasures.ToLookup(measure => measure.StrategyId);

            return new Known(
                Math.Max(OfStrategies, strategies.Select(strategy => strategy.Position).DefaultIfEmpty(0).Max()),
                Math.Max(OfMeasures, measures.Select(measure => measure.Position).DefaultIfEmpty(0).Max()),
                [.. allStrategies.Select(strategy => new StrategyWithMeasures(strategy, [.. ofStrategy[strategy.Id]]))],
                allStrategies.Sum(strategy => strategy.Told.Count) + allMeasures.Sum(measure => 1 + measure.Facts.Count + measure.Reports.Count / 10)) // A mere report takes little.
            {
                Measures = allMeasures
            };
        }
    }
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

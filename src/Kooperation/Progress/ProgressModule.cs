using JasperFx.Events.Projections;
using Kooperation.Domain.Progress;
using Kooperation.Platform;
using Marten;

namespace Kooperation.Progress;

public static class ProgressModule
{
    public static void AddProgress(this StoreOptions store)
    {
        store.Projections.Add<StrategyEvidenceProjection>(ProjectionLifecycle.Async);
        store.Projections.Add<MeasureEvidenceProjection>(ProjectionLifecycle.Async);

        store.Schema.For<MeasureEvidence>().Index(measure => measure.StrategyId);
    }

    public static void MapProgress(this IEndpointRouteBuilder municipality)
    {
        var today = municipality.ServiceProvider.GetRequiredService<Today>();

        var strategies = municipality.MapGroup("strategies").WithTags("Strategies");
        strategies.MapListStrategies(today);
        var strategy = strategies.MapGroup("{id:guid}");
        strategy.MapReadStrategy(today);
        strategy.MapReadProgress(today);

        var measures = municipality.MapGroup("measures").WithTags("Measures");
        measures.MapListMeasures(today);
        measures.MapGroup("{id:guid}").MapReadMeasure(today);

        municipality.MapGroup("progress").WithTags("Progress").MapReadProgressRules();
    }
}

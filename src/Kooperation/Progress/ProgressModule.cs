using JasperFx.Events.Projections;
using Kooperation.Domain.Progress;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Storage;
using Marten;

namespace Kooperation.Progress;

public static class ProgressModule
{
    public static void AddProgress(this StoreOptions store)
    {
        store.Projections.Add<StrategyEvidenceProjection>(ProjectionLifecycle.Async);
        store.Projections.Add<MeasureEvidenceProjection>(ProjectionLifecycle.Async);

        // Questions ask for what is new since a position.
        store.IndexInMunicipality<StrategyEvidence>(strategy => strategy.Position);
        store.IndexInMunicipality<MeasureEvidence>(measure => measure.Position);
    }

    public static void AddProgress(this IServiceCollection services)
    {
        services.AddSingleton<RecordedEvidence>();
        services.AddSingleton<ITellsFigures, FiguresOfProgress>();
    }

    public static void MapProgress(this IEndpointRouteBuilder municipality)
    {
        var today = municipality.ServiceProvider.GetRequiredService<Today>();
        var evidence = municipality.ServiceProvider.GetRequiredService<RecordedEvidence>();

        var strategies = municipality.MapGroup("strategies").WithTags("Strategies");
        strategies.MapListStrategies(evidence, today);
        var strategy = strategies.MapGroup("{id:guid}");
        strategy.MapReadStrategy(evidence, today);
        strategy.MapReadProgress(evidence);

        var measures = municipality.MapGroup("measures").WithTags("Measures");
        measures.MapListMeasures(evidence, today);
        measures.MapGroup("{id:guid}").MapReadMeasure();
    }
}

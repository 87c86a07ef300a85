using JasperFx.Events.Projections;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Storage;
using Marten;

namespace Kooperation.Depth;

public static class DepthModule
{
    public static void AddDepth(this StoreOptions store)
    {
        store.Projections.Add<RelationProjection>(ProjectionLifecycle.Async);
        store.Projections.Add<StepEvidenceProjection>(ProjectionLifecycle.Async);
        store.Projections.Add<PartnerNameProjection>(ProjectionLifecycle.Async);

        store.IndexInMunicipality<StepEvidence>(step => step.PartnershipId);
    }

    public static void AddDepth(this IServiceCollection services) => services.AddSingleton<ITellsFigures, FiguresOfDepth>();

    public static void MapDepth(this IEndpointRouteBuilder municipality)
    {
        var today = municipality.ServiceProvider.GetRequiredService<Today>();
        var partnerships = municipality.MapGroup("partnerships").WithTags("Partnerships");
        partnerships.MapListPartnerships(today);

        var partnership = partnerships.MapGroup("{id:guid}");
        partnership.MapReadPartnership();
        partnership.MapReadDepth();
        partnership.MapReadCourse(today);
    }
}

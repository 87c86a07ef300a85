using JasperFx.Events.Projections;
using Marten;

namespace Kooperation.Partnerships.Qualifications;

public static class QualificationsModule
{
    public static void AddQualifications(this StoreOptions store) =>
        store.Projections.Add<QualificationFunnelProjection>(ProjectionLifecycle.Async);

    public static void MapQualifications(this IEndpointRouteBuilder partnership)
    {
        partnership.MapOfferQualification();
        partnership.MapAcceptQualification();
        partnership.MapDeclineQualification();
        partnership.MapCompleteQualification();
    }

    /// <summary>What concerns the partnerships of a municipality together.</summary>
    public static void MapQualificationsOfMany(this IEndpointRouteBuilder municipality)
    {
        var qualifications = municipality.MapGroup("qualifications").WithTags("Partnerships");
        qualifications.MapOfferQualificationToMany();
        qualifications.MapQualificationFunnels();
    }
}

using JasperFx.Events.Projections;
using Kooperation.Landscape;
using Kooperation.Progress;
using Marten;

namespace Kooperation.Search;

public static class SearchModule
{
    public static void AddSearch(this StoreOptions store) => store.Projections.Add<AgreementPurposeProjection>(ProjectionLifecycle.Async);

    public static void MapSearch(this IEndpointRouteBuilder municipality) => municipality.MapSearchByName(
        municipality.ServiceProvider.GetRequiredService<OrganisationDirectory>(), municipality.ServiceProvider.GetRequiredService<RecordedEvidence>());
}

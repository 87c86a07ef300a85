using JasperFx.Events.Projections;
using Marten;

namespace Kooperation.Depth;

public static class DepthModule
{
    public static void AddDepth(this StoreOptions store) =>
        store.Projections.Add<PartnershipEvidenceProjection>(ProjectionLifecycle.Async);
}

using Kooperation.Landscape;
using Kooperation.Platform;

namespace Kooperation.Quality;

public static class QualityModule
{
    public static void MapQuality(this IEndpointRouteBuilder municipality) =>
        municipality.MapGroup("quality").WithTags("Quality").MapListQuality(
            municipality.ServiceProvider.GetRequiredService<OrganisationDirectory>(),
            municipality.ServiceProvider.GetRequiredService<Today>());
}

using Kooperation.Landscape;
using Kooperation.Platform;
using Kooperation.Platform.Reading;

namespace Kooperation.Quality;

public static class QualityModule
{
    public static void AddQuality(this IServiceCollection services) => services.AddSingleton<ITellsFigures, AnswersOfQuality>();

    public static void MapQuality(this IEndpointRouteBuilder municipality) =>
        municipality.MapGroup("quality").WithTags("Quality").MapListQuality(
            municipality.ServiceProvider.GetRequiredService<OrganisationDirectory>(),
            municipality.ServiceProvider.GetRequiredService<Today>());
}

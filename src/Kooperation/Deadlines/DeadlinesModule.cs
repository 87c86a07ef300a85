using JasperFx.Events.Projections;
using Kooperation.Landscape;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Storage;
using Marten;

namespace Kooperation.Deadlines;

public static class DeadlinesModule
{
    public static void AddDeadlines(this StoreOptions store)
    {
        store.Projections.Add<StandingStepProjection>(ProjectionLifecycle.Async);

        // The deadlines of one partnership are asked for more often than those of all.
        store.IndexInMunicipality<StandingStep>(step => step.Stream);
    }

    public static void AddDeadlines(this IServiceCollection services) => services.AddSingleton<ITellsFigures, AnswersOfDeadlines>();

    public static void MapDeadlines(this IEndpointRouteBuilder municipality) =>
        municipality.MapGroup("deadlines").WithTags("Deadlines").MapListDeadlines(
            municipality.ServiceProvider.GetRequiredService<OrganisationDirectory>(),
            municipality.ServiceProvider.GetRequiredService<Today>());
}

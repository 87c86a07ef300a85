using JasperFx.Events.Projections;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Storage;
using Marten;

namespace Kooperation.Landscape;

public static class LandscapeModule
{
    public static void AddLandscape(this StoreOptions store)
    {
        store.Projections.Add<OrganisationProfileProjection>(ProjectionLifecycle.Async);

        // The directory asks for what is new since a position.
        store.IndexInMunicipality<OrganisationProfile>(profile => profile.Position);
    }

    public static void AddLandscape(this IServiceCollection services)
    {
        services.AddSingleton<OrganisationDirectory>();
        services.AddSingleton<ITellsFigures, AnswersOfLandscape>();
    }

    public static void MapLandscape(this IEndpointRouteBuilder municipality)
    {
        var today = municipality.ServiceProvider.GetRequiredService<Today>();
        var directory = municipality.ServiceProvider.GetRequiredService<OrganisationDirectory>();

        var organisations = municipality.MapGroup("organisations").WithTags("Organisations");
        organisations.MapListOrganisations(directory);
        organisations.MapGroup("{id:guid}").MapReadOrganisation(directory);
        municipality.MapGroup("landscape").WithTags("Landscape").MapReadLandscape(directory, today);
    }

    /// <summary>The organisations at a glance, with the gaps.</summary>
    private static void MapReadLandscape(this IEndpointRouteBuilder landscape, OrganisationDirectory directory, Today today) =>
        landscape.MapExplainedRead<OrganisationLandscape>(async question =>
        {
            var day = question.Query.Day("asOf");
            if (question.Query.Problem is { } problem) return problem;

            question.Names(day ?? today.InGermany);
            return Results.Ok(await OrganisationLandscape.Read(question.Views.HappenedBy(day), directory, day ?? today.InGermany, question.Cancelled));
        }, "Why the landscape is as it is: the steps behind every figure.")
        .Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.");
}

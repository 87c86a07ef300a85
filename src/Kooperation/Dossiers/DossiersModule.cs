using Kooperation.Platform.Pages;
using Kooperation.Platform.Reading;

namespace Kooperation.Dossiers;

public static class DossiersModule
{
    public static void AddDossiers(this IServiceCollection services) => services.AddSingleton<DossierTeller>();

    public static void MapDossiers(this IEndpointRouteBuilder municipality)
    {
        var teller = municipality.ServiceProvider.GetRequiredService<DossierTeller>();
        var partnership = municipality.MapGroup("partnerships/{id:guid}").WithTags("Partnerships");
        partnership.MapReadPartnershipDossier(teller);
        partnership.MapReadAgreementDossier(teller);
        municipality.MapGroup("measures/{id:guid}").WithTags("Measures").MapReadMeasureDossier(teller);
    }

    internal static RouteHandlerBuilder TakesDayOfDossier(this RouteHandlerBuilder dossier) => dossier
        .IsTagged()
        .IsAlsoAPage()
        .Takes<DateOnly>("asOf", "Only what had happened by this day, and the matter as it stood on it; today in Germany where absent. The figures around a step are those of the day on which it came to be known, and no later, and those of the day on which it happened.");
}

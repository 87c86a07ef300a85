using JasperFx.Events;
using JasperFx.Events.Projections;
using Kooperation.Domain.Municipalities;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Tenancy;
using Marten;
using Marten.Events.Aggregation;

namespace Kooperation.Municipalities;

public static class MunicipalitiesModule
{
    public static void AddMunicipalities(this StoreOptions store) => store.Projections.Add<MunicipalitySnapshot>(ProjectionLifecycle.Inline);

    /// <summary>What concerns all of them; the addresses name none.</summary>
    public static void MapMunicipalities(this IEndpointRouteBuilder app)
    {
        var municipalities = app.MapGroup("/api/v1/municipalities").WithTags("Municipalities");
        municipalities.MapOpenMunicipality();
        municipalities.MapListMunicipalities(app.ServiceProvider.GetRequiredService<Today>());
    }

    public static void MapSettings(this IEndpointRouteBuilder municipality)
    {
        var services = municipality.ServiceProvider;
        municipality.MapReadMunicipality(services.GetRequiredService<ServedMunicipalities>(), services.GetRequiredService<Today>());

        var settings = municipality.MapGroup("").WithTags("Municipalities");
        settings.MapRenameMunicipality();
        settings.MapNameOffices();
        settings.MapNameFieldsOfAction();
        settings.MapSetMunicipalStatusLabels();
        settings.MapSetMunicipalReportInterval();
        settings.MapSetTimeZone();
        settings.MapSetLogo();
        settings.MapSwitchMunicipalityOff();
        settings.MapSwitchMunicipalityOn();
    }
}

/// <summary>Keeps the municipality up to date in the transaction that appends: the next decision, and whoever asks whether it is served, needs it.</summary>
public sealed partial class MunicipalitySnapshot : SingleStreamProjection<Municipality, Guid>
{
    public MunicipalitySnapshot()
    {
        foreach (var kind in Catalogue.Municipality.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    // Corrections and withdrawals occur in every stream; those of others find nothing here.
    public override Municipality? Evolve(Municipality? state, Guid id, IEvent e) =>
        Municipality.Evolve(state, id, new RecordedStep(e.Id, (Step)e.Data)) is { } next ? next with { Version = e.Version } : null;
}

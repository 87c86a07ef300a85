using JasperFx.Events;
using JasperFx.Events.Projections;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Steps;
using Marten;
using Marten.Events.Aggregation;

namespace Kooperation.Organisations;

public static class OrganisationsModule
{
    public static void AddOrganisations(this StoreOptions store) =>
        store.Projections.Add<OrganisationSnapshot>(ProjectionLifecycle.Inline);

    public static void MapOrganisations(this IEndpointRouteBuilder municipality)
    {
        var organisations = municipality.MapGroup("organisations").WithTags("Organisations");
        organisations.MapRegisterOrganisation();

        var organisation = organisations.MapGroup("{id:guid}");
        organisation.MapStepHistory<Organisation>();
        organisation.MapRenameOrganisation();
        organisation.MapAssignIdentifier();
        organisation.MapChangeFieldsOfActivity();
        organisation.MapAssessProfessionalisation();
        organisation.MapAssessMigrantOrganisationStatus();
        organisation.MapNameContactPerson();
        organisation.MapContactPersonLeaves();
        organisation.MapConfirmProfile();
        organisation.MapMergeOrganisations();
        organisation.MapDissolveOrganisation();
    }
}

/// <summary>Keeps the write model up to date in the transaction that appends: the next decision needs it.</summary>
public sealed partial class OrganisationSnapshot : SingleStreamProjection<Organisation, Guid>
{
    public OrganisationSnapshot()
    {
        foreach (var kind in Catalogue.Organisation.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    public override Organisation? Evolve(Organisation? state, Guid id, IEvent e) =>
        Organisation.Evolve(state, id, new RecordedStep(e.Id, (Step)e.Data));
}

using JasperFx.Events;
using JasperFx.Events.Projections;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Partnerships.Agreements;
using Kooperation.Partnerships.Commitments;
using Kooperation.Partnerships.Conflicts;
using Kooperation.Partnerships.Contacts;
using Kooperation.Partnerships.Course;
using Kooperation.Partnerships.Delegations;
using Kooperation.Partnerships.Expertise;
using Kooperation.Partnerships.Funding;
using Kooperation.Partnerships.Hearings;
using Kooperation.Partnerships.JointWork;
using Kooperation.Partnerships.PartnerViews;
using Kooperation.Partnerships.Qualifications;
using Kooperation.Partnerships.Recognitions;
using Kooperation.Partnerships.RoundTables;
using Kooperation.Partnerships.Seats;
using Kooperation.Partnerships.Support;
using Kooperation.Steps;
using Marten;
using Marten.Events.Aggregation;
using Marten.Schema;
using Marten.Schema.Indexing.Unique;

namespace Kooperation.Partnerships;

public static class PartnershipsModule
{
    public static void AddPartnerships(this StoreOptions store)
    {
        store.Projections.Add<PartnershipSnapshot>(ProjectionLifecycle.Inline);

        // Two who open the same partnership at the same moment must not both succeed.
        store.Schema.For<Partnership>().UniqueIndex(UniqueIndexType.Computed, "one_partnership_per_organisation", TenancyScope.PerTenant, partnership => partnership.OrganisationId);

        store.AddQualifications();
    }

    public static void MapPartnerships(this IEndpointRouteBuilder municipality)
    {
        var partnerships = municipality.MapGroup("partnerships").WithTags("Partnerships");
        partnerships.MapOpenPartnership();

        var partnership = partnerships.MapGroup("{id:guid}");
        partnership.MapStepHistory<Partnership>();
        partnership.MapCourse();
        partnership.MapContacts();
        partnership.MapCommitments();
        partnership.MapConflicts();
        partnership.MapAgreements();
        partnership.MapRoundTables();
        partnership.MapRecognitions();
        partnership.MapFunding();

        partnership.MapQualifications();
        partnership.MapSupport();
        partnership.MapJointWork();
        partnership.MapExpertise();
        partnership.MapHearings();
        partnership.MapSeats();
        partnership.MapDelegations();
        partnership.MapPartnerViews();

        municipality.MapQualificationsOfMany();
    }
}

/// <summary>Keeps the write model up to date in the transaction that appends: the next decision needs it.</summary>
public sealed partial class PartnershipSnapshot : SingleStreamProjection<Partnership, Guid>
{
    public PartnershipSnapshot()
    {
        foreach (var kind in Catalogue.Partnership.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
        IncludeType<OrganisationsMerged>(); // A partnership goes on with the entry that was kept.
    }

    public override Partnership? Evolve(Partnership? state, Guid id, IEvent e) =>
        Partnership.Evolve(state, id, new RecordedStep(e.Id, (Step)e.Data));
}

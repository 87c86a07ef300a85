using System.Text.Json.Serialization;
using JasperFx.Events;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Marten.Events.Aggregation;

namespace Kooperation.Depth;

/// <summary>What the overview of partnerships says of the organisation on the other side.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Told">The standing steps that name or place it, in the order of recording.</param>
public sealed record PartnerName(Guid Id, IReadOnlyList<RecordedStep> Told)
{
    [JsonIgnore]
    public string Name => Described.Name(Told);

    [JsonIgnore]
    public IReadOnlyList<string> Districts => Described.Districts(Told);
}

public sealed partial class PartnerNameProjection : SingleStreamProjection<PartnerName, Guid>
{
    public PartnerNameProjection()
    {
        IncludeType<OrganisationRegistered>();
        IncludeType<OrganisationRenamed>();
        IncludeType<FieldsOfActivityChanged>();
        foreach (var kind in Catalogue.EveryStream) IncludeType(kind.Type);
    }

    // Corrections and withdrawals occur in every stream; those of others find no name here.
    public override PartnerName? Evolve(PartnerName? partner, Guid id, IEvent e) =>
        partner is null && e.Data is not OrganisationRegistered
            ? null
            : new PartnerName(id, StandingSteps.After(partner?.Told ?? [], new RecordedStep(e.Id, (Step)e.Data)));
}

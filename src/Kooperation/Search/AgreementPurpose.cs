using JasperFx.Events;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;
using Marten.Events.Projections;

namespace Kooperation.Search;

/// <summary>What an agreement is for, as it stands by now: what it is found by, also once it was renewed. One that was withdrawn has none.</summary>
/// <param name="Id">The step by which it was signed.</param>
public sealed record AgreementPurpose(Guid Id, Guid PartnershipId, Guid AgreementId, AgreementKind Kind, string Purpose)
{
    public static AgreementPurpose? After(AgreementPurpose? known, Guid id, Guid partnership, Step step) => step switch
    {
        AgreementSigned signed => new AgreementPurpose(id, partnership, signed.AgreementId, signed.Kind, signed.Purpose),
        StepCorrected { Replacement: AgreementSigned signed } when known is not null => known with { Kind = signed.Kind, Purpose = signed.Purpose },
        StepWithdrawn => null,
        _ => known
    };
}

public sealed partial class AgreementPurposeProjection : MultiStreamProjection<AgreementPurpose, Guid>, IGathersSteps
{
    public AgreementPurposeProjection()
    {
        IncludeType<AgreementSigned>();
        foreach (var kind in Catalogue.EveryStream) IncludeType(kind.Type);
        Identity<IEvent>(e => StandingSteps.RevisedBy((Step)e.Data) ?? e.Id);
    }

    public Guid? DocumentOf(IEvent step, Func<Guid, IEvent?> recorded) => StandingSteps.RevisedBy((Step)step.Data) ?? step.Id;

    // Corrections and withdrawals occur in every stream; those of other steps find no agreement here.
    public override AgreementPurpose? Evolve(AgreementPurpose? known, Guid id, IEvent e) => AgreementPurpose.After(known, id, e.StreamId, (Step)e.Data);
}

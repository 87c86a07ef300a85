using Kooperation.Domain.Partnerships;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>Which step follows from which: nobody keeps a promise that was never made, nor before it was made.</summary>
internal static class Following
{
    /// <summary>The steps among those that stand which follow from nothing.</summary>
    public static IEnumerable<PartnershipStep> FromNothing(IReadOnlyList<PartnershipStep> standing) =>
        from step in standing
        where GoesOnWith(step) is { } thing && !standing.Any(earlier => BringsAbout(earlier) == thing && !(step.OccurredOn.Latest < earlier.OccurredOn.Earliest))
        select step;

    private static (string Kind, Guid Id)? BringsAbout(PartnershipStep step) => step switch
    {
        CommitmentMade made => ("commitment", made.CommitmentId),
        ConflictRaised raised => ("conflict", raised.ConflictId),
        ContactPersonAssigned assigned => ("person", assigned.Person),
        ContactHandedOver handedOver => ("person", handedOver.To),
        AgreementSigned signed => ("agreement", signed.AgreementId),
        AgreementRenewed renewed => ("agreement", renewed.SuccessorId),
        RecognitionGranted granted => ("recognition", granted.RecognitionId),
        FundingRequested requested => ("request", requested.RequestId),
        FundingGranted granted => ("funding", granted.FundingId),
        QualificationOffered offered => ("offer", offered.OfferId),
        TaskTransferred transferred => ("task", transferred.TaskId),
        HearingHeld held => ("hearing", held.HearingId),
        SeatGranted granted => ("seat", granted.SeatId),
        DecisionDelegated delegated => ("delegation", delegated.DelegationId),
        _ => null
    };

    private static (string Kind, Guid Id)? GoesOnWith(PartnershipStep step) => step switch
    {
        CommitmentKept kept => ("commitment", kept.CommitmentId),
        CommitmentBroken broken => ("commitment", broken.CommitmentId),
        ConflictResolved resolved => ("conflict", resolved.ConflictId),
        ContactPersonReleased released => ("person", released.Person),
        ContactHandedOver handedOver => ("person", handedOver.From),
        AgreementAmended amended => ("agreement", amended.AgreementId),
        AgreementRenewed renewed => ("agreement", renewed.AgreementId),
        AgreementTerminated terminated => ("agreement", terminated.AgreementId),
        RecognitionRevoked revoked => ("recognition", revoked.RecognitionId),
        FundingGranted { RequestId: { } request } => ("request", request),
        FundingDeclined declined => ("request", declined.RequestId),
        ProofOfUseAccepted accepted => ("funding", accepted.FundingId),
        QualificationAccepted accepted => ("offer", accepted.OfferId),
        QualificationDeclined declined => ("offer", declined.OfferId),
        QualificationCompleted completed => ("offer", completed.OfferId),
        TaskReturned returned => ("task", returned.TaskId),
        HearingAnswered answered => ("hearing", answered.HearingId),
        SeatExercised exercised => ("seat", exercised.SeatId),
        SeatWithdrawn withdrawn => ("seat", withdrawn.SeatId),
        DelegationEnded ended => ("delegation", ended.DelegationId),
        _ => null
    };
}

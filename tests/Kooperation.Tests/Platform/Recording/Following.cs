using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>Which step follows from which: nobody keeps a promise that was never made, nor before it was made.</summary>
internal static class Following
{
    /// <summary>The steps among those that stand which follow from nothing.</summary>
    public static IEnumerable<Step> FromNothing(IReadOnlyList<Step> standing) =>
        from step in standing
        where GoesOnWith(step) is { } thing && !standing.Any(earlier => BringsAbout(earlier) == thing && (MayBeOlder(step) || !(step.OccurredOn.Latest < earlier.OccurredOn.Earliest)))
        select step;

    // A measure has its history to itself: there is one piece of work in it, and what was put off is the measure.
    private static readonly (string, Guid) TheWork = ("work", Guid.Empty);
    private static readonly (string, Guid) TheDeferral = ("deferral", Guid.Empty);

    // Values were measured before anybody made an indicator of them.
    private static bool MayBeOlder(Step step) => step is IndicatorMeasured;

    private static (string Kind, Guid Id)? BringsAbout(Step step) => step switch
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
        FieldOfActionAdded added => ("plan", added.FieldId),
        GoalSet set => ("plan", set.GoalId),
        IndicatorDefined defined => ("indicator", defined.IndicatorId),
        ProgressOverridden overridden => ("override", overridden.OverrideId),
        MilestonePlanned planned => ("milestone", planned.MilestoneId),
        MeasureStarted => TheWork,
        MeasureDeferred => TheDeferral,
        _ => null
    };

    private static (string Kind, Guid Id)? GoesOnWith(Step step) => step switch
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
        GoalSet set => ("plan", set.FieldId),
        GoalReworded reworded => ("plan", reworded.GoalId),
        GoalDropped dropped => ("plan", dropped.GoalId),
        WeightSet set => ("plan", set.About),
        IndicatorDefined defined => ("plan", defined.GoalId),
        IndicatorMeasured measured => ("indicator", measured.IndicatorId),
        OverrideLifted lifted => ("override", lifted.OverrideId),
        MilestoneReached reached => ("milestone", reached.MilestoneId),
        MilestoneRescheduled rescheduled => ("milestone", rescheduled.MilestoneId),
        MilestoneDropped dropped => ("milestone", dropped.MilestoneId),
        MeasureCompleted => TheWork,
        MeasureResumed => TheDeferral,
        _ => null
    };
}

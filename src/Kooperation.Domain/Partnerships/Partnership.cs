using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Partnerships;

/// <summary>What must be known of a partnership to decide its next step.</summary>
public sealed record Partnership : WriteModel
{
    public Guid OrganisationId { get; init; }

    public PartialDate OrganisationFoundedOn { get; init; }

    /// <summary>The partnership this one is read through since the organisations turned out to be one.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>The partnerships that are read through this one.</summary>
    public IReadOnlyList<Guid> Absorbed { get; init; } = [];

    [JsonIgnore]
    public bool IsEnded => LastTurn?.Is<PartnershipEnded>() ?? false;

    [JsonIgnore]
    public bool IsPaused => LastTurn?.Is<PartnershipPaused>() ?? false;

    // Pauses, ends and resumptions are marked as being about the partnership itself.
    private Mark? LastTurn => Marks.FindLast(mark => mark.About == Id);

    public static Partnership? Evolve(Partnership? state, Guid id, RecordedStep recorded) => recorded.Step switch
    {
        PartnershipOpened opened => new Partnership
        {
            Id = id,
            OrganisationId = opened.OrganisationId,
            OrganisationFoundedOn = opened.OrganisationFoundedOn
        },
        PartnershipsMerged merged when state is not null && merged.KeptId == id => state with { Absorbed = [.. state.Absorbed, merged.MergedId] },
        PartnershipsMerged merged when state is not null => state with { MergedInto = merged.KeptId },
        StepCorrected corrected when state is not null => state with
        {
            Marks = state.Marks.ConvertAll(mark =>
                mark.StepId == corrected.StepId ? MarkOf(id, new RecordedStep(mark.StepId, corrected.Replacement)) ?? mark : mark)
        },
        StepWithdrawn when state is not null => state with { Marks = state.MarksAfterRevision(recorded.Step) },
        _ when state is not null && MarkOf(id, recorded) is { } mark => state with { Marks = state.Marks.Add(mark) },
        _ => state
    };

    public override Refusal? Refuses(Step step)
    {
        if (MergedInto is { } kept)
        {
            return Refusal.Of(
                "partnership-merged",
                $"This partnership was merged into {kept}: record the step there.",
                $"Diese Partnerschaft wurde mit {kept} zusammengeführt: Bitte den Schritt dort erfassen.");
        }

        if (step.OccurredOn.Latest < OrganisationFoundedOn.Earliest)
        {
            return Refusal.Of(
                "not-before-founding",
                $"The organisation was founded on {OrganisationFoundedOn}; nothing can have happened with it on {step.OccurredOn}.",
                $"Die Organisation wurde am {OrganisationFoundedOn} gegründet; am {step.OccurredOn} kann mit ihr nichts geschehen sein.",
                "/occurredOn");
        }

        if (IsEnded && step is not (PartnershipResumed or StepCorrected or StepWithdrawn) && !(step.OccurredOn.Latest <= LastTurn!.OccurredOn.Latest))
        {
            return Refusal.Of(
                "partnership-ended",
                $"This partnership ended on {LastTurn.OccurredOn}: resume it first, or record what happened before that day.",
                $"Diese Partnerschaft endete am {LastTurn.OccurredOn}: Bitte zuerst wieder aufnehmen oder erfassen, was davor geschah.");
        }

        return null;
    }

    /// <summary>Whether that person answers for the relation on the municipality's side.</summary>
    public bool IsAnsweredForBy(Guid person) => Marks
        .FindLast(mark => IsAboutContacts(mark) && (mark.About == person || mark.Then == person)) is { } last
        && (last.Is<ContactPersonAssigned>() || last.Then == person);

    private static bool IsAboutContacts(Mark mark) =>
        mark.Is<ContactPersonAssigned>() || mark.Is<ContactPersonReleased>() || mark.Is<ContactHandedOver>();

    private static Mark? MarkOf(Guid partnership, RecordedStep recorded)
    {
        var (about, then) = recorded.Step switch
        {
            PartnershipPaused or PartnershipResumed or PartnershipEnded => (partnership, null),
            ContactPersonAssigned assigned => (assigned.Person, null),
            ContactPersonReleased released => (released.Person, null),
            ContactHandedOver handedOver => (handedOver.From, handedOver.To),
            CommitmentMade made => (made.CommitmentId, null),
            CommitmentKept kept => (kept.CommitmentId, null),
            CommitmentBroken broken => (broken.CommitmentId, null),
            ConflictRaised raised => (raised.ConflictId, null),
            ConflictResolved resolved => (resolved.ConflictId, null),
            AgreementSigned signed => (signed.AgreementId, null),
            AgreementRenewed renewed => (renewed.AgreementId, renewed.SuccessorId),
            AgreementTerminated terminated => (terminated.AgreementId, null),
            RecognitionGranted granted => (granted.RecognitionId, null),
            RecognitionRevoked revoked => (revoked.RecognitionId, null),
            FundingRequested requested => (requested.RequestId, null),
            FundingDeclined declined => (declined.RequestId, null),
            FundingGranted granted => (granted.FundingId, granted.RequestId),
            ProofOfUseAccepted accepted => (accepted.FundingId, null),
            QualificationOffered offered => (offered.OfferId, null),
            QualificationAccepted accepted => (accepted.OfferId, null),
            QualificationDeclined declined => (declined.OfferId, null),
            QualificationCompleted completed => (completed.OfferId, null),
            TaskTransferred transferred => (transferred.TaskId, null),
            TaskReturned returned => (returned.TaskId, null),
            HearingHeld held => (held.HearingId, null),
            HearingAnswered answered => (answered.HearingId, null),
            SeatGranted granted => (granted.SeatId, null),
            SeatWithdrawn withdrawn => (withdrawn.SeatId, null),
            DecisionDelegated delegated => (delegated.DelegationId, null),
            DelegationEnded ended => (ended.DelegationId, null),
            _ => (Guid.Empty, (Guid?)null)
        };

        var settled = recorded.Step is HearingHeld { FeedbackGivenOn.IsKnown: true };

        return about == Guid.Empty
            ? null
            : new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), about, recorded.Step.OccurredOn, then, settled);
    }
}

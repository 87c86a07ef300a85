using System.Text.Json.Serialization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
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
    public override IReadOnlyList<Guid> GoesOnFrom => Absorbed;

    /// <summary>Its pauses, ends and resumptions.</summary>
    [JsonIgnore]
    public Course Course => Course.Of(Marks.Where(mark => mark.About == Id)); // They are marked as being about the partnership itself.

    [JsonIgnore]
    public bool IsEnded => Course.Last?.Is<PartnershipEnded>() ?? false;

    public static Partnership? Evolve(Partnership? state, Guid id, RecordedStep recorded) => recorded.Step switch
    {
        PartnershipOpened opened => new Partnership
        {
            Id = id,
            OrganisationId = opened.OrganisationId,
            OrganisationFoundedOn = opened.OrganisationFoundedOn
        },
        PartnershipsMerged merged when state is not null && merged.KeptId == id => state with
        {
            Absorbed = [.. state.Absorbed, merged.MergedId],
            Marks = state.Marks.Add(new Mark(recorded.Id, Catalogue.NameOf(merged), merged.MergedId, merged.OccurredOn))
        },
        PartnershipsMerged merged when state is not null => state with { MergedInto = merged.KeptId },
        OrganisationsMerged merged when state is not null => state with
        {
            OrganisationId = merged.KeptId,
            Marks = state.Marks.Add(new Mark(recorded.Id, Catalogue.NameOf(merged), merged.MergedId, merged.OccurredOn))
        },
        StepCorrected { Replacement: PartnershipOpened opened } when state is not null => state with { OrganisationFoundedOn = opened.OrganisationFoundedOn },
        StepCorrected or StepWithdrawn when state is not null => state with { Marks = state.MarksAfterRevision(recorded.Step) },
        _ when state?.MarkOf(recorded) is { } mark => state with { Marks = state.Marks.Add(mark) },
        _ => state
    };

    public override Refusal? Refuses(Step step)
    {
        // What was recorded here can still turn out wrong.
        if (MergedInto is { } kept && step is not (StepCorrected or StepWithdrawn))
        {
            return Refusal.Of(
                "partnership-merged",
                $"This partnership was merged into {kept}: record the step there.",
                $"Diese Partnerschaft wurde mit {kept} zusammengeführt: Bitte den Schritt dort erfassen.");
        }

        if (Founding.Refuses(step, OrganisationFoundedOn) is { } tooEarly) return tooEarly;

        if (!MayFollowTheEnd(step) && Course.Before(step.OccurredOn) is { } turn && turn.Is<PartnershipEnded>() && !(step.OccurredOn.Latest <= turn.OccurredOn.Latest))
        {
            return RefusalAfter(turn);
        }

        return RefusesToUndo<PartnershipsMerged>(step) ?? RefusesToUndo<OrganisationsMerged>(step);
    }

    /// <summary>How that person came to answer for the relation on the municipality's side, and ceased to.</summary>
    public Course CourseOf(Guid person) => Course.Of(Marks.Where(mark =>
        (mark.About == person || mark.Then == person)
        && (mark.Is<ContactPersonAssigned>() || mark.Is<ContactPersonReleased>() || mark.Is<ContactHandedOver>())));

    protected override IReadOnlyList<Guid?> BroughtAboutBy(Mark mark) => mark switch
    {
        _ when mark.Is<AgreementRenewed>() => [mark.Then],
        _ when mark.Is<FundingGranted>() => [mark.About],
        _ when mark.Is<AgreementAmended>() || mark.Is<AgreementTerminated>() || mark.Is<SeatExercised>() || mark.Is<SeatWithdrawn>() => [],
        _ when mark.About == Id => [], // Pauses, ends and resumptions need not rest on each other to follow each other (see Contradictions).
        _ => base.BroughtAboutBy(mark)
    };

    protected override Guid? GoneOnWithBy(Mark mark) => mark.Is<FundingGranted>() ? mark.Then : base.GoneOnWithBy(mark);

    // What an organisation does with its own entry does not wait for its partnership to go on.
    internal static bool MayFollowTheEnd(Step step) => step is PartnershipResumed or StepCorrected or StepWithdrawn
        or PartnerContactNamed or PartnerContactLeft or PartnershipsMerged or OrganisationsMerged;

    private static Refusal RefusalAfter(Mark end) => end.OccurredOn.IsKnown
        ? Refusal.Of(
            "partnership-ended",
            $"This partnership ended {end.OccurredOn.On().English}: resume it first, or record what happened before.",
            $"Diese Partnerschaft endete {end.OccurredOn.On().German}: Bitte zuerst wieder aufnehmen oder erfassen, was davor geschah.")
        : Refusal.Of(
            "partnership-ended",
            "This partnership ended on a day that nobody knows: resume it first.",
            "Diese Partnerschaft endete an einem unbekannten Tag: Bitte zuerst wieder aufnehmen.");

    public override Mark? MarkOf(RecordedStep recorded)
    {
        var (about, then) = recorded.Step switch
        {
            PartnershipPaused or PartnershipResumed or PartnershipEnded => (Id, null),
            ContactPersonAssigned assigned => (assigned.Person, null),
            ContactPersonReleased released => (released.Person, null),
            ContactHandedOver handedOver => (handedOver.From, handedOver.To),
            CommitmentMade made => (made.CommitmentId, null),
            CommitmentKept kept => (kept.CommitmentId, null),
            CommitmentBroken broken => (broken.CommitmentId, null),
            ConflictRaised raised => (raised.ConflictId, null),
            ConflictResolved resolved => (resolved.ConflictId, null),
            AgreementSigned signed => (signed.AgreementId, null),
            AgreementAmended amended => (amended.AgreementId, null),
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
            SeatExercised exercised => (exercised.SeatId, null),
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

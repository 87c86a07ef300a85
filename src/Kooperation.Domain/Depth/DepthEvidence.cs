using System.Collections.Frozen;
using System.Text.Json;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Depth;

/// <summary>From the steps of one partnership to its evidence: what a read model stores, in the order of recording.</summary>
public static class DepthEvidence
{
    /// <summary>The evidence of the steps that stand (see <see cref="StandingSteps"/>).</summary>
    public static IReadOnlyList<DepthFact> Of(IEnumerable<RecordedStep> standing) =>
        [.. standing.Select(Of).OfType<DepthFact>()];

    /// <summary>What one step says once it was recorded, corrected or withdrawn by the next; null where it says nothing any more.</summary>
    /// <param name="fact">What it said before; null for a step that is new.</param>
    /// <param name="next">The step itself, or one that revises it (see <see cref="StandingSteps.RevisedBy"/>).</param>
    /// <param name="position">The position in the store of the next step.</param>
    public static DepthFact? After(DepthFact? fact, RecordedStep next, long position = 0) => next.Step switch
    {
        StepWithdrawn => null,
        StepCorrected corrected => fact is null ? null : At(fact.Position, new RecordedStep(corrected.StepId, corrected.Replacement)),
        _ => At(position, next)
    };

    /// <summary>What one step says; null for a step that is none of a partnership.</summary>
    public static DepthFact? Of(RecordedStep recorded)
    {
        if (recorded.Step is not PartnershipStep step) return null;

        var fact = new DepthFact(recorded.Id, Catalogue.NameOf(step), step.OccurredOn)
        {
            Basis = step.Basis,
            Counterpart = step.Counterpart,
            FieldOfAction = step.FieldOfAction,
            Office = step.Office,
            Source = step.Source
        };

        return step switch
        {
            DepthWanted wanted => fact with { Number = wanted.Level },
            ContactMade contact => fact with { Traits = $"{Trait("direction", contact.Direction)} {Trait("form", contact.Form)}" },
            ContactPersonAssigned assigned => fact with { About = assigned.Person },
            ContactPersonReleased released => fact with { About = released.Person },
            ContactHandedOver handed => fact with { About = handed.From, Successor = handed.To },
            PartnerContactNamed named => fact with { About = named.Person },
            PartnerContactLeft left => fact with { About = left.Person },
            CommitmentMade made => fact with { About = made.CommitmentId, Due = made.Due, Traits = Trait("by", made.By) },
            CommitmentKept kept => fact with { About = kept.CommitmentId },
            CommitmentBroken broken => fact with { About = broken.CommitmentId },
            ConflictRaised raised => fact with { About = raised.ConflictId, Traits = Trait("by", raised.By) },
            ConflictResolved resolved => fact with { About = resolved.ConflictId },
            AgreementSigned signed => OfAgreement(fact, signed),
            AgreementAmended amended => fact with { About = amended.AgreementId, Term = amended.Term },
            AgreementRenewed renewed => fact with { About = renewed.AgreementId, Successor = renewed.SuccessorId, Term = renewed.Term },
            AgreementTerminated terminated => fact with { About = terminated.AgreementId, Traits = Trait("by", terminated.By) },
            RecognitionGranted granted => fact with { About = granted.RecognitionId },
            RecognitionRevoked revoked => fact with { About = revoked.RecognitionId },
            FundingRequested requested => fact with
            {
                About = requested.RequestId,
                Traits = Trait("municipalityIsApplicant", requested.MunicipalityIsApplicant)
            },
            FundingGranted granted => fact with
            {
                About = granted.FundingId,
                Term = granted.Term,
                Traits = $"{Trait("jointGoals", granted.JointGoals is { Count: > 0 })} kind={(granted.Kind is { } kind ? Word(kind) : "notSaid")}"
            },
            FundingDeclined declined => fact with { About = declined.RequestId },
            ProofOfUseAccepted accepted => fact with { About = accepted.FundingId },
            QualificationOffered offered => fact with { About = offered.OfferId, Term = offered.Term, Traits = Trait("audience", offered.For) },
            QualificationAccepted accepted => fact with { About = accepted.OfferId },
            QualificationDeclined declined => fact with { About = declined.OfferId },
            QualificationCompleted completed => fact with { About = completed.OfferId, Until = completed.ValidUntil },
            SupportProvided provided => fact with { Term = provided.Term, Traits = Trait("kind", provided.Kind) },
            MeasureCoDesigned designed => fact with { About = designed.MeasureId, Traits = Trait("stage", designed.Stage) },
            JointMeasureCompleted completed => fact with { About = completed.MeasureId },
            JointEvaluationHeld held => fact with { About = held.MeasureId },
            TaskTransferred transferred => fact with { About = transferred.TaskId },
            TaskReturned returned => fact with { About = returned.TaskId },
            HearingHeld held => fact with { About = held.HearingId, AnsweredOn = held.FeedbackGivenOn },
            HearingAnswered answered => fact with { About = answered.HearingId },
            SeatGranted granted => fact with { About = granted.SeatId, Body = granted.Body, Traits = Trait("right", granted.Right) },
            SeatExercised exercised => fact with { About = exercised.SeatId },
            SeatWithdrawn withdrawn => fact with { About = withdrawn.SeatId },
            DecisionDelegated delegated => fact with { About = delegated.DelegationId, Until = delegated.Until },
            DelegationEnded ended => fact with { About = ended.DelegationId },
            PartnerViewSubmitted view => fact with { Number = view.Rating },
            _ => fact
        };
    }

    private static DepthFact OfAgreement(DepthFact fact, AgreementSigned agreement)
    {
        bool SignedBy(Side side) => agreement.Signatures?.Any(signature => signature.Party == side) ?? false;

        return fact with
        {
            About = agreement.AgreementId,
            Term = agreement.Term,
            Traits = $"{Trait("jointGoals", agreement.JointGoals is { Count: > 0 })} {Trait("kind", agreement.Kind)}",
            Pending = !(SignedBy(Side.Municipality) && SignedBy(Side.Partner)),
            SignedOn = (agreement.Signatures ?? []).Select(signature => signature.SignedOn)
                .Where(signedOn => signedOn.IsKnown)
                .OrderBy(signedOn => signedOn.Middle)
                .LastOrDefault()
        };
    }

    private static DepthFact? At(long position, RecordedStep recorded) => Of(recorded) is { } fact ? fact with { Position = position } : null;

    internal static string Trait<T>(string name, T value) where T : struct, Enum => $"{name}={Word(value)}";

    internal static string Word<T>(T value) where T : struct, Enum => Words<T>.Of.TryGetValue(value, out var word) ? word : $"{value}";

    // A fact is made of every step, however often it is read.
    private static class Words<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Of = Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }

    private static string Trait(string name, bool value) => value ? $"{name}=yes" : $"{name}=no";
}

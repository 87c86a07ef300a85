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

    /// <summary>Adds the next recorded step: the same as <see cref="Of(IEnumerable{RecordedStep})"/> over what stands after it.</summary>
    /// <param name="position">The position in the store of the next step.</param>
    public static IReadOnlyList<DepthFact> After(IReadOnlyList<DepthFact> evidence, RecordedStep next, long position = 0)
    {
        switch (next.Step)
        {
            case StepWithdrawn withdrawn:
                return Replace(evidence, withdrawn.StepId, null);
            case StepCorrected corrected:
                return Replace(evidence, corrected.StepId, Of(new RecordedStep(corrected.StepId, corrected.Replacement)));
        }

        if (Of(next) is not { } fact) return evidence;

        var longer = new DepthFact[evidence.Count + 1];
        Copy(evidence, longer);
        longer[^1] = fact with { Position = position };
        return longer;
    }

    /// <summary>What one step says; null for a step that is none of a partnership. Every step of a partnership keeps its place, so that a correction finds it.</summary>
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

    private static IReadOnlyList<DepthFact> Replace(IReadOnlyList<DepthFact> evidence, Guid stepId, DepthFact? replacement)
    {
        var at = 0;
        while (at < evidence.Count && evidence[at].StepId != stepId) at++;
        if (at == evidence.Count) return evidence;

        if (replacement is null) return [.. evidence.Where(fact => fact.StepId != stepId)];

        var changed = new DepthFact[evidence.Count];
        Copy(evidence, changed);
        changed[at] = replacement with { Position = evidence[at].Position };
        return changed;
    }

    private static void Copy(IReadOnlyList<DepthFact> from, DepthFact[] to)
    {
        if (from is ICollection<DepthFact> collection) collection.CopyTo(to, 0);
        else
            for (var i = 0; i < from.Count; i++) to[i] = from[i];
    }

    internal static string Trait<T>(string name, T value) where T : struct, Enum => $"{name}={Word(value)}";

    internal static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Trait(string name, bool value) => value ? $"{name}=yes" : $"{name}=no";
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;

namespace Kooperation.Oracle;

/// <summary>The highest level that is carried, and the steps that carry it.</summary>
internal sealed record Carried(int Level, IReadOnlyList<PartnershipStep> By);

/// <summary>The table of evidence, one line for each entry of a cell. Each dimension stands at the highest level that a step carries on the day.</summary>
internal sealed class Table(Facts facts)
{
    public Carried Contact => Highest(ContactCells);

    public Carried Commitment => Highest(CommitmentCells);

    public Carried JointWork => Highest(JointWorkCells);

    public Carried DecisionPower => Highest(DecisionPowerCells);

    public Carried Strengthening => Highest(StrengtheningCells);

    private IEnumerable<(int Level, bool Carried)> ContactCells(PartnershipStep step)
    {
        yield return (1, step is ContactMade { Direction: not ContactDirection.Mutual } && Within(12, step));
        yield return (1, step is QualificationOffered && Within(12, step));
        yield return (1, step is FundingRequested && Within(12, step));
        yield return (1, step is FundingGranted funding && InItsTermElse(12, step, funding.Term));
        yield return (1, AgreementIsInForce(step) && InTheTermOfTheAgreement(step));
        yield return (1, step is SeatGranted seat && IsHeld(seat));

        yield return (2, step is ContactMade { Direction: ContactDirection.Mutual } && Within(12, step));
        yield return (2, step is JointEventHeld && Within(12, step));
        yield return (2, step is SeatExercised && Within(12, step));
        yield return (2, step is QualificationAccepted && Within(12, step));
        yield return (2, step is ExpertiseContributed && Within(12, step));
    }

    private IEnumerable<(int Level, bool Carried)> CommitmentCells(PartnershipStep step)
    {
        yield return (1, step is CommitmentMade && Within(12, step));

        yield return (2, AgreementIsInForce(step) && KindOfAgreement(step) == AgreementKind.LetterOfIntent && Within(24, step));
        yield return (2, step is RoundTableJoined && Within(24, step));
        yield return (2, step is FundingRequested { MunicipalityIsApplicant: true } && Within(12, step));
        yield return (2, step is RecognitionGranted recognition && !IsRevoked(recognition));
        yield return (2, step is FundingGranted { JointGoals.Count: 0 } funding && InItsTermElse(12, step, funding.Term));

        yield return (3, AgreementIsInForce(step) && KindOfAgreement(step) == AgreementKind.Cooperation && InTheTermOfTheAgreement(step));
        yield return (3, step is FundingGranted { JointGoals.Count: > 0 } joint && InItsTermElse(12, step, joint.Term));

        yield return (4, AgreementIsInForce(step) && KindOfAgreement(step) == AgreementKind.Framework && InTheTermOfTheAgreement(step));
        yield return (4, step is TaskTransferred task && !IsReturned(task));
    }

    private IEnumerable<(int Level, bool Carried)> JointWorkCells(PartnershipStep step)
    {
        yield return (1, step is ContactMade
        {
            Direction: ContactDirection.Mutual,
            Form: ContactForm.Meeting or ContactForm.Call or ContactForm.Visit
        } && Within(12, step));
        yield return (1, step is SeatExercised && Within(12, step));
        yield return (1, step is ExpertiseContributed && Within(12, step));

        yield return (2, step is JointEventHeld && Within(18, step));
        yield return (2, step is TasksShared && Within(18, step));
        yield return (2, step is JointMeasureCompleted && Within(24, step));

        yield return (3, step is ResourcesShared && Within(18, step));

        yield return (4, step is MeasureCoDesigned && Within(24, step));
        yield return (4, step is JointEvaluationHeld && Within(24, step));
    }

    private IEnumerable<(int Level, bool Carried)> DecisionPowerCells(PartnershipStep step)
    {
        yield return (1, step is ContactMade { Form: ContactForm.Information, Direction: not ContactDirection.FromPartner } && Within(12, step));
        yield return (1, step is HearingHeld unanswered && !GotFeedback(unanswered) && Within(12, step));

        yield return (2, step is HearingHeld answered && GotFeedback(answered) && Within(12, step));
        yield return (2, step is SeatGranted { Right: SeatRight.Advisory } advisory && IsHeld(advisory));
        yield return (2, step is SeatGranted { Right: SeatRight.Vote or SeatRight.Veto } silent && IsHeld(silent) && !IsExercised(silent));

        yield return (3, step is SeatGranted { Right: SeatRight.Vote or SeatRight.Veto } used && IsHeld(used) && IsExercised(used));

        yield return (4, step is DecisionDelegated delegation && IsDelegated(delegation));
    }

    private IEnumerable<(int Level, bool Carried)> StrengtheningCells(PartnershipStep step)
    {
        yield return (1, step is SupportProvided
        {
            Kind: SupportKind.Advice or SupportKind.AdministrativeHelp or SupportKind.PublicRecognition
        } && Within(12, step));

        yield return (2, step is QualificationCompleted byPartner && IsFor(Audience.Partner, byPartner)
            && InItsTermElse(18, step, new Term(PartialDate.Unknown, byPartner.ValidUntil)));
        yield return (2, step is SupportProvided { Kind: SupportKind.Room } room && InItsTermElse(18, step, room.Term));
        yield return (2, step is SupportProvided { Kind: SupportKind.Equipment } && Within(12, step));

        yield return (3, step is FundingGranted { Kind: FundingKind.Structural } funding && InItsTermElse(12, step, funding.Term));

        yield return (4, step is QualificationCompleted byOffice && IsFor(Audience.Administration, byOffice) && Within(24, step));
    }

    private Carried Highest(Func<PartnershipStep, IEnumerable<(int Level, bool Carried)>> cells)
    {
        var carried = facts.Happened.SelectMany(step => cells(step).Where(cell => cell.Carried).Select(cell => (Step: step, cell.Level))).ToList();
        var highest = carried.Select(one => one.Level).DefaultIfEmpty(0).Max();
        return new Carried(highest, [.. carried.Where(one => one.Level == highest).Select(one => one.Step)]);
    }

    private bool Within(int months, PartnershipStep step) => facts.Within(months, step);

    private static DateOnly FirstDay(PartnershipStep step, Term term)
    {
        var day = Facts.DayOf(step);
        return term.From.Earliest is { } from && from > day ? from : day;
    }

    private bool InItsTerm(PartnershipStep step, Term term) =>
        FirstDay(step, term) <= facts.Day && !(facts.Day > term.Until.Latest);

    private bool InItsTermElse(int months, PartnershipStep step, Term term) =>
        term.Until.IsKnown ? InItsTerm(step, term) : facts.Within(months, FirstDay(step, term));

    // Agreements. A renewal makes an agreement of its own, of the kind of the one it renews.

    private static Guid? AgreementOf(PartnershipStep step) => step switch
    {
        AgreementSigned signed => signed.AgreementId,
        AgreementRenewed renewed => renewed.SuccessorId,
        _ => null
    };

    private AgreementKind? KindOfAgreement(PartnershipStep step) => FirstAgreement(step)?.Kind;

    private AgreementSigned? FirstAgreement(PartnershipStep step)
    {
        for (var hops = 0; hops <= facts.Told.Count && step is AgreementRenewed renewed; hops++)
        {
            var before = facts.Told.FirstOrDefault(told => AgreementOf(told) == renewed.AgreementId);
            if (before is null) return null;
            step = before;
        }

        return step as AgreementSigned;
    }

    // Signed by both, neither terminated nor replaced by its successor. What was not signed is not put in force by renewing it.
    private bool AgreementIsInForce(PartnershipStep step) =>
        AgreementOf(step) is { } agreement
        && FirstAgreement(step) is { } first
        && HasSigned(Side.Municipality, first)
        && HasSigned(Side.Partner, first)
        && !facts.HasHappened<AgreementTerminated>(terminated => terminated.AgreementId == agreement)
        && !facts.HasHappened<AgreementRenewed>(renewed => renewed.AgreementId == agreement && FirstDay(renewed, renewed.Term) <= facts.Day);

    private bool HasSigned(Side party, AgreementSigned signed) =>
        signed.Signatures.Any(signature => signature.Party == party && !(signature.SignedOn.Middle > facts.Day));

    private bool InTheTermOfTheAgreement(PartnershipStep step)
    {
        var agreed = step switch
        {
            AgreementSigned signed => signed.Term,
            AgreementRenewed renewed => renewed.Term,
            _ => Term.Open
        };
        var amended = facts.Happened.OfType<AgreementAmended>()
            .LastOrDefault(amendment => amendment.AgreementId == AgreementOf(step) && amendment.Term is not null);

        return InItsTerm(step, amended?.Term ?? agreed);
    }

    // What is held until something takes it away.

    private bool IsHeld(SeatGranted seat) => !facts.HasHappened<SeatWithdrawn>(withdrawn => withdrawn.SeatId == seat.SeatId);

    private bool IsExercised(SeatGranted seat) =>
        facts.HasHappened<SeatExercised>(exercised => exercised.SeatId == seat.SeatId && Within(12, exercised));

    private bool IsRevoked(RecognitionGranted recognition) =>
        facts.HasHappened<RecognitionRevoked>(revoked => revoked.RecognitionId == recognition.RecognitionId);

    private bool IsReturned(TaskTransferred task) => facts.HasHappened<TaskReturned>(returned => returned.TaskId == task.TaskId);

    private bool IsDelegated(DecisionDelegated delegation) =>
        !(facts.Day > delegation.Until.Latest)
        && !facts.HasHappened<DelegationEnded>(ended => ended.DelegationId == delegation.DelegationId);

    // What another step says about a step.

    private bool GotFeedback(HearingHeld hearing)
    {
        var inTime = facts.LastOf(6, Facts.DayOf(hearing));
        var given = hearing.FeedbackGivenOn.Middle;

        return (given <= inTime && given <= facts.Day)
            || facts.HasHappened<HearingAnswered>(answered => answered.HearingId == hearing.HearingId && Facts.DayOf(answered) <= inTime);
    }

    private bool IsFor(Audience audience, QualificationCompleted completed) =>
        facts.Told.OfType<QualificationOffered>().Any(offer => offer.OfferId == completed.OfferId && offer.For == audience);
}

using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Known;

// How long a step carries what its line says.
internal sealed partial class Timeline
{
    private void LayDown(int index, EvidenceRule line, int on, int ended)
    {
        var fact = _facts[index];
        switch (line.Lasts.Kind)
        {
            case LastingKind.Months when line.Needs is { Kind: NeedKind.Feedback } need:
                if (AnswerTo(fact, on) is { } answered && answered <= Pauses.LastDayOf(on, need.Months))
                    Carry(index, line, line.Level, answered, Pauses.LastDayOf(on, line.Lasts.Months!.Value));
                break;
            case LastingKind.Months:
                CarryUntil(index, line, on, Math.Min(ended, Pauses.LastDayOf(on, line.Lasts.Months!.Value)));
                break;
            case LastingKind.Term:
                var from = Math.Max(on, fact.Term?.From.Earliest?.DayNumber ?? on);
                CarryUntil(index, line, from, Math.Min(ended, LastDay(fact.Term?.Until.Latest, from, line.Lasts.Months)));
                break;
            case LastingKind.Validity:
                CarryUntil(index, line, on, Math.Min(ended, LastDay(fact.Until.Latest, on, line.Lasts.Months)));
                break;
            case LastingKind.Held:
                CarryUntil(index, line, on, Math.Min(ended, LastDay(fact.Until.Latest, on, null)));
                break;
        }
    }

    private int LastDay(DateOnly? own, int from, int? months) =>
        own?.DayNumber ?? (months is { } length ? Pauses.LastDayOf(from, length) : Open);

    private void CarryUntil(int index, EvidenceRule line, int from, int until)
    {
        if (line.Needs is not { Kind: NeedKind.Exercise } need)
        {
            Carry(index, line, line.Level, from, until);
            return;
        }

        Carry(index, line, line.Otherwise, from, until);
        if (_facts[index].About is not { } seat) return;

        // Exercises that follow each other in time carry without a break.
        var (begins, ends) = (Never, Never);
        foreach (var exercised in Links.ExercisesOf(seat))
        {
            var (first, last) = (Math.Max(from, exercised.On), Math.Min(until, Pauses.LastDayOf(exercised.On, need.Months)));
            if (first > ends + 1)
            {
                Carry(index, line, line.Level, begins, ends);
                begins = first;
            }

            ends = Math.Max(ends, last);
        }

        Carry(index, line, line.Level, begins, ends);
    }

    /// <summary>Whether an answer to some hearing, given the day before, would let it carry that line.</summary>
    public bool AwaitsFeedback(EvidenceRule line, int turn)
    {
        for (var index = 0; index < _facts.Length; index++)
        {
            if (_facts[index].Event != line.Pattern.Event || !Counts(index, out var on) || AnswerTo(_facts[index], on) is not null) continue;
            if (turn - 1 <= Pauses.LastDayOf(on, line.Needs!.Months) && turn <= Pauses.LastDayOf(on, line.Lasts.Months!.Value)) return true;
        }

        return false;
    }

    private int? AnswerTo(DepthFact fact, int on)
    {
        var noted = fact.AnsweredOn.Earliest?.DayNumber <= KnownBy ? fact.AnsweredOn.Middle!.Value.DayNumber : int.MaxValue;
        var recorded = fact.About is { } hearing && Links.AnswerTo(hearing) is { } answered ? answered.On : int.MaxValue;
        var first = Math.Min(noted, recorded);
        return first == int.MaxValue ? null : Math.Max(on, first);
    }

    // Whom a qualification was for stands in its offer.
    private void LayDownQualification(int index, int on)
    {
        var fact = _facts[index];
        if (fact.About is not { } about || Links.Offer(about) is not { } offer)
        {
            LeaveOut(index, ReasonWithoutOrigin(fact));
            foreach (var line in Rules.ShapeOf(fact.Event, null).Lines) LayDown(index, line, on, Open);
            return;
        }

        foreach (var line in Rules.ShapeOf(fact.Event, offer.Traits).Lines) LayDown(index, line, on, Open);
    }

    // A renewal carries what the agreement at the beginning of the chain carries once both sides have signed that, for a term of its own. An
    // agreement that was renewed goes on as its successor and ends the day before.
    private void LayDownAgreement(int index, int on)
    {
        var fact = _facts[index];
        var origin = fact.Event == "AgreementRenewed" ? Links.Origin(fact) : fact;
        var agreement = fact.Event == "AgreementRenewed" ? fact.Successor : fact.About;
        if (origin is null || agreement is not { } id)
        {
            LeaveOut(index, ReasonWithoutOrigin(fact));
            return;
        }

        if (origin.Pending || origin.SignedOn.Earliest?.DayNumber > KnownBy)
        {
            LeaveOut(index, NotCountedReason.SignatureMissing);
            return;
        }

        var inForce = Math.Max(on, origin.SignedOn.Middle?.DayNumber ?? on);
        var ended = Math.Min(Links.EndOf(id)?.On ?? Open, Links.SuccessorOf(id)?.On ?? Open);
        if (ended != Open) ended--;
        var lines = Rules.ShapeOf(origin.Event, origin.Traits).Lines;
        foreach (var line in lines)
        {
            if (line.Lasts.Kind != LastingKind.Term)
                Carry(index, line, line.Level, inForce, Math.Min(ended, LastDay(null, on, line.Lasts.Months)));
        }

        var (from, term) = (inForce, fact.Term);
        foreach (var (changedOn, amendment) in Links.AmendmentsOf(id))
        {
            CarryTerm(index, lines, from, term, Math.Min(ended, changedOn - 1));
            (from, term) = (Math.Max(inForce, changedOn), amendment.Term);
        }

        CarryTerm(index, lines, from, term, ended);
    }

    // What it refers to may be recorded and left out itself, judged or made up, or of others.
    private NotCountedReason ReasonWithoutOrigin(DepthFact fact) =>
        _notCounted is not null && Array.Exists(_facts, other => IsOrigin(other, fact)) ? NotCountedReason.OriginNotCounted : NotCountedReason.OriginMissing;

    private static bool IsOrigin(DepthFact origin, DepthFact of) => of.About is { } about && (origin.Event, of.Event) switch
    {
        ("QualificationOffered", "QualificationCompleted") or ("AgreementSigned", "AgreementRenewed") => origin.About == about,
        ("AgreementRenewed", "AgreementRenewed") => origin.Successor == about,
        _ => false
    };

    private void CarryTerm(int index, EvidenceRule[] lines, int from, Term? term, int atMost)
    {
        var begins = Math.Max(from, term?.From.Earliest?.DayNumber ?? from);
        foreach (var line in lines)
        {
            if (line.Lasts.Kind == LastingKind.Term)
                Carry(index, line, line.Level, begins, Math.Min(atMost, LastDay(term?.Until.Latest, begins, line.Lasts.Months)));
        }
    }
}

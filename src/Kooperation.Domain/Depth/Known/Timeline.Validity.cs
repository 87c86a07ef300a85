using Kooperation.Domain.Depth.Rules;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth.Known;

// How long a step carries what its line says.
internal sealed partial class Timeline
{
    private void LayDown(int index, EvidenceRule line, int on)
    {
        var fact = _facts[index];
        switch (line.Lasts.Kind)
        {
            case LastingKind.Months when line.Needs is { Kind: NeedKind.Feedback } need:
                if (AnswerTo(fact, on) is { } answered && answered <= DateOnly.FromDayNumber(on).AddMonths(need.Months).DayNumber)
                    Carry(index, line, line.Level, answered, Pauses.LastDayOf(on, line.Lasts.Months!.Value));
                break;
            case LastingKind.Months:
                CarryUntilEnded(index, line, on, Pauses.LastDayOf(on, line.Lasts.Months!.Value));
                break;
            case LastingKind.Term:
                var from = Math.Max(on, fact.Term?.From.Earliest?.DayNumber ?? on);
                CarryUntilEnded(index, line, from, LastDay(fact.Term?.Until.Latest, from, line.Lasts.Months));
                break;
            case LastingKind.Validity:
                CarryUntilEnded(index, line, on, LastDay(fact.Until.Latest, on, line.Lasts.Months));
                break;
            case LastingKind.Held:
                CarryUntilEnded(index, line, on, LastDay(fact.Until.Latest, on, null));
                break;
        }
    }

    private int LastDay(DateOnly? own, int from, int? months) =>
        own?.DayNumber ?? (months is { } length ? Pauses.LastDayOf(from, length) : Open);

    private void CarryUntilEnded(int index, EvidenceRule line, int from, int until)
    {
        var fact = _facts[index];
        if (fact.About is { } about && _links.EndOf(about) is { } ended)
            until = Math.Min(until, ended - 1);

        if (line.Needs is not { Kind: NeedKind.Exercise } need)
        {
            Carry(index, line, line.Level, from, until);
            return;
        }

        Carry(index, line, line.Otherwise, from, until);
        foreach (var exercised in fact.About is { } seat ? _links.ExercisesOf(seat) : [])
        {
            if (exercised >= from) Carry(index, line, line.Level, exercised, Math.Min(until, Pauses.LastDayOf(exercised, need.Months)));
        }
    }

    private int? AnswerTo(DepthFact fact, int on)
    {
        var noted = fact.AnsweredOn.Earliest?.DayNumber <= Day ? DayAtOrAfter(fact.AnsweredOn, on) : (int?)null;
        var recorded = fact.About is { } hearing && _links.AnswerTo(hearing) is { } answered ? Math.Max(on, answered) : (int?)null;
        return noted is null || recorded < noted ? recorded : noted;
    }

    // A day known less exactly than the step itself lies on the day of the step if it can.
    private static int DayAtOrAfter(PartialDate date, int on) =>
        date.Earliest!.Value.DayNumber <= on ? on : date.Middle!.Value.DayNumber;

    // Whom a qualification was for stands in its offer.
    private void LayDownQualification(int index, int on)
    {
        var fact = _facts[index];
        if (fact.About is not { } about || _links.Offer(about) is not { } offer)
        {
            LeaveOut(index, NotCountedReason.OriginMissing);
            foreach (var line in Rules.ShapeOf(fact.Event, null).Lines) LayDown(index, line, on);
            return;
        }

        foreach (var line in Rules.ShapeOf(fact.Event, offer.Traits).Lines) LayDown(index, line, on);
    }

    // A renewal carries what the agreement at the beginning of the chain carries, for a term of its own.
    private void LayDownAgreement(int index, int on)
    {
        var fact = _facts[index];
        var origin = fact.Event == "AgreementRenewed" ? _links.Origin(fact) : fact;
        var agreement = fact.Event == "AgreementRenewed" ? fact.Successor : fact.About;
        if (origin is null || agreement is not { } id)
        {
            LeaveOut(index, NotCountedReason.OriginMissing);
            return;
        }

        if (origin.Pending || origin.SignedOn.Earliest?.DayNumber > Day)
        {
            LeaveOut(index, NotCountedReason.SignatureMissing);
            return;
        }

        var inForce = ReferenceEquals(fact, origin) && origin.SignedOn.IsKnown ? Math.Max(on, DayAtOrAfter(origin.SignedOn, on)) : on;
        var ended = _links.EndOf(id) is { } end ? end - 1 : Open;
        var lines = Rules.ShapeOf(origin.Event, origin.Traits).Lines;
        var from = Math.Max(inForce, fact.Term?.From.Earliest?.DayNumber ?? inForce);
        var until = fact.Term?.Until.Latest;

        foreach (var line in lines)
        {
            if (line.Lasts.Kind != LastingKind.Term)
                Carry(index, line, line.Level, inForce, Math.Min(ended, LastDay(null, inForce, line.Lasts.Months)));
        }

        foreach (var (changedOn, amendment) in _links.AmendmentsOf(id))
        {
            if (changedOn > from)
            {
                CarryTerm(index, lines, from, until, Math.Min(ended, changedOn - 1));
                from = changedOn;
            }
            else from = Math.Max(inForce, amendment.Term!.From.Earliest?.DayNumber ?? from);

            until = amendment.Term!.Until.Latest;
        }

        CarryTerm(index, lines, from, until, ended);
    }

    private void CarryTerm(int index, EvidenceRule[] lines, int from, DateOnly? until, int atMost)
    {
        foreach (var line in lines)
        {
            if (line.Lasts.Kind == LastingKind.Term)
                Carry(index, line, line.Level, from, Math.Min(atMost, LastDay(until, from, line.Lasts.Months)));
        }
    }
}

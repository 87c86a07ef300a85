using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Quality;

/// <summary>What is missing from the record of one partnership: a pure function of its evidence and a day.</summary>
public static class PartnershipGaps
{
    /// <summary>How long an offer without an end of its own waits for an answer, in months.</summary>
    public const int MonthsToAnswer = 3;

    /// <summary>How long a new seat waits for its first session, in months.</summary>
    public const int MonthsToTakeASeat = 3;

    // What is signed, paid, offered and decided can be done by post.
    private static readonly HashSet<string> OnPaper =
    [
        .. new[]
        {
            typeof(AgreementSigned), typeof(AgreementAmended), typeof(AgreementRenewed), typeof(AgreementTerminated), typeof(RecognitionGranted), typeof(RecognitionRevoked),
            typeof(FundingRequested), typeof(FundingGranted), typeof(FundingDeclined), typeof(ProofOfUseAccepted), typeof(QualificationOffered), typeof(QualificationDeclined),
            typeof(SeatGranted), typeof(SeatWithdrawn), typeof(TaskTransferred), typeof(TaskReturned), typeof(DecisionDelegated), typeof(DelegationEnded)
        }.Select(Catalogue.NameOf)
    ];

    /// <param name="facts">In the order of recording.</param>
    /// <param name="titleOf">The title of a qualification that was offered.</param>
    public static IReadOnlyList<Gap> On(DateOnly day, IReadOnlyList<DepthFact> facts, Func<Guid, string?> titleOf)
    {
        IReadOnlyList<DepthFact> known = [.. facts.Where(fact => !(fact.OccurredOn.Earliest > day))];
        return
        [
            .. Agreements(known),
            .. Offers(day, known, titleOf),
            .. Seats(day, known),
            .. GapsOfAnyHistory.Of([.. known.Select(fact => new GapsOfAnyHistory.Told(fact.StepId, fact.OccurredOn.IsKnown, fact.Basis, fact.Office))], GapsOfAnyHistory.NeverCounted)
        ];
    }

    private static IEnumerable<Gap> Agreements(IReadOnlyList<DepthFact> known)
    {
        if (known.Any(fact => fact.IsContact && !OnPaper.Contains(fact.Event))) yield break;

        var terminated = About<AgreementTerminated>(known);
        IReadOnlyList<DepthFact> agreements = [.. Ours<AgreementSigned>(known).Where(agreement => !terminated.Contains(agreement.About)).Reverse()];
        if (agreements.Count == 0) yield break;

        yield return Over(
            GapKind.AgreementWithoutContact,
            agreements.Count == 1
                ? new Sentence("There is an agreement, and no contact is recorded", "Es gibt eine Vereinbarung, aber kein Kontakt ist erfasst")
                : new Sentence(
                    $"There are {agreements.Count} agreements, and no contact is recorded",
                    $"Es gibt {agreements.Count} Vereinbarungen, aber kein Kontakt ist erfasst"),
            agreements,
            Mend.By<ContactMade>());
    }

    private static IEnumerable<Gap> Offers(DateOnly day, IReadOnlyList<DepthFact> known, Func<Guid, string?> titleOf)
    {
        var answered = About<QualificationAccepted>(known);
        answered.UnionWith(About<QualificationDeclined>(known));
        answered.UnionWith(About<QualificationCompleted>(known));

        foreach (var offer in Ours<QualificationOffered>(known).Where(offer => !answered.Contains(offer.About)))
        {
            var answerable = offer.Term?.Until.Latest ?? offer.OccurredOn.Latest?.AddMonths(MonthsToAnswer);
            if (!(answerable < day) || offer.About is not { } offerId) continue;

            yield return Over(
                GapKind.QualificationUnanswered,
                titleOf(offerId) is { } title
                    ? new Sentence(
                        $"No answer to the offer of the qualification {InShort.Quoted(title).English} is recorded",
                        $"Zum Angebot der Qualifizierung {InShort.Quoted(title).German} ist keine Antwort erfasst")
                    : new Sentence("No answer to the offer of a qualification is recorded", "Zum Angebot einer Qualifizierung ist keine Antwort erfasst"),
                [offer],
                Mend.By<QualificationAccepted>(offerId),
                Mend.By<QualificationDeclined>(offerId),
                Mend.By<QualificationCompleted>(offerId));
        }
    }

    private static IEnumerable<Gap> Seats(DateOnly day, IReadOnlyList<DepthFact> known)
    {
        var usedOrLost = About<SeatExercised>(known);
        usedOrLost.UnionWith(About<SeatWithdrawn>(known));

        foreach (var seat in Ours<SeatGranted>(known).Where(seat => !usedOrLost.Contains(seat.About)))
        {
            if (seat.OccurredOn.Latest?.AddMonths(MonthsToTakeASeat) >= day || seat.About is not { } seatId) continue;

            var body = InShort.Quoted(seat.Body ?? "");
            yield return Over(
                GapKind.SeatUnused,
                seat.OccurredOn.IsKnown
                    ? new Sentence(
                        $"The seat in {body.English} was granted {seat.OccurredOn.On().English}, and no use of it is recorded",
                        $"Der Sitz in {body.German} besteht {seat.OccurredOn.Since().German}, und keine Nutzung ist erfasst")
                    : new Sentence($"The seat in {body.English} was granted, and no use of it is recorded", $"Der Sitz in {body.German} wurde vergeben, und keine Nutzung ist erfasst"),
                [seat],
                Mend.By<SeatExercised>(seatId),
                Mend.By<SeatWithdrawn>(seatId));
        }
    }

    private static IEnumerable<DepthFact> Ours<TStep>(IReadOnlyList<DepthFact> known) where TStep : PartnershipStep =>
        Of<TStep>(known).Where(fact => fact.Counterpart == Counterpart.Municipality);

    private static HashSet<Guid?> About<TStep>(IReadOnlyList<DepthFact> known) where TStep : PartnershipStep => [.. Of<TStep>(known).Select(fact => fact.About)];

    private static IEnumerable<DepthFact> Of<TStep>(IReadOnlyList<DepthFact> known) where TStep : PartnershipStep
    {
        var name = Catalogue.NameOf(typeof(TStep));
        return known.Where(fact => fact.Event == name);
    }

    private static Gap Over(GapKind kind, Sentence why, IReadOnlyList<DepthFact> steps, params IReadOnlyList<Mend> mendedBy) =>
        new(kind, why, [.. steps.Take(Gap.MostSteps).Select(step => step.StepId)], mendedBy)
        {
            StepCount = steps.Count,
            Offices = [.. steps.Select(step => step.Office).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            Invented = steps.Any(step => step.Basis == Basis.Invented)
        };
}

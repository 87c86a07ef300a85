using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Deadlines;

/// <summary>
/// What is due in one partnership, or was and is not settled: a pure function of the standing steps and a day. What others agreed among
/// themselves is due to nobody here. When the partnership ended, nothing is due any more but the account of the money.
/// </summary>
public static class PartnershipDeadlines
{
    /// <summary>The kinds of steps that name a deadline or settle one; no other changes what is found here.</summary>
    public static readonly IReadOnlyList<Type> Kinds =
    [
        typeof(AgreementSigned), typeof(AgreementAmended), typeof(AgreementRenewed), typeof(AgreementTerminated),
        typeof(FundingGranted), typeof(ProofOfUseAccepted),
        typeof(CommitmentMade), typeof(CommitmentKept), typeof(CommitmentBroken),
        typeof(QualificationOffered), typeof(QualificationCompleted),
        typeof(DecisionDelegated), typeof(DelegationEnded),
        typeof(PartnershipEnded), typeof(PartnershipResumed)
    ];

    /// <param name="standing">In the order of recording.</param>
    public static IReadOnlyList<Deadline> On(DateOnly day, IEnumerable<RecordedStep> standing)
    {
        var known = new KnownSteps(standing, day);
        var due = Money(known);

        return known.Last(step => step is PartnershipEnded or PartnershipResumed)?.Step is PartnershipEnded
            ? [.. due.Where(deadline => deadline.Kind == DeadlineKind.ProofOfUse)]
            : [.. due, .. AgreementDeadlines.Of(known), .. Commitments(known), .. Certificates(known), .. Delegations(known)];
    }

    private static IEnumerable<Deadline> Money(KnownSteps known)
    {
        var accepted = known.About<ProofOfUseAccepted>(proof => proof.FundingId);
        foreach (var granted in OfOurs<FundingGranted>(known))
        {
            var funding = granted.Step;
            if (funding.Term.Until.Latest is not { } lastDay || accepted.Contains(funding.FundingId)) continue;

            var (purpose, amount) = (funding.Programme ?? funding.Purpose, InShort.Euros(funding.AmountInCents));
            var money = purpose is null
                ? new Sentence($"the funding of {amount.English}", $"die Förderung über {amount.German}")
                : new Sentence(
                    $"the funding {InShort.Quoted(purpose).English} of {amount.English}",
                    $"die Förderung {InShort.Quoted(purpose).German} über {amount.German}");

            yield return Deadline.Of(
                known.Day <= lastDay ? DeadlineKind.FundingEnds : DeadlineKind.ProofOfUse,
                funding.FundingId,
                funding.Term.Until,
                known.Day <= lastDay
                    ? new Sentence(
                        $"The period of {money.English} ends; then its proof of use is due",
                        $"Der Zeitraum für {money.German} endet; dann ist der Verwendungsnachweis fällig")
                    : new Sentence(
                        $"The proof of use for {money.English} is not accepted yet",
                        $"Der Verwendungsnachweis für {money.German} ist noch nicht angenommen"),
                granted.Id,
                funding,
                typeof(ProofOfUseAccepted));
        }
    }

    private static IEnumerable<Deadline> Commitments(KnownSteps known)
    {
        var settled = known.About<CommitmentKept>(kept => kept.CommitmentId);
        settled.UnionWith(known.About<CommitmentBroken>(broken => broken.CommitmentId));

        foreach (var made in OfOurs<CommitmentMade>(known))
        {
            if (!made.Step.Due.IsKnown || settled.Contains(made.Step.CommitmentId)) continue;

            var what = InShort.Quoted(made.Step.What);
            yield return Deadline.Of(
                DeadlineKind.Commitment,
                made.Step.CommitmentId,
                made.Step.Due,
                made.Step.By == Side.Municipality
                    ? new Sentence($"The municipality promised {what.English}", $"Die Kommune hat zugesagt: {what.German}")
                    : new Sentence($"The partner promised {what.English}", $"Der Partner hat zugesagt: {what.German}"),
                made.Id,
                made.Step,
                typeof(CommitmentKept),
                typeof(CommitmentBroken));
        }
    }

    // A qualification is completed once: what renews its certificate is another one of the same title for the same people. The last one holds.
    private static IEnumerable<Deadline> Certificates(KnownSteps known)
    {
        var offers = known.All<QualificationOffered>().DistinctBy(offered => offered.Step.OfferId).ToDictionary(offered => offered.Step.OfferId, offered => offered.Step);
        var titles = OfOurs<QualificationCompleted>(known)
            .Select(completed => offers.GetValueOrDefault(completed.Step.OfferId))
            .OfType<QualificationOffered>()
            .DistinctBy(Certificate);

        foreach (var offer in titles)
        {
            var last = known.Last<QualificationCompleted>(completed =>
                completed.Counterpart == Counterpart.Municipality
                && offers.GetValueOrDefault(completed.OfferId) is { } other
                && Certificate(other) == Certificate(offer));
            if (last is not { Step.ValidUntil.Latest: { } lastDay }) continue;

            var title = InShort.Quoted(offer.Title);
            yield return Deadline.Of(
                DeadlineKind.QualificationExpires,
                last.Step.OfferId,
                last.Step.ValidUntil,
                known.Day <= lastDay
                    ? new Sentence($"The validity of the qualification {title.English} ends", $"Die Gültigkeit der Qualifizierung {title.German} endet")
                    : new Sentence($"The validity of the qualification {title.English} has ended", $"Die Gültigkeit der Qualifizierung {title.German} ist abgelaufen"),
                last.Id,
                last.Step,
                typeof(QualificationCompleted)) with { Office = last.Step.Office ?? offer.Office };
        }
    }

    private static (Audience For, string Title) Certificate(QualificationOffered offer) => (offer.For, offer.Title.Trim().ToUpperInvariant());

    private static IEnumerable<Deadline> Delegations(KnownSteps known)
    {
        var ended = known.About<DelegationEnded>(end => end.DelegationId);
        foreach (var delegated in OfOurs<DecisionDelegated>(known))
        {
            if (delegated.Step.Until.Latest is not { } lastDay || ended.Contains(delegated.Step.DelegationId)) continue;

            var scope = InShort.Quoted(delegated.Step.Scope);
            yield return Deadline.Of(
                DeadlineKind.DelegationEnds,
                delegated.Step.DelegationId,
                delegated.Step.Until,
                known.Day <= lastDay
                    ? new Sentence($"The delegation {scope.English} ends", $"Die Übertragung der Entscheidung {scope.German} endet")
                    : new Sentence($"The delegation {scope.English} has run out", $"Die Übertragung der Entscheidung {scope.German} ist abgelaufen"),
                delegated.Id,
                delegated.Step,
                typeof(DelegationEnded));
        }
    }

    /// <summary>What the two sides agreed between them; who settles it does not matter.</summary>
    internal static IEnumerable<Known<TStep>> OfOurs<TStep>(KnownSteps known) where TStep : PartnershipStep =>
        known.All<TStep>().Where(told => told.Step.Counterpart == Counterpart.Municipality);
}

using Kooperation.Domain.Deadlines;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Domain.Tests.Depth;
using static Kooperation.Domain.Tests.Deadlines.Told;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Deadlines;

public sealed class PartnershipDeadlineSpecs
{
    private static readonly FundingGranted Money = Funding("2025-01-10", Term("2025", "2025-12-31")) with { Programme = "Demokratie leben", AmountInCents = 123_456_78 };

    [Fact]
    public void Money_ends_with_its_period_and_from_the_next_day_on_its_proof_of_use_is_late()
    {
        var end = TheOne("2025-12-31", Money);
        Assert.Equal((DeadlineKind.FundingEnds, 0), (end.Kind, end.LateOn(Day("2025-12-31"))));
        Assert.Equal("The period of the funding “Demokratie leben” of 123,456.78 euros ends; then its proof of use is due", end.What.English);
        Assert.Equal("Der Zeitraum für die Förderung „Demokratie leben“ über 123.456,78 Euro endet; dann ist der Verwendungsnachweis fällig", end.What.German);

        var proof = TheOne("2026-01-01", Money);
        Assert.Equal((DeadlineKind.ProofOfUse, 1, "ProofOfUseAccepted"), (proof.Kind, proof.LateOn(Day("2026-01-01")), Assert.Single(proof.SettledBy)));
        Assert.Equal("Der Verwendungsnachweis für die Förderung „Demokratie leben“ über 123.456,78 Euro ist noch nicht angenommen", proof.What.German);
    }

    [Fact]
    public void An_accepted_proof_of_use_settles_it() => Assert.Empty(Due("2026-02-01", Money, new ProofOfUseAccepted(A).On("2026-01-20")));

    [Fact]
    public void Money_without_an_end_or_a_name_is_told_by_its_amount_or_not_at_all()
    {
        Assert.Equal("The proof of use for the funding of 100.00 euros is not accepted yet", TheOne("2026-02-01", Funding("2025-01-10", Term(null, "2025"))).What.English);
        Assert.Empty(Due("2026-02-01", Funding("2025-01-10", Domain.Time.Term.Open)));
    }

    [Theory]
    [InlineData(Side.Municipality, "Die Kommune hat zugesagt: „Raum im Rathaus“")]
    [InlineData(Side.Partner, "Der Partner hat zugesagt: „Raum im Rathaus“")]
    public void A_promise_of_either_side_is_due_until_it_was_kept_or_broken(Side by, string said)
    {
        var promise = Promise("2026-01-01", "2026-02", by) with { What = "Raum\nim Rathaus" };

        var due = TheOne("2026-03-05", promise);
        Assert.Equal((DeadlineKind.Commitment, Day("2026-02-28"), 5, said), (due.Kind, due.On, due.LateOn(Day("2026-03-05")), due.What.German));
        Assert.Empty(Due("2026-03-05", promise, new CommitmentKept(A).On("2026-03-05")));
        Assert.Empty(Due("2026-03-05", promise, new CommitmentBroken(A, null).On("2026")));
        Assert.Single(Due("2026-03-04", promise, new CommitmentKept(A).On("2026-03-05")));
    }

    [Fact]
    public void Whoever_settles_a_promise_settles_it() =>
        Assert.Empty(Due("2026-03-05", Promise("2026-01-01", "2026-02"), new CommitmentKept(A).On("2026-02-01").With(Counterpart.NotNamed)));

    [Fact]
    public void A_promise_without_a_day_is_never_due() => Assert.Empty(Due("2026-03-05", Promise("2026-01-01")));

    [Fact]
    public void A_certificate_expires_until_another_one_of_its_title_is_there()
    {
        var (offer, certified) = (Offer("2024-01-01"), Completion("2024-02-01", "2026-01-31"));

        var due = TheOne("2026-02-10", offer, certified);
        Assert.Equal((DeadlineKind.QualificationExpires, 10, "Die Gültigkeit der Qualifizierung „Vereinsrecht“ ist abgelaufen"), (due.Kind, due.LateOn(Day("2026-02-10")), due.What.German));

        var renewed = TheOne("2026-02-10", offer, certified, Offer("2026-01-01", id: B) with { Title = "VEREINSRECHT " }, Completion("2026-02-01", "2028", id: B));
        Assert.Equal((B, Day("2028-12-31")), (renewed.About, renewed.On));
        Assert.Equal(2, Due("2026-02-10", offer, certified, Offer("2026-01-01", Audience.Administration, B), Completion("2026-02-01", "2028", id: B)).Count);
    }

    [Fact]
    public void A_delegation_ends_on_its_day_until_its_end_is_recorded()
    {
        var delegated = new DecisionDelegated(A, "Mittel des Fonds", null, PartialDate.Year(2025)).On("2024-01-01");

        Assert.Equal("Die Übertragung der Entscheidung „Mittel des Fonds“ endet", TheOne("2025-06-01", delegated).What.German);
        Assert.Equal("The delegation “Mittel des Fonds” has run out", TheOne("2026-01-01", delegated).What.English);
        Assert.Empty(Due("2026-01-01", delegated, new DelegationEnded(A, "ausgelaufen").On("2025-12-31")));
    }

    [Fact]
    public void When_the_partnership_ends_only_the_account_of_the_money_is_still_due()
    {
        var ended = new PartnershipEnded(Side.Partner, "aufgelöst").On("2026-01-15");

        Assert.Equal([DeadlineKind.ProofOfUse], Due("2026-02-01", Money, Promise("2025-01-01", "2025-06", id: B), ended).Select(due => due.Kind));
        Assert.Equal(2, Due("2026-02-01", Money, Promise("2025-01-01", "2025-06", id: B), ended, new PartnershipResumed(null).On("2026-01-20")).Count);
        Assert.Equal(2, Due("2026-01-14", Money, Promise("2025-01-01", "2025-06", id: B), ended).Count);
    }

    [Fact]
    public void A_step_after_the_day_is_not_known_yet() => Assert.Empty(Due("2025-01-09", Money));

    [Fact]
    public void A_list_quotes_no_more_than_the_first_words()
    {
        var what = TheOne("2026-03-05", Promise("2026-01-01", "2026-02") with { What = new string('a', 119) + "🏠" + "ende" }).What;

        Assert.Equal($"Die Kommune hat zugesagt: „{new string('a', 119)}…“", what.German);
    }
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Quality;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Tests.Depth;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Quality;

public sealed class PartnershipGapSpecs
{
    [Fact]
    public void An_agreement_with_a_partner_whom_nobody_met_is_named_with_the_contact_that_is_missing()
    {
        var gap = TheOne("2026-01-01", Agreement("2025-01-01") with { Office = "FB 50" }, Funding("2025-02-01", Term("2025", "2026")));

        Assert.Equal((GapKind.AgreementWithoutContact, "Es gibt eine Vereinbarung, aber kein Kontakt ist erfasst"), (gap.Kind, gap.Why.German));
        Assert.Equal((Id(1), new Mend("ContactMade"), "FB 50"), (Assert.Single(gap.Steps), Assert.Single(gap.MendedBy), Assert.Single(gap.Offices)));
    }

    [Fact]
    public void Any_step_for_which_the_two_met_is_a_contact_and_what_happened_elsewhere_is_none()
    {
        Assert.Empty(Gaps("2026-01-01", Agreement("2025-01-01"), Contact("2025-06-01")));
        Assert.Empty(Gaps("2026-01-01", Agreement("2025-01-01"), JointEvent("2025-06-01")));
        Assert.Single(Gaps("2026-01-01", Agreement("2025-01-01"), Contact("2025-06-01").With(Counterpart.AnotherHost)));
        Assert.Single(Gaps("2025-05-31", Agreement("2025-01-01"), Contact("2025-06-01")));
        Assert.Single(Gaps("2025-07-01", Agreement("2025-01-01"), Seat("2025-06-01", id: B)));
        Assert.Single(Gaps("2026-01-01", Agreement("2025-01-01"), new DepthWanted(3, null, null).On("2025-06-01")));
    }

    [Fact]
    public void A_terminated_agreement_needs_no_contact_any_more() =>
        Assert.Empty(Gaps("2026-01-01", Agreement("2025-01-01"), new AgreementTerminated(A, Side.Partner, "").On("2025-06-01")));

    [Theory]
    [InlineData("2025-09-01", 0)]
    [InlineData("2025-09-02", 1)]
    public void An_offer_without_an_end_waits_three_months_for_its_answer(string day, int gaps) => Assert.Equal(gaps, Gaps(day, Offer("2025-06-01")).Count);

    [Fact]
    public void An_offer_with_an_end_waits_until_then_and_one_of_unknown_day_for_ever()
    {
        var offer = Offer("2025-06-01") with { Term = Term("2025-10", "2025-11") };

        Assert.Empty(Gaps("2025-11-30", offer));
        var gap = TheOne("2025-12-01", offer);
        Assert.Equal((GapKind.QualificationUnanswered, "Zum Angebot der Qualifizierung „Vereinsrecht“ ist keine Antwort erfasst"), (gap.Kind, gap.Why.German));
        Assert.Equal([new Mend("QualificationAccepted", A), new Mend("QualificationDeclined", A), new Mend("QualificationCompleted", A)], gap.MendedBy);
        Assert.DoesNotContain(Gaps("2030-01-01", Offer(null)), found => found.Kind == GapKind.QualificationUnanswered);
    }

    [Fact]
    public void Whatever_the_partner_said_answers_an_offer()
    {
        PartnershipStep[] answers = [new QualificationAccepted(A).On("2025-07-01"), new QualificationDeclined(A, null).On("2025-07-01"), Completion("2025-07-01")];

        Assert.All(answers, answer => Assert.Empty(Gaps("2026-01-01", Offer("2025-06-01"), answer)));
        Assert.Single(Gaps("2026-01-01", Offer("2025-06-01"), Completion("2025-07-01", id: B)));
    }

    [Fact]
    public void A_seat_that_nobody_took_is_named_until_it_is_used_or_given_up()
    {
        var gap = TheOne("2025-09-02", Seat("2025-06-01"));
        Assert.Equal((GapKind.SeatUnused, "Der Sitz in „Kuratorium“ besteht seit dem 1. Juni 2025, und keine Nutzung ist erfasst"), (gap.Kind, gap.Why.German));
        Assert.Equal([new Mend("SeatExercised", A), new Mend("SeatWithdrawn", A)], gap.MendedBy);

        Assert.Empty(Gaps("2025-09-01", Seat("2025-06-01")));
        Assert.Empty(Gaps("2026-01-01", Seat("2025-06-01"), Exercise("2025-12-01")));
        Assert.Empty(Gaps("2026-01-01", Seat("2025-06-01"), new SeatWithdrawn(A, null).On("2025-12-01")));
    }

    [Fact]
    public void Undated_steps_are_named_together_each_with_its_correction()
    {
        var gap = TheOne("2026-01-01", Contact("2025-01-01"), Contact(null), JointEvent(null));

        Assert.Equal((GapKind.UndatedSteps, "The day of 2 steps is unknown, so they count for nothing"), (gap.Kind, gap.Why.English));
        Assert.Equal([Id(3), Id(2)], gap.Steps);
        Assert.Equal([new Mend("StepCorrected", Id(3)), new Mend("StepCorrected", Id(2))], gap.MendedBy);
    }

    [Fact]
    public void Of_very_many_steps_the_last_ones_are_named_and_all_are_counted()
    {
        var gap = TheOne("2026-01-01", [.. Enumerable.Repeat(Contact(null), 50)]);

        Assert.Equal((20, 50, Id(50)), (gap.Steps.Count, gap.StepCount, gap.Steps[0]));
    }

    [Fact]
    public void Where_everything_was_judged_somebody_should_state_something()
    {
        Assert.Equal(GapKind.JudgedOnly, TheOne("2026-01-01", Contact("2025-01-01").Judged(), Contact("2025-02-01").Judged()).Kind);
        Assert.Empty(Gaps("2026-01-01", Contact("2025-01-01").Judged(), Contact("2025-02-01")));
        Assert.Empty(Gaps("2026-01-01"));
    }

    [Fact]
    public void What_rests_on_an_invented_step_says_so() =>
        Assert.True(TheOne("2026-01-01", Seat("2025-06-01") with { Basis = Basis.Invented }).Invented);

    private static Gap TheOne(string day, params PartnershipStep[] steps) => Assert.Single(Gaps(day, steps));

    private static IReadOnlyList<Gap> Gaps(string day, params PartnershipStep[] steps) => PartnershipGaps.On(
        Day(day),
        Evidence([.. steps]),
        offer => steps.OfType<QualificationOffered>().FirstOrDefault(offered => offered.OfferId == offer)?.Title);
}

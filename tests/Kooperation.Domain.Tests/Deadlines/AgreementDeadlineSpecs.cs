using Kooperation.Domain.Deadlines;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Domain.Tests.Depth;
using static Kooperation.Domain.Tests.Deadlines.Told;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Deadlines;

public sealed class AgreementDeadlineSpecs
{
    private static readonly AgreementSigned Signed = Agreement("2024-01-01", term: Term("2024", "2026-03-31")) with { Purpose = "Elternarbeit", Office = "FB 50" };

    [Fact]
    public void An_agreement_ends_with_its_term_and_is_late_from_the_day_after()
    {
        var end = TheOne("2026-03-31", Signed);
        Assert.Equal((DeadlineKind.AgreementEnds, Day("2026-03-31"), 0, "FB 50"), (end.Kind, end.On, end.LateOn(Day("2026-03-31")), end.Office));
        Assert.Equal("The cooperation agreement “Elternarbeit” ends", end.What.English);
        Assert.Equal("Die Kooperationsvereinbarung „Elternarbeit“ läuft aus", end.What.German);
        Assert.Equal((Id(1), "AgreementSigned"), (end.StepId, end.Event));
        Assert.Equal(["AgreementRenewed", "AgreementAmended", "AgreementTerminated"], end.SettledBy);

        var late = TheOne("2026-04-10", Signed);
        Assert.Equal(10, late.LateOn(Day("2026-04-10")));
        Assert.Equal("Die Kooperationsvereinbarung „Elternarbeit“ ist ausgelaufen und weder verlängert noch gekündigt", late.What.German);
    }

    [Fact]
    public void It_ends_as_it_was_amended_last()
    {
        var end = TheOne("2026-06-01", Signed, Amended("2026-02-01", Term("2024", "2027-12-31")), Amended("2026-01-15", Term("2024", "2026-12-31")), Amended("2026-05-01"));

        Assert.Equal((Day("2027-12-31"), Id(2), "AgreementAmended"), (end.On, end.StepId, end.Event));
    }

    [Fact]
    public void Its_successor_ends_in_its_place_and_is_called_like_it()
    {
        var end = TheOne("2026-06-01", Signed, new AgreementRenewed(A, B, Term("2026-04-01", "2028-03-31"), null).On("2026-03-01"));

        Assert.Equal((B, Day("2028-03-31"), Id(2), "The cooperation agreement “Elternarbeit” ends"), (end.About, end.On, end.StepId, end.What.English));
    }

    [Fact]
    public void A_successor_of_a_successor_ends_last_and_one_without_a_term_never()
    {
        var first = new AgreementRenewed(A, B, Term("2026-04-01", "2028-03-31"), null).On("2026-03-01");

        Assert.Equal(C, TheOne("2026-06-01", Signed, first, new AgreementRenewed(B, C, Term(null, "2030"), null).On("2026-05-01")).About);
        Assert.Empty(Due("2026-06-01", Signed, first, new AgreementRenewed(B, C, Domain.Time.Term.Open, null).On("2026-05-01")));
    }

    [Fact]
    public void A_terminated_agreement_is_gone_and_before_its_termination_it_was_not()
    {
        var terminated = new AgreementTerminated(A, Side.Partner, "umgezogen").On("2025-05-01");

        Assert.Empty(Due("2025-05-01", Signed, terminated));
        Assert.Single(Due("2025-04-30", Signed, terminated));
    }

    [Fact]
    public void A_review_is_due_on_its_day_as_postponed_last()
    {
        var signed = Agreement("2024-01-01") with { ReviewOn = PartialDate.Parse("2025-06") };

        var review = TheOne("2026-01-01", signed);
        Assert.Equal((DeadlineKind.AgreementReview, Day("2025-06-30")), (review.Kind, review.On));
        Assert.Equal("bis 30. Juni 2025 (gesagt ist nur: Juni 2025)", review.When.German);
        Assert.Equal("by 30 June 2025 (all that was said is June 2025)", review.When.English);

        Assert.Equal(Day("2026-07-01"), TheOne("2026-01-01", signed, Amended("2025-06-10", reviewOn: "2026-07-01")).On);
    }

    [Fact]
    public void An_amendment_after_the_day_of_the_review_is_a_review_and_one_before_it_is_none()
    {
        var signed = Agreement("2024-01-01") with { ReviewOn = PartialDate.Parse("2025-06-01") };

        Assert.Empty(Due("2026-01-01", signed, Amended("2025-06-01")));
        Assert.Single(Due("2026-01-01", signed, Amended("2025-05-31")));
        Assert.Single(Due("2026-01-01", signed, Amended(null)));
    }

    [Fact]
    public void What_others_agreed_is_due_to_nobody_here() => Assert.Empty(Due("2026-06-01", Signed.With(Counterpart.AnotherAuthority)));

    private static AgreementAmended Amended(string? day, Term? term = null, string? reviewOn = null) =>
        new AgreementAmended(A, "geändert", term, reviewOn is null ? PartialDate.Unknown : PartialDate.Parse(reviewOn), null).On(day);
}

using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

public sealed class AgreementSpecs
{
    private static readonly AgreementSigned Signed = Agreement("2024-01-10", term: Term("2024-01-10", "2024-12-31"));

    [Fact]
    public void An_agreement_that_one_side_has_not_signed_carries_nothing()
    {
        var pending = Signed with { Signatures = [new Signature(Side.Municipality, PartialDate.Parse("2024-01-10"))] };
        var assessment = Assess("2024-02-01", pending);

        Assert.Equal(0, assessment.Level);
        Assert.False(assessment.IsDormant);
        Assert.Equal(NotCountedReason.SignatureMissing, Assert.Single(assessment.NotCounted).Reason);
    }

    [Fact]
    public void It_is_in_force_from_the_later_signature()
    {
        var later = Agreement("2024-01-10", term: Term("2024-01-01", null), signedByPartner: "2024-02-20");

        Assert.Equal(0, Levels("2024-02-19", later).Dimensions.Commitment);
        Assert.Equal(3, Levels("2024-02-20", later).Dimensions.Commitment);
    }

    [Fact]
    public void It_begins_with_its_term()
    {
        var ahead = Agreement("2024-01-10", term: Term("2024-07", "2025-06"));

        Assert.Equal(0, Levels("2024-06-30", ahead).Dimensions.Commitment);
        Assert.Equal(3, Levels("2024-07-01", ahead).Dimensions.Commitment);
        Assert.Equal(3, Levels("2025-06-30", ahead).Dimensions.Commitment);
        Assert.Equal(0, Levels("2025-07-01", ahead).Dimensions.Commitment);
    }

    [Fact]
    public void Termination_ends_it_on_its_day_also_the_letter_of_intent()
    {
        foreach (var kind in Enum.GetValues<AgreementKind>())
        {
            Step[] steps = [Agreement("2024-01-10", kind), new AgreementTerminated(A, Side.Partner, "").On("2024-06-01")];

            Assert.NotEqual(0, Levels("2024-05-31", steps).Dimensions.Commitment);
            Assert.Equal(0, Levels("2024-06-01", steps).Dimensions.Commitment);
        }
    }

    [Fact]
    public void A_renewal_carries_on_with_the_same_kind_and_its_own_term_and_the_old_one_to_its_own_end_before_it()
    {
        Step[] steps = [Signed, new AgreementRenewed(A, B, Term("2025-02", "2025-12"), null).On("2024-11-01"), new AgreementRenewed(B, C, Term("2026", null), null).On("2025-12-01")];

        Assert.Equal(3, Levels("2024-12-31", steps).Dimensions.Commitment);
        Assert.Equal(0, Levels("2025-01-31", steps).Dimensions.Commitment);
        Assert.Equal(3, Levels("2025-02-01", steps).Dimensions.Commitment);
        Assert.Equal(3, Levels("2030-01-01", steps).Dimensions.Commitment);
        Assert.Equal("AgreementRenewed", Assert.Single(Assess("2025-03-01", steps).Of(Dimension.Commitment).CarriedBy).Event);
    }

    [Fact]
    public void An_agreement_without_end_that_was_renewed_ends_the_day_before_its_successor_begins()
    {
        Step[] steps = [Agreement("2020-01-01"), new AgreementRenewed(A, B, Term("2024-01-01", "2025-12-31"), null).On("2023-11-01")];

        Assert.Equal("AgreementSigned", Assert.Single(Assess("2023-12-31", steps).Of(Dimension.Commitment).CarriedBy).Event);
        Assert.Equal(Day("2023-12-31"), Assess("2023-12-31", steps).Of(Dimension.Commitment).Until);
        Assert.Equal("AgreementRenewed", Assert.Single(Assess("2024-01-01", steps).Of(Dimension.Commitment).CarriedBy).Event);
        Assert.Equal(3, Levels("2025-12-31", steps).Dimensions.Commitment);
        Assert.Equal(0, Levels("2026-06-01", steps).Dimensions.Commitment);
    }

    [Fact]
    public void Terminating_the_successor_leaves_nothing_of_the_agreement_it_succeeded()
    {
        Step[] steps = [Signed, new AgreementRenewed(A, B, Term("2024-06", "2026"), null).On("2024-05-01"), new AgreementTerminated(B, Side.Partner, "").On("2024-07-01")];

        Assert.Equal(3, Levels("2024-06-30", steps).Dimensions.Commitment);
        Assert.Equal(0, Levels("2024-07-01", steps).Dimensions.Commitment);
    }

    [Fact]
    public void A_renewal_does_not_put_in_force_what_one_side_has_not_signed_and_says_so()
    {
        var pending = Signed with { Signatures = [new Signature(Side.Municipality, PartialDate.Parse("2024-01-10"))] };
        Step[] steps = [pending, new AgreementRenewed(A, B, Term("2025", "2026"), null).On("2024-11-01"), new AgreementRenewed(B, C, Term("2026", null), null).On("2025-06-01")];
        var assessment = Assess("2025-07-01", steps);

        Assert.Equal((0, 0), (assessment.Of(Dimension.Contact).Level, assessment.Of(Dimension.Commitment).Level));
        Assert.All(assessment.NotCounted, step => Assert.Equal(NotCountedReason.SignatureMissing, step.Reason));
        Assert.Equal(
            "Die verlängerte Vereinbarung hat eine Seite noch nicht unterschrieben: Sie ist noch nicht in Kraft, und ihre Verlängerung trägt nichts.",
            assessment.NotCounted[^1].Why.German);
        Assert.Equal(3, assessment.NotCounted.Count);
    }

    [Fact]
    public void A_renewal_is_in_force_no_earlier_than_the_later_signature_of_what_it_renews()
    {
        Step[] steps =
        [
            Agreement("2024-01-10", term: Term("2024-01-01", null), signedByPartner: "2025-02-20"),
            new AgreementRenewed(A, B, Term("2025", null), null).On("2024-11-01")
        ];

        Assert.Equal(0, Levels("2025-02-19", steps).Dimensions.Commitment);
        Assert.Equal(3, Levels("2025-02-20", steps).Dimensions.Commitment);
    }

    [Fact]
    public void A_renewal_of_something_unrecorded_carries_nothing_and_says_so() =>
        Assert.Equal(
            NotCountedReason.OriginMissing,
            Assert.Single(Assess("2025-03-01", new AgreementRenewed(A, B, Term("2025", null), null).On("2025-01-01")).NotCounted).Reason);

    [Fact]
    public void Renewals_that_point_at_each_other_have_no_origin() =>
        Assert.Equal(0, Levels(
            "2025-03-01",
            new AgreementRenewed(A, B, Term("2025", null), null).On("2025-01-01"),
            new AgreementRenewed(B, A, Term("2025", null), null).On("2025-01-01")).Level);

    [Fact]
    public void An_amendment_changes_the_term_from_its_day_on()
    {
        Step[] shorter = [Signed, new AgreementAmended(A, "", Term(null, "2024-06"), PartialDate.Unknown, null).On("2024-05-01")];
        Step[] longer = [Signed, new AgreementAmended(A, "", Term(null, "2025"), PartialDate.Unknown, null).On("2024-05-01")];
        Step[] otherThings = [Signed, new AgreementAmended(A, "", null, PartialDate.Unknown, null).On("2024-05-01")];

        Assert.Equal(0, Levels("2024-07-01", shorter).Dimensions.Commitment);
        Assert.Equal(3, Levels("2025-12-31", longer).Dimensions.Commitment);
        Assert.Equal(3, Levels("2024-12-31", otherThings).Dimensions.Commitment);
        Assert.Equal(0, Levels("2025-01-01", otherThings).Dimensions.Commitment);
    }
}

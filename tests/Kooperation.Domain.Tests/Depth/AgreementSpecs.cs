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
    public void A_renewal_carries_on_with_the_same_kind_and_its_own_term_and_the_old_one_to_its_own_end()
    {
        Step[] steps = [Signed, new AgreementRenewed(A, B, Term("2025-02", "2025-12"), null).On("2024-11-01"), new AgreementRenewed(B, C, Term("2026", null), null).On("2025-12-01")];

        Assert.Equal(3, Levels("2024-12-31", steps).Dimensions.Commitment);
        Assert.Equal(0, Levels("2025-01-31", steps).Dimensions.Commitment);
        Assert.Equal(3, Levels("2025-02-01", steps).Dimensions.Commitment);
        Assert.Equal(3, Levels("2030-01-01", steps).Dimensions.Commitment);
        Assert.Equal("AgreementRenewed", Assert.Single(Assess("2025-03-01", steps).Of(Dimension.Commitment).CarriedBy).Event);
    }

    [Fact]
    public void Terminating_the_successor_ends_the_successor_alone()
    {
        Step[] steps = [Signed, new AgreementRenewed(A, B, Term("2024-06", "2026"), null).On("2024-05-01"), new AgreementTerminated(B, Side.Partner, "").On("2024-07-01")];

        Assert.Equal(3, Levels("2024-12-31", steps).Dimensions.Commitment);
        Assert.Equal(0, Levels("2025-01-01", steps).Dimensions.Commitment);
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

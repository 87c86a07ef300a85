using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

public sealed class BrakeSpecs
{
    private static readonly Step[] Deep = [.. AllButTheView, View("2025-06-01", 4)];

    [Fact]
    public void A_broken_promise_caps_contact_for_six_months()
    {
        Step[] steps = [.. Regular, Promise("2025-02-01"), new CommitmentBroken(A, null).On("2025-06-20")];

        Assert.Equal(3, Levels("2025-06-19", steps).Dimensions.Contact);
        Assert.Equal(2, Levels("2025-06-20", steps).Dimensions.Contact);
        Assert.Equal(2, Levels("2025-12-20", steps).Dimensions.Contact);
        Assert.Equal(3, Levels("2025-12-21", steps).Dimensions.Contact);

        var brake = Assert.Single(Assess("2025-07-01", steps).Brakes);
        Assert.Equal("brokenCommitment", brake.Kind);
        Assert.Equal(Day("2025-12-20"), brake.Until);
        Assert.True(brake.Bites);
        Assert.Equal(
            "Eine Zusage wurde gebrochen (20. Juni 2025): Kontakt bleibt bis zum 20. Dezember 2025 höchstens auf Stufe 2.",
            brake.What.German);
        Assert.Equal(3, Assess("2025-07-01", steps).Of(Dimension.Contact).BeforeBrakes);
    }

    [Fact]
    public void A_brake_that_holds_nothing_down_says_so() =>
        Assert.False(Assert.Single(Assess("2025-07-01", Contact("2025-06-01"), Promise("2025-02-01"), new CommitmentBroken(A, null).On("2025-06-20")).Brakes).Bites);

    [Fact]
    public void A_contact_person_of_the_municipality_who_left_caps_contact_after_60_days()
    {
        Step[] steps = [.. Regular, new ContactPersonAssigned(A).On("2024-01-01"), new ContactPersonReleased(A).On("2025-06-20")];

        Assert.Equal(3, Levels("2025-08-19", steps).Dimensions.Contact);
        Assert.Equal(2, Levels("2025-08-20", steps).Dimensions.Contact);

        Step[] named = [.. steps, new ContactPersonAssigned(B).On("2025-09-01")];
        Assert.Equal(2, Levels("2025-08-31", named).Dimensions.Contact);
        Assert.Equal(3, Levels("2025-09-01", named).Dimensions.Contact);
    }

    [Fact]
    public void A_handover_within_60_days_or_a_colleague_who_stays_is_no_brake()
    {
        Step[] left = [.. Regular, new ContactPersonAssigned(A).On("2024-01-01"), new ContactPersonReleased(A).On("2025-06-20")];

        Assert.Equal(3, Levels("2025-10-01", [.. left, new ContactHandedOver(A, B).On("2025-08-19")]).Dimensions.Contact);
        Assert.Equal(3, Levels("2025-10-01", [.. left, new ContactPersonAssigned(B).On("2024-02-01")]).Dimensions.Contact);
    }

    [Fact]
    public void A_contact_person_of_the_partner_who_left_caps_contact_too()
    {
        Step[] steps = [.. Regular, new PartnerContactNamed(A).On("2024-01-01"), new PartnerContactLeft(A).On("2025-06-20")];

        Assert.Equal(3, Levels("2025-08-19", steps).Dimensions.Contact);
        Assert.Equal(2, Levels("2025-08-20", steps).Dimensions.Contact);
        Assert.Equal(3, Levels("2025-08-20", [.. steps, new PartnerContactNamed(B).On("2025-08-20")]).Dimensions.Contact);

        var brake = Assert.Single(Assess("2025-08-20", steps).Brakes);
        Assert.Equal("contactPersonLeft", brake.Kind);
        Assert.Null(brake.Until);
        Assert.Equal((Side.Partner, "PartnerContactNamed"), (brake.Side, Assert.Single(brake.LiftedBy)));
        Assert.Equal(3, Levels("2025-08-20", [.. steps, new ContactPersonAssigned(B).On("2025-01-01"), new PartnerContactNamed(C).On("2025-01-01")]).Dimensions.Contact);
        Assert.Equal("Die Ansprechperson der Organisation ging ohne Übergabe (20. Juni 2025): Kontakt bleibt höchstens auf Stufe 2, bis jemand benannt ist.", brake.What.German);
    }

    [Fact]
    public void A_conflict_open_for_90_days_caps_the_level_until_it_is_resolved()
    {
        Step[] steps = [.. Deep, new ConflictRaised(A, Side.Partner, "").On("2025-04-02")];

        Assert.Equal(5, Levels("2025-06-30", steps).Level);
        Assert.Equal(3, Levels("2025-07-01", steps).Level);
        Assert.Equal(5, Levels("2025-07-02", [.. steps, new ConflictResolved(A, null).On("2025-07-02")]).Level);

        var assessment = Assess("2025-07-01", steps);
        var brake = Assert.Single(assessment.Brakes);
        Assert.Equal("openConflict", brake.Kind);
        Assert.True(brake.Bites);
        Assert.Equal("den offenen Konflikt klären", Assert.Single(assessment.Next!.Missing).What.German);
    }

    [Fact]
    public void A_capped_dimension_is_missing_for_the_next_level_with_what_lifts_the_cap()
    {
        var missing = Assess("2025-07-01", [.. Deep, Promise("2025-02-01"), new CommitmentBroken(A, null).On("2025-06-20")]).Next!.Missing;

        Assert.Equal("Kontakt 3: das hebt nur die Zeit auf: Die Begrenzung endet nach dem 20. Dezember 2025", Assert.Single(missing).What.German);
    }

    [Fact]
    public void A_vote_counts_as_power_only_while_it_is_exercised()
    {
        Step[] steps = [Seat("2024-01-10"), Exercise("2024-06-02")];

        Assert.Equal(2, Levels("2024-06-01", steps).Dimensions.DecisionPower);
        Assert.Equal(3, Levels("2025-06-02", steps).Dimensions.DecisionPower);

        var silent = Assess("2025-06-03", steps).Of(Dimension.DecisionPower);
        Assert.Equal(2, silent.Level);
        Assert.Equal("stilles Mandat: Die Stimme im Gremium „Kuratorium“ wurde zuletzt am 2. Juni 2024 ausgeübt; der Sitz zählt deshalb nur als Stufe 2", Assert.Single(silent.Notes).What.German);
        Assert.Equal("stilles Mandat (silent seat): the vote in the Kuratorium was last exercised on 2 June 2024; the seat therefore counts as level 2 only", silent.Notes[0].What.English);
        Assert.Empty(Assess("2025-06-02", steps).Of(Dimension.DecisionPower).Notes);
    }

    [Fact]
    public void A_seat_that_is_exercised_again_and_again_is_one_carrier_until_twelve_months_after_the_last_time()
    {
        var carrier = Assert.Single(Assess("2025-03-01", Exercise("2025-02-01"), Seat("2024-01-10"), Exercise("2024-06-02")).Of(Dimension.DecisionPower).CarriedBy);

        Assert.Equal((Day("2024-06-02"), Day("2026-02-01")), (carrier.From, carrier.Until));
    }

    [Fact]
    public void Exercising_one_seat_does_not_wake_another()
    {
        var assessment = Assess("2024-07-01", Seat("2024-01-10"), Seat("2024-01-10", id: B), Exercise("2024-06-02", B)).Of(Dimension.DecisionPower);

        Assert.Equal(3, assessment.Level);
        Assert.Single(assessment.CarriedBy);
        Assert.Single(assessment.Notes);
    }

    [Fact]
    public void A_pause_stops_the_windows_that_run_and_no_term()
    {
        Step[] steps =
        [
            Contact("2024-01-10"),
            Funding("2024-01-10", Term(null, "2024-12-31")),
            new PartnershipPaused("").On("2024-06-01"),
            new PartnershipResumed(null).On("2024-07-01")
        ];

        Assert.Equal(2, Levels("2025-02-09", steps).Dimensions.Contact);
        Assert.Equal(0, Levels("2025-02-10", steps).Dimensions.Contact);
        Assert.Equal(0, Levels("2025-01-01", steps).Dimensions.Commitment);
    }

    [Fact]
    public void A_pause_stops_nothing_for_longer_than_twelve_months_and_nothing_that_began_after_it()
    {
        Step[] steps = [Contact("2024-01-10"), new PartnershipPaused("").On("2024-06-01"), Support("2025-06-01", SupportKind.Advice)];

        Assert.Equal(2, Levels("2026-01-10", steps).Dimensions.Contact);
        Assert.Equal(0, Levels("2026-01-11", steps).Dimensions.Contact);
        Assert.Equal(1, Levels("2026-06-01", steps).Dimensions.Strengthening);
        Assert.Equal(0, Levels("2026-06-02", steps).Dimensions.Strengthening);
    }

    [Fact]
    public void A_contact_during_a_pause_never_fades_before_an_older_one()
    {
        Step[] pause = [new PartnershipPaused("").On("2025-01-01"), new PartnershipResumed(null).On("2025-07-01")];

        Assert.Equal(Day("2026-06-30"), Assess("2025-08-01", [Contact("2024-12-31"), .. pause]).Of(Dimension.Contact).Until);
        Assert.Equal(Day("2026-07-01"), Assess("2025-08-01", [Contact("2025-01-02"), .. pause]).Of(Dimension.Contact).Until);
        Assert.Equal(Day("2026-07-01"), Assess("2025-08-01", [Contact("2025-06-30"), .. pause]).Of(Dimension.Contact).Until);
    }

    [Fact]
    public void A_pause_stops_the_months_for_feedback_to_a_hearing()
    {
        Step[] steps = [Hearing("2025-01-10"), new PartnershipPaused("").On("2025-02-01"), new PartnershipResumed(null).On("2025-03-01")];

        Assert.Equal(2, Levels("2025-08-07", [.. steps, new HearingAnswered(A, null).On("2025-08-07")]).Dimensions.DecisionPower);
        Assert.Equal(1, Levels("2025-08-08", [.. steps, new HearingAnswered(A, null).On("2025-08-08")]).Dimensions.DecisionPower);
    }

    [Fact]
    public void The_end_of_the_cooperation_closes_its_pause()
    {
        Step[] steps = [Contact("2025-01-10"), new PartnershipPaused("").On("2025-02-01"), new PartnershipEnded(Side.Partner, "").On("2025-03-01")];
        var assessment = Assess("2025-04-01", steps);

        Assert.False(assessment.PausedSince.IsKnown);
        Assert.Contains("1. März 2025", Assert.Single(assessment.Notes).What.German);
        Assert.Equal(Day("2026-02-07"), assessment.Of(Dimension.Contact).Until);
        Assert.False(Assess("2025-04-01", [.. steps, new PartnershipPaused("").On("2025-03-15")]).PausedSince.IsKnown);
    }

    [Fact]
    public void A_duplicate_that_was_paused_or_ended_neither_pauses_nor_ends_the_partnership_that_goes_on_and_says_so()
    {
        var own = Evidence(Contact("2025-01-10"));
        var duplicate = DepthEvidence.Of(
        [
            new RecordedStep(Id(11), Contact("2025-02-10")),
            new RecordedStep(Id(12), new PartnershipPaused("").On("2025-03-01")),
            new RecordedStep(Id(13), new PartnershipEnded(Side.Municipality, "").On("2025-06-01"))
        ]);
        var assessment = PartnershipDepth.Assess([.. own, .. duplicate.Select(fact => fact with { OfAbsorbed = true })], DepthRules.Standard, Day("2025-07-01"));

        Assert.False(assessment.PausedSince.IsKnown || assessment.EndedOn.IsKnown);
        Assert.Empty(assessment.Notes);
        Assert.Equal(Day("2026-02-10"), assessment.Of(Dimension.Contact).Until);
        Assert.Equal([NotCountedReason.OtherCourse, NotCountedReason.OtherCourse], assessment.NotCounted.Select(step => step.Reason));
    }

    [Fact]
    public void An_ended_partnership_says_so_and_fades_by_itself()
    {
        Step[] steps = [Contact("2024-01-10"), new PartnershipEnded(Side.Partner, "").On("2024-03-01")];
        var assessment = Assess("2024-04-01", steps);

        Assert.Equal(2, assessment.Level);
        Assert.Equal("2024-03-01", assessment.EndedOn.ToString());
        Assert.Contains("1. März 2024", Assert.Single(assessment.Notes).What.German);
        Assert.False(Assess("2024-06-01", [.. steps, new PartnershipResumed(null).On("2024-05-01")]).EndedOn.IsKnown);
    }
}

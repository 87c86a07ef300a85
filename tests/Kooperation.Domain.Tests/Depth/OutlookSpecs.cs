using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

public sealed class OutlookSpecs
{
    private static readonly Step[] Steps = [Contact("2025-01-10"), new TasksShared("").On("2025-01-10"), Promise("2025-02-10")];

    [Fact]
    public void The_outlook_names_every_day_on_which_something_falls()
    {
        var outlook = Outlook("2025-06-01", Steps);

        Assert.Equal([Day("2026-01-11"), Day("2026-02-11"), Day("2026-07-11")], outlook.Turns.Select(turn => turn.On));
        Assert.Equal([3, 1, 1, 0], [outlook.Now.Level, .. outlook.Turns.Select(turn => turn.To.Level)]);
        Assert.True(outlook.Turns[^1].To.IsDormant);
        Assert.Equal(Day("2026-01-11"), outlook.LevelFallsWithin(365));
        Assert.Null(outlook.LevelFallsWithin(60));
        Assert.Equal(Day("2026-07-11"), outlook.FallsWithin(1000, Dimension.JointWork));
    }

    [Fact]
    public void What_falls_within_60_days_is_fading_with_the_steps_that_renew_it()
    {
        Assert.Empty(Assess("2025-11-11", Steps).Fading);

        var fading = Assert.Single(Assess("2025-11-12", Steps).Fading);
        Assert.Equal((Dimension.Contact, Day("2026-01-11"), 2, 0), (fading.Dimension, fading.On, fading.From, fading.To));
        Assert.Contains("ContactMade", fading.RenewedBy);
        Assert.Equal(
            "Kontakt sinkt am 11. Januar 2026 von 2 auf 0; das erneuert: miteinander sprechen, eine gemeinsame Veranstaltung ausrichten oder die Fachkenntnis der Organisation einholen",
            fading.What.German);
        Assert.Equal(
            "contact falls from 2 to 0 on 11 January 2026; what renews it: talk with each other, hold a joint event or ask for the organisation's expertise",
            fading.What.English);
    }

    [Fact]
    public void A_seat_that_falls_silent_fades_because_of_its_last_exercise_and_is_renewed_by_the_next()
    {
        var fading = Assess("2025-12-20", Seat("2024-01-10"), Exercise("2024-10-10"), Exercise("2025-01-10")).Fading.Single(fading => fading.Dimension == Dimension.DecisionPower);

        Assert.Equal(["SeatGranted 2024-01-10", "SeatExercised 2025-01-10"], fading.Because.Select(step => $"{step.Event} {step.OccurredOn}"));
        Assert.Equal("SeatExercised", Assert.Single(fading.RenewedBy));
        Assert.Equal("Mitentscheidung sinkt am 11. Januar 2026 von 3 auf 2; das erneuert: den Sitz in einer Sitzung ausüben", fading.What.German);
    }

    [Fact]
    public void An_agreement_whose_term_ends_fades_because_of_the_amendment_that_set_it_and_is_renewed()
    {
        var fading = Assess(
            "2025-12-01",
            Agreement("2024-01-10", term: Term("2024-01-10", "2024-12-31"), id: A),
            new AgreementAmended(A, "", Term("2024-01-10", "2025-12-31"), PartialDate.Unknown, null).On("2024-06-01")).Fading.Single(fading => fading.Dimension == Dimension.Commitment);

        Assert.Equal(["AgreementSigned", "AgreementAmended"], fading.Because.Select(step => step.Event));
        Assert.Contains("AgreementRenewed", fading.RenewedBy);
        Assert.EndsWith("das erneuert: eine Kooperationsvereinbarung verlängern oder schließen oder eine Förderung mit gemeinsamen Zielen verbinden", fading.What.German);
    }

    [Fact]
    public void A_later_step_of_the_same_kind_keeps_the_dimension_from_fading() =>
        Assert.Empty(Assess("2025-12-20", [.. Steps, Contact("2025-06-01"), Promise("2025-06-01", id: B)]).Fading);

    [Fact]
    public void A_brake_that_is_about_to_apply_fades_with_the_steps_that_prevent_it()
    {
        Step[] steps =
        [
            Contact("2025-01-15"), Contact("2025-04-15"), Contact("2025-06-15"),
            new ContactPersonAssigned(A).On("2024-01-01"), new ContactPersonReleased(A).On("2025-06-20")
        ];

        var fading = Assert.Single(Assess("2025-07-01", steps).Fading);
        Assert.Equal((Day("2025-08-20"), 3, 2), (fading.On, fading.From, fading.To));
        Assert.Contains("ContactHandedOver", fading.RenewedBy);
        Assert.Equal("Kontakt sinkt am 20. August 2025 von 3 auf 2; das erneuert: eine neue Ansprechperson der Kommune benennen", fading.What.German);
    }

    [Fact]
    public void Only_what_keeps_a_level_by_itself_renews_it()
    {
        Assert.Equal(["QualificationCompleted", "SupportProvided"], RenewedBy("2025-11-20", Dimension.Strengthening, Support("2025-01-10", SupportKind.Equipment)));
        Assert.Equal(["SeatExercised"], RenewedBy("2025-05-01", Dimension.DecisionPower, Seat("2024-01-10"), Exercise("2024-06-02")));
        Assert.Equal(["HearingHeld", "SeatGranted"], RenewedBy("2025-12-20", Dimension.DecisionPower, Hearing("2025-01-10", "2025-02-10")));
    }

    [Fact]
    public void An_open_hearing_that_is_answered_in_time_renews_what_a_hearing_carried() => Assert.Equal(
        ["HearingHeld", "HearingAnswered", "SeatGranted"],
        RenewedBy(
            "2025-12-20",
            Dimension.DecisionPower,
            Hearing("2025-01-10", "2025-02-10"),
            new HearingHeld(B, "Haushalt", null, Domain.Time.PartialDate.Unknown).On("2025-11-20")));

    [Fact]
    public void The_months_for_an_answer_stand_still_while_the_cooperation_is_paused()
    {
        Step[] steps =
        [
            Hearing("2025-02-10", "2025-03-10"),
            new HearingHeld(B, "Haushalt", null, Domain.Time.PartialDate.Unknown).On("2025-09-01"),
            new PartnershipPaused("").On("2025-10-01"), new PartnershipResumed(null).On("2025-12-01")
        ];

        // The first carries until 12 April 2026; the second may be answered until 1 May.
        Assert.Contains("HearingAnswered", RenewedBy("2026-03-20", Dimension.DecisionPower, steps));
        Assert.Equal(2, Levels("2026-04-20", [.. steps, new HearingAnswered(B, null).On("2026-04-10")]).Dimensions.DecisionPower);
    }

    [Fact]
    public void An_agreement_is_renewed_where_it_is_one_that_carries()
    {
        Assert.Equal(
            ["AgreementSigned", "AgreementRenewed", "FundingGranted"],
            RenewedBy("2025-12-01", Dimension.Commitment, Agreement("2025-01-10", term: Term("2025-01-10", "2025-12-31"))));
        Assert.Equal(
            ["AgreementSigned", "FundingGranted"],
            RenewedBy("2025-12-01", Dimension.Commitment, Funding("2025-01-10", Term("2025-01-10", "2025-12-31"), FundingKind.Project, "Ziel")));
    }

    [Fact]
    public void A_rhythm_is_kept_by_a_contact_where_contacts_run_out_and_by_a_kept_promise_where_one_is_overdue()
    {
        Step[] regular = [Contact("2025-01-15"), Contact("2025-04-15"), Contact("2025-06-15")];

        Assert.Equal(["ContactMade", "JointEventHeld", "SeatExercised", "ExpertiseContributed"], RenewedBy("2025-12-20", Dimension.Contact, regular));
        Assert.Equal(["CommitmentKept"], RenewedBy("2025-09-20", Dimension.Contact, [.. regular, Promise("2025-05-01", due: "2025-08-15")]));
        Assert.Empty(RenewedBy("2025-12-20", Dimension.Contact, [.. regular[1..], Contact("2025-01-15"), Contact("2025-01-15"), Promise("2025-05-01", due: "2025-11-15")]));
    }

    private static IReadOnlyList<string> RenewedBy(string day, Dimension dimension, params Step[] steps) =>
        Assess(day, steps).Fading.Single(fading => fading.Dimension == dimension).RenewedBy;

    [Fact]
    public void A_silent_seat_falls_to_two_and_stays() =>
        Assert.Equal(
            [3, 2],
            Outlook("2024-07-01", Seat("2024-01-10"), Exercise("2024-06-02")).Turns
                .Select(turn => turn.From.Dimensions.DecisionPower).Append(Levels("2030-01-01", Seat("2024-01-10"), Exercise("2024-06-02")).Dimensions.DecisionPower).Distinct());
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using static Kooperation.Domain.Tests.Oracle.Told;

namespace Kooperation.Domain.Tests.Oracle;

public class NaiveDepthTests
{
    private const string Dormant = "dormant K0 V0 H0 M0 S0";
    private const string Unknown = "unknown K0 V0 H0 M0 S0";

    [Fact]
    public void Four_yearly_conferences_in_Hannover_are_an_exchange_that_fades_and_goes_dormant()
    {
        var history = History(
            new PartnershipOpened(Id(50), PartialDate.Unknown).On("2010-04-25"),
            JointEvent.On("2016"), JointEvent.On("2017"), JointEvent.On("2018"), JointEvent.On("2019"));

        Assert.Equal(Unknown, history.Depth("2016-06-29"));
        Assert.Equal("2 K2 V0 H2 M0 S0", history.Depth("2016-12-31"));
        Assert.Equal("2 K2 V0 H2 M0 S0", history.Depth("2018-12-31"));
        Assert.Equal("2 K2 V0 H2 M0 S0", history.Depth("2019-12-31"));
        Assert.Equal("2 K2 V0 H2 M0 S0", history.Depth("2020-06-30"));
        Assert.Equal("1 K0 V0 H2 M0 S0", history.Depth("2020-08-31"));
        Assert.Equal("1 K0 V0 H2 M0 S0", history.Depth("2020-12-30"));
        Assert.Equal(Dormant, history.Depth("2020-12-31"));
    }

    [Fact]
    public void A_step_counts_through_the_last_day_of_its_window()
    {
        EndsAfter("2025-03-01", "1 K1 V0 H0 M0 S0", Invitation.On("2024-03-01"));
        EndsAfter("2025-02-28", "2 K2 V0 H1 M0 S0", Meeting.On("2024-02-29"));
        EndsAfter("2025-03-15", "1 K2 V0 H0 M0 S0", (Meeting with { Form = ContactForm.Event }).On("2024-03"));
        EndsAfter("2025-03-01", "1 K1 V0 H0 M1 S0", (Invitation with { Form = ContactForm.Information }).On("2024-03-01"));
        EndsAfter("2025-03-01", "2 K2 V0 H1 M0 S0", new ExpertiseContributed("school").On("2024-03-01"));
        EndsAfter("2025-03-01", "1 K1 V0 H0 M0 S0", new FundingRequested(Id(9), null, null, null, false).On("2024-03-01"));
        EndsAfter("2025-03-01", "1 K1 V2 H0 M0 S0", new FundingRequested(Id(9), null, null, null, true).On("2024-03-01"));
        EndsAfter("2025-03-01", "1 K0 V1 H0 M0 S0", Commitment(9, null).On("2024-03-01"));
        EndsAfter("2026-03-01", "1 K0 V2 H0 M0 S0", new RoundTableJoined("Bildung").On("2024-03-01"));
        EndsAfter("2025-09-01", "1 K0 V0 H2 M0 S0", new TasksShared("rooms here").On("2024-03-01"));
        EndsAfter("2026-03-01", "1 K0 V0 H2 M0 S0", new JointMeasureCompleted(null, "Elterncafé", null).On("2024-03-01"));
        EndsAfter("2025-09-01", "1 K0 V0 H3 M0 S0", new ResourcesShared("half a post each").On("2024-03-01"));
        EndsAfter("2026-03-01", "1 K0 V0 H4 M0 S0", new MeasureCoDesigned(null, "Elterncafé", DesignStage.Need).On("2024-03-01"));
        EndsAfter("2026-03-01", "1 K0 V0 H4 M0 S0", new JointEvaluationHeld(null, null).On("2024-03-01"));
        EndsAfter("2025-03-01", "1 K0 V0 H0 M0 S1", new SupportProvided(SupportKind.Advice, null, Time.Term.Open).On("2024-03-01"));
        EndsAfter("2025-03-01", "1 K0 V0 H0 M0 S2", new SupportProvided(SupportKind.Equipment, null, Time.Term.Open).On("2024-03-01"));
        EndsAfter("2025-09-01", "1 K0 V0 H0 M0 S2", new SupportProvided(SupportKind.Room, null, Time.Term.Open).On("2024-03-01"));
        EndsAfter("2024-04-30", "1 K0 V0 H0 M0 S2", new SupportProvided(SupportKind.Room, null, Term(null, "2024-04")).On("2024-03-01"));
    }

    [Fact]
    public void Staff_lent_and_an_opened_file_carry_nothing() =>
        Assert.Equal(Unknown, History(
            new PartnershipOpened(Id(50), PartialDate.Unknown).On("2024-03-01"),
            new SupportProvided(SupportKind.Staff, null, Time.Term.Open).On("2024-03-01")).Depth("2024-03-02"));

    [Fact]
    public void Undated_steps_and_steps_with_others_never_count() =>
        Assert.Equal(Unknown, History(
            Meeting,
            Meeting.On("2024-03-01") with { Counterpart = Counterpart.OtherOrganisations },
            JointEvent.On("2024-03-01") with { Counterpart = Counterpart.AnotherHost },
            Funding(Term("2024", "2025")) with { OccurredOn = PartialDate.Year(2024), Counterpart = Counterpart.NotNamed }).Depth("2024-12-01"));

    [Fact]
    public void A_corrected_step_counts_as_corrected_last_and_a_withdrawn_one_not_at_all()
    {
        var corrected = History(
            JointEvent.On("2024-03-01"),
            new StepCorrected(Id(1), Meeting.On("2024-03-02"), "no event"),
            new StepCorrected(Id(1), Invitation.On("2024-03-03"), "nobody came"));

        Assert.Equal("1 K1 V0 H0 M0 S0", corrected.Depth("2024-03-03"));
        Assert.Equal(Unknown, corrected.Depth("2024-03-02"));
        Assert.Equal(Unknown, History(Meeting.On("2024-03-01"), new StepWithdrawn(Id(1), "another partner")).Depth("2024-03-02"));
    }

    [Fact]
    public void Stated_only_leaves_out_what_was_judged_or_invented()
    {
        var history = History(
            Invitation.On("2024-03-01"),
            Meeting.On("2024-03-01") with { Basis = Basis.Judged },
            JointEvent.On("2024-03-01") with { Basis = Basis.Invented });

        Assert.Equal("2 K2 V0 H2 M0 S0", history.Depth("2024-03-02"));
        Assert.Equal("1 K1 V0 H0 M0 S0", history.Depth("2024-03-02", statedOnly: true));
    }

    [Fact]
    public void An_agreement_carries_from_the_first_to_the_last_day_of_its_term()
    {
        var history = History(Agreement(AgreementKind.Framework, Term("2024-05", "2025")).On("2024-03-01"));

        Assert.Equal(Unknown, history.Depth("2024-04-30"));
        Assert.Equal("1 K1 V4 H0 M0 S0", history.Depth("2024-05-01"));
        Assert.Equal("1 K1 V4 H0 M0 S0", history.Depth("2025-12-31"));
        Assert.Equal(Dormant, history.Depth("2026-01-01"));
    }

    [Fact]
    public void An_agreement_needs_both_signatures_by_the_day()
    {
        var signed = Agreement(AgreementKind.Cooperation, Time.Term.Open).On("2024-03-01");
        var pending = History(signed with { Signatures = [new(Side.Municipality, PartialDate.Unknown)] });
        var later = History(signed with { Signatures = [new(Side.Municipality, PartialDate.Unknown), new(Side.Partner, PartialDate.Month(2024, 6))] });

        Assert.Equal(Unknown, pending.Depth("2025-01-01"));
        Assert.Equal(Unknown, later.Depth("2024-06-14"));
        Assert.Equal("1 K1 V3 H0 M0 S0", later.Depth("2024-06-15"));
    }

    [Fact]
    public void A_letter_of_intent_binds_for_24_months_whatever_its_term()
    {
        var history = History(Agreement(AgreementKind.LetterOfIntent, Term(null, "2027")).On("2024-03-01"));

        Assert.Equal("1 K1 V2 H0 M0 S0", history.Depth("2026-03-01"));
        Assert.Equal("1 K1 V0 H0 M0 S0", history.Depth("2026-03-02"));
        Assert.Equal(Dormant, history.Depth("2028-01-01"));
    }

    [Fact]
    public void A_terminated_agreement_carries_nothing_from_that_day_on_and_its_successor_goes_on()
    {
        var agreement = Agreement(AgreementKind.Cooperation, Term("2024", "2024")).On("2024-01-01");
        var terminated = History(agreement, new AgreementTerminated(Id(100), Side.Partner, "no time").On("2024-06-01"));
        var renewed = History(
            agreement,
            new AgreementRenewed(Id(100), Id(101), Term("2025", "2025"), null).On("2024-11-01"),
            new AgreementRenewed(Id(101), Id(102), Term("2026", "2026"), null).On("2025-11-01"),
            new AgreementTerminated(Id(102), Side.Partner, "no time").On("2026-02-01"));

        Assert.Equal("1 K1 V3 H0 M0 S0", terminated.Depth("2024-05-31"));
        Assert.Equal(Dormant, terminated.Depth("2024-06-01"));
        Assert.Equal("1 K1 V3 H0 M0 S0", renewed.Depth("2025-07-01"));
        Assert.Equal("1 K1 V3 H0 M0 S0", renewed.Depth("2026-01-31"));
        Assert.Equal(Dormant, renewed.Depth("2026-02-01"));
    }

    [Fact]
    public void An_agreement_without_end_ends_with_its_renewal_and_one_without_signature_is_not_put_in_force_by_it()
    {
        var agreement = Agreement(AgreementKind.Cooperation, Time.Term.Open).On("2020-01-01");
        var renewal = new AgreementRenewed(Id(100), Id(101), Term("2024-02", "2025"), null).On("2023-11-01");

        Assert.Equal("1 K1 V3 H0 M0 S0", History(agreement, renewal).Depth("2024-01-31"));
        Assert.Equal(Dormant, History(agreement, renewal).Depth("2026-01-01"));
        Assert.Equal(Dormant, History(agreement, renewal, new AgreementTerminated(Id(101), Side.Partner, "").On("2024-02-01")).Depth("2024-02-01"));
        Assert.Equal(Unknown, History(agreement with { Signatures = [] }, renewal).Depth("2025-01-01"));
    }

    [Fact]
    public void An_amendment_changes_the_term_from_its_day_on()
    {
        var history = History(
            Agreement(AgreementKind.Cooperation, Term("2024", "2024-06")).On("2024-01-01"),
            new AgreementAmended(Id(100), "longer", Term(null, "2025-03"), PartialDate.Unknown, null).On("2024-08-01"));

        Assert.Equal("1 K1 V3 H0 M0 S0", history.Depth("2024-06-30"));
        Assert.Equal(Dormant, history.Depth("2024-07-31"));
        Assert.Equal("1 K1 V3 H0 M0 S0", history.Depth("2024-08-01"));
        Assert.Equal(Dormant, history.Depth("2025-04-01"));
    }

    [Fact]
    public void Money_raises_commitment_by_its_goals_and_strengthening_only_where_it_is_structural()
    {
        EndsAfter("2025-06-30", "1 K1 V2 H0 M0 S0", Funding(Term("2024", "2025-06")).On("2024-03-01"));
        EndsAfter("2025-06-30", "1 K1 V3 H0 M0 S0", Funding(Term("2024", "2025-06"), FundingKind.Micro, "parents").On("2024-03-01"));
        EndsAfter("2025-03-01", "1 K1 V2 H0 M0 S3", Funding(Time.Term.Open, FundingKind.Structural).On("2024-03-01"));
    }

    [Fact]
    public void Recognition_task_and_delegation_hold_until_they_are_taken_back()
    {
        EndsAfter("2030-05-31", "1 K0 V2 H0 M0 S0",
            new RecognitionGranted(Id(9), "youth services", null).On("2024-03-01"), new RecognitionRevoked(Id(9), "dissolved").On("2030-06-01"));
        EndsAfter("2030-05-31", "1 K0 V4 H0 M0 S0",
            new TaskTransferred(Id(9), "first advice", null).On("2024-03-01"), new TaskReturned(Id(9), "no staff").On("2030-06-01"));
        EndsAfter("2030-05-31", "1 K0 V0 H0 M4 S0",
            new DecisionDelegated(Id(9), "grants", null, PartialDate.Unknown).On("2024-03-01"), new DelegationEnded(Id(9), "budget").On("2030-06-01"));
        EndsAfter("2025-12-31", "1 K0 V0 H0 M4 S0", new DecisionDelegated(Id(9), "grants", null, PartialDate.Year(2025)).On("2024-03-01"));
    }

    [Fact]
    public void A_vote_that_is_not_exercised_is_silent()
    {
        var history = History(
            Seat(SeatRight.Vote).On("2024-03-01"),
            new SeatExercised(Id(300), null).On("2024-06-01"),
            new SeatWithdrawn(Id(300), null).On("2026-01-01"));

        Assert.Equal("1 K1 V0 H0 M2 S0", history.Depth("2024-05-31"));
        Assert.Equal("2 K2 V0 H1 M3 S0", history.Depth("2025-06-01"));
        Assert.Equal("1 K1 V0 H0 M2 S0", history.Depth("2025-06-02"));
        Assert.Equal(Dormant, history.Depth("2026-01-01"));
        Assert.Equal("2 K2 V0 H1 M2 S0", History(
            Seat(SeatRight.Advisory).On("2024-03-01"),
            new SeatExercised(Id(300), null).On("2024-06-01")).Depth("2024-06-02"));
    }

    [Fact]
    public void A_hearing_counts_for_more_once_feedback_came_within_six_months()
    {
        var hearing = new HearingHeld(Id(9), "school plan", null, PartialDate.Unknown).On("2024-01-10");
        var inTime = History(hearing, new HearingAnswered(Id(9), null).On("2024-07-10"));
        var tooLate = History(hearing with { FeedbackGivenOn = PartialDate.Day(2024, 7, 11) });

        Assert.Equal("1 K0 V0 H0 M1 S0", inTime.Depth("2024-07-09"));
        Assert.Equal("1 K0 V0 H0 M2 S0", inTime.Depth("2024-07-10"));
        Assert.Equal("1 K0 V0 H0 M2 S0", inTime.Depth("2025-01-10"));
        Assert.Equal(Dormant, inTime.Depth("2025-01-11"));
        Assert.Equal("1 K0 V0 H0 M1 S0", tooLate.Depth("2024-12-01"));
    }

    [Fact]
    public void A_completed_qualification_counts_for_the_side_that_learned_also_where_the_offer_has_no_date()
    {
        var forPartner = new QualificationOffered(Id(9), "accounting", null, null, Time.Term.Open, Audience.Partner);
        var completed = new QualificationCompleted(Id(9), 12, null, PartialDate.Unknown).On("2024-03-01");

        EndsAfter("2025-09-01", "1 K0 V0 H0 M0 S2", forPartner, completed);
        EndsAfter("2024-12-31", "1 K0 V0 H0 M0 S2", forPartner, completed with { ValidUntil = PartialDate.Year(2024) });
        EndsAfter("2026-03-01", "1 K0 V0 H0 M0 S4", forPartner with { For = Audience.Administration }, completed);
        Assert.Equal(Unknown, History(completed).Depth("2024-03-02"));
        Assert.Equal("1 K1 V0 H0 M0 S0", History(forPartner.On("2024-03-01")).Depth("2024-03-02"));
        Assert.Equal("1 K2 V0 H0 M0 S0", History(forPartner, new QualificationAccepted(Id(9)).On("2024-03-01")).Depth("2024-03-02"));
    }

    [Fact]
    public void Three_mutual_contacts_in_two_quarters_within_twelve_months_are_regular()
    {
        var history = History(Meeting.On("2024-01-10"), Meeting.On("2024-02-10"), Meeting.On("2024-04-01"));
        var inOneQuarter = History(Meeting.On("2024-01-10"), Meeting.On("2024-02-10"), Meeting.On("2024-03-31"));

        Assert.Equal("2 K3 V0 H1 M0 S0", history.Depth("2024-04-01"));
        Assert.Equal("2 K3 V0 H1 M0 S0", history.Depth("2025-01-09"));
        Assert.Equal("2 K2 V0 H1 M0 S0", history.Depth("2025-01-10"));
        Assert.Equal("2 K2 V0 H1 M0 S0", inOneQuarter.Depth("2024-04-01"));
    }

    [Fact]
    public void A_municipal_commitment_more_than_60_days_overdue_ends_regularity_until_it_is_kept()
    {
        var history = History(
            Meeting.On("2024-01-10"), Meeting.On("2024-02-10"), Meeting.On("2024-04-01"),
            Commitment(9, "2024-04").On("2024-01-10"), new CommitmentKept(Id(9)).On("2024-07-15"));

        Assert.Equal("2 K3 V1 H1 M0 S0", history.Depth("2024-06-29"));
        Assert.Equal("2 K2 V1 H1 M0 S0", history.Depth("2024-06-30"));
        Assert.Equal("2 K3 V1 H1 M0 S0", history.Depth("2024-07-15"));
    }

    [Fact]
    public void Two_regular_years_named_people_and_kept_promises_are_reliable()
    {
        Step[] steps =
        [
            Meeting.On("2023-02-01"), Meeting.On("2023-05-01"), Meeting.On("2023-08-01"),
            Meeting.On("2024-02-01"), Meeting.On("2024-05-01"), Meeting.On("2024-08-01"),
            new ContactPersonAssigned(Id(20)).On("2023-02-01"), new PartnerContactNamed(Id(21)).On("2023-02-01"),
            Commitment(9, "2023-06-01").On("2023-02-01"), new CommitmentKept(Id(9)).On("2023-06-01"),
            Commitment(10, "2023-06-01", Side.Partner).On("2023-02-01"), new CommitmentKept(Id(10)).On("2023-07-01"),
            Commitment(11, null).On("2023-02-01"), new CommitmentKept(Id(11)).On("2024-07-01"),
            Commitment(12, "2024-10-01", Side.Partner).On("2024-02-01")
        ];

        Assert.Equal("2 K3 V1 H1 M0 S0", History(steps).Depth("2024-06-30"));
        Assert.Equal("2 K4 V1 H1 M0 S0", History(steps).Depth("2024-10-01"));
        Assert.Equal("2 K3 V1 H1 M0 S0", History(steps).Depth("2024-10-02"));
        Assert.Equal("2 K3 V1 H1 M0 S0", History([.. steps, new PartnerContactLeft(Id(21)).On("2024-09-01")]).Depth("2024-10-01"));
    }

    [Fact]
    public void A_broken_commitment_caps_contact_for_six_months()
    {
        var history = History(
            Meeting.On("2024-01-10"), Meeting.On("2024-02-10"), Meeting.On("2024-04-01"),
            Commitment(9, null, Side.Partner).On("2024-01-10"), new CommitmentBroken(Id(9), null).On("2024-05-01"));

        Assert.Equal("2 K3 V1 H1 M0 S0", history.Depth("2024-04-30"));
        Assert.Equal("2 K2 V1 H1 M0 S0", history.Depth("2024-11-01"));
        Assert.Equal("2 K3 V1 H1 M0 S0", history.Depth("2024-11-02"));
    }

    [Fact]
    public void A_contact_person_who_left_without_handover_caps_contact_after_60_days_until_somebody_takes_over()
    {
        var history = History(
            Meeting.On("2024-01-10"), Meeting.On("2024-02-10"), Meeting.On("2024-04-01"),
            new ContactPersonAssigned(Id(20)).On("2024-01-01"), new ContactPersonReleased(Id(20)).On("2024-05-01"),
            new ContactPersonAssigned(Id(21)).On("2024-08-01"));

        Assert.Equal("2 K3 V0 H1 M0 S0", history.Depth("2024-06-30"));
        Assert.Equal("2 K2 V0 H1 M0 S0", history.Depth("2024-07-01"));
        Assert.Equal("2 K3 V0 H1 M0 S0", history.Depth("2024-08-01"));
    }

    [Fact]
    public void Shared_responsibility_needs_every_gate_the_view_of_the_partner_and_no_open_conflict()
    {
        Step[] steps =
        [
            Meeting.On("2026-02-01"), Meeting.On("2026-05-01"), Meeting.On("2026-10-01"),
            Agreement(AgreementKind.Cooperation, Term("2025", "2027")).On("2025-01-01"),
            new MeasureCoDesigned(null, "Elterncafé", DesignStage.Goal).On("2025-06-01"),
            Seat(SeatRight.Vote).On("2024-03-01"), new SeatExercised(Id(300), null).On("2026-03-01"),
            new SupportProvided(SupportKind.Room, null, Time.Term.Open).On("2025-09-01")
        ];
        var view = new PartnerViewSubmitted(4, null, null).On("2025-11-22");
        var conflict = new ConflictRaised(Id(9), Side.Partner, "a late payment").On("2026-08-24");

        Assert.Equal("4 K3 V3 H4 M3 S2", History(steps).Depth("2026-11-22"));
        Assert.Equal("5 K3 V3 H4 M3 S2", History([.. steps, view]).Depth("2026-11-22"));
        Assert.Equal("4 K3 V3 H4 M3 S2", History([.. steps, view]).Depth("2026-11-23"));
        Assert.Equal("4 K3 V3 H4 M3 S2", History([.. steps, view, (view with { Rating = 3 }).On("2026-01")]).Depth("2026-11-22"));
        Assert.Equal("5 K3 V3 H4 M3 S2", History([.. steps, view, conflict]).Depth("2026-11-21"));
        Assert.Equal("3 K3 V3 H4 M3 S2", History([.. steps, view, conflict]).Depth("2026-11-22"));
        Assert.Equal("5 K3 V3 H4 M3 S2", History([.. steps, view, conflict, new ConflictResolved(Id(9), null).On("2026-11-22")]).Depth("2026-11-22"));
    }

    [Fact]
    public void Aligned_action_needs_contact_joint_work_and_a_commitment() =>
        Assert.Equal("3 K2 V1 H2 M0 S0", History(JointEvent.On("2024-03-01"), Commitment(9, null).On("2024-03-02")).Depth("2024-03-02"));

    [Fact]
    public void A_pause_makes_the_windows_longer_that_it_found_open_and_no_term()
    {
        var steps = new Step[]
        {
            Meeting.On("2024-01-01"), Funding(Term("2024", "2024")).On("2024-01-01"), Invitation.On("2022-03-01"),
            new PartnershipPaused("pandemic").On("2024-03-01")
        };
        var resumed = History([.. steps, new PartnershipResumed(null).On("2024-03-31")]);

        // 30 days, from 1 March to 30 March.
        Assert.Equal("2 K2 V0 H1 M0 S0", resumed.Depth("2025-01-31"));
        Assert.Equal(Dormant, resumed.Depth("2025-02-01"));

        // Never resumed, so the windows stand still until 1 March 2025: 365 days.
        Assert.Equal("2 K2 V0 H1 M0 S0", History(steps).Depth("2026-01-01"));
        Assert.Equal(Dormant, History(steps).Depth("2026-01-02"));
    }

    [Fact]
    public void Regularity_looks_further_back_by_the_days_of_a_pause()
    {
        var history = History(
            Meeting.On("2024-01-10"), Meeting.On("2024-02-10"), Meeting.On("2024-04-01"),
            new PartnershipPaused("pandemic").On("2024-05-01"), new PartnershipResumed(null).On("2024-05-11"));

        Assert.Equal("2 K3 V0 H1 M0 S0", history.Depth("2025-01-19"));
        Assert.Equal("2 K2 V0 H1 M0 S0", history.Depth("2025-01-20"));
    }

    [Fact]
    public void The_end_of_a_partnership_wipes_nothing() =>
        Assert.Equal("2 K2 V0 H1 M0 S0", History(
            Meeting.On("2024-01-10"),
            new PartnershipEnded(Side.Partner, "moved").On("2024-02-01")).Depth("2024-03-01"));

    private static void EndsAfter(string lastDay, string depth, params Step[] steps)
    {
        var history = History(steps);
        var dayAfter = PartialDate.Parse(lastDay).Middle!.Value.AddDays(1).ToString("O");

        Assert.Equal(depth, history.Depth("2024-03-20"));
        Assert.Equal(depth, history.Depth(lastDay));
        Assert.Equal(Dormant, history.Depth(dayAfter));
    }
}

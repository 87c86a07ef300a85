using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

/// <summary>Every figure names the steps that decide it, so that a reader works it out again by hand.</summary>
public sealed class ExplanationSpecs
{
    [Fact]
    public void A_hearing_that_was_answered_names_the_answer() => Assert.Equal(
        ["HearingAnswered 2025-02-10"],
        With("2025-03-01", Dimension.DecisionPower, Hearing("2025-01-10"), new HearingAnswered(A, null).On("2025-02-10")));

    [Fact]
    public void A_hearing_whose_feedback_was_noted_with_it_needs_no_other_step() =>
        Assert.Empty(With("2025-03-01", Dimension.DecisionPower, Hearing("2025-01-10", "2025-02-10"), new HearingAnswered(A, null).On("2025-02-20")));

    [Fact]
    public void A_seat_names_the_first_and_the_last_exercise_of_the_row() => Assert.Equal(
        ["SeatExercised 2024-06-02", "SeatExercised 2025-02-01"],
        With("2025-03-01", Dimension.DecisionPower, Seat("2020-01-10"), Exercise("2021-01-10"), Exercise("2024-06-02"), Exercise("2024-09-02"), Exercise("2025-02-01")));

    [Fact]
    public void A_qualification_names_the_offer_that_says_whom_it_was_for() =>
        Assert.Equal(["QualificationOffered 2025-01-10"], With("2025-03-01", Dimension.Strengthening, Offer("2025-01-10"), Completion("2025-02-10")));

    [Fact]
    public void An_agreement_names_the_amendment_of_its_term_and_the_renewal_that_follows() => Assert.Equal(
        ["AgreementAmended 2025-03-01", "AgreementRenewed 2025-05-01"],
        With(
            "2025-06-01",
            Dimension.Commitment,
            Agreement("2025-01-10", term: Term("2025-01-10", "2025-12-31")),
            new AgreementAmended(A, "", Term("2025-01-10", "2026-12-31"), Domain.Time.PartialDate.Unknown, null).On("2025-03-01"),
            new AgreementRenewed(A, B, Term("2026-01-01", null), null).On("2025-05-01")));

    [Fact]
    public void A_renewal_names_the_agreement_at_the_beginning() => Assert.Equal(
        ["AgreementSigned 2024-01-10"],
        With("2025-06-01", Dimension.Commitment, Agreement("2024-01-10", term: Term("2024-01-10", "2024-12-31")), new AgreementRenewed(A, B, Term("2025-01-01", null), null).On("2025-01-01")));

    [Fact]
    public void Regularity_names_the_contacts_the_promises_and_the_persons_it_counts()
    {
        var regularity = Assess(
            "2025-07-01",
            [
                .. Regular,
                Promise("2024-02-01", due: "2024-03-01"),
                Promise("2024-03-01", id: B), new CommitmentKept(B).On("2024-04-01"),
                Promise("2025-06-01", due: "2025-12-01", id: C),
                new ContactPersonAssigned(A).On("2024-01-01"), new ContactHandedOver(A, B).On("2024-05-01"), new PartnerContactNamed(C).On("2024-01-01")
            ]).Regularity;

        Assert.Equal(["2025-06-15", "2025-04-15", "2025-01-15"], regularity.MutualContacts.Select(contact => contact.OccurredOn.ToString()));
        Assert.Equal(["2024-02-01 overdue", "2024-03-01 CommitmentKept"], regularity.Commitments.Select(one => $"{one.MadeBy.OccurredOn} {one.KeptBy?.Event}{(one.IsOverdue ? "overdue" : "")}"));
        Assert.Equal(["ContactHandedOver", "PartnerContactNamed"], regularity.ContactPersons.Select(step => step.Event));
    }

    [Fact]
    public void A_finished_pause_that_made_a_window_longer_is_listed_with_its_days()
    {
        var pause = Assert.Single(Assess("2025-02-01", Contact("2024-01-10"), new PartnershipPaused("").On("2024-06-01"), new PartnershipResumed(null).On("2024-07-01")).Pauses);

        Assert.Equal(("PartnershipPaused", "PartnershipResumed", 30), (pause.BegunBy.Event, pause.EndedBy!.Event, pause.Days));
    }

    [Fact]
    public void The_level_fades_where_the_partners_view_is_about_to_grow_too_old()
    {
        Step[] steps = [.. AllButTheView, View("2024-08-01", 4)];
        var fading = Assert.Single(Assess("2025-07-01", steps).Fading, fading => fading.Dimension is null);

        Assert.Equal((Day("2025-08-02"), 5, 4), (fading.On, fading.From, fading.To));
        Assert.Equal(["PartnerViewSubmitted"], fading.RenewedBy);
        Assert.Equal("PartnerViewSubmitted", Assert.Single(fading.Because).Event);
        Assert.Equal(
            "Die Sicht der Organisation (1. August 2024) ist ab dem 2. August 2025 älter als 12 Monate; Stufe 5 verlangt eine jüngere. "
            + "Die Stufe sinkt dann von 5 auf 4; das erhält sie: die Organisation nach ihrer Sicht fragen: Stufe 5 verlangt, dass sie selbst 4 oder 5 nennt",
            fading.What.German);
        Assert.Equal(4, Levels("2025-08-02", steps).Level);
    }

    [Fact]
    public void The_level_fades_where_a_conflict_is_about_to_have_been_open_for_too_long_and_a_note_says_so_before()
    {
        var assessment = Assess("2025-07-01", [.. AllButTheView, View("2025-06-01", 4), new ConflictRaised(A, Side.Partner, "").On("2025-05-01") with { Basis = Basis.Invented }]);
        var fading = Assert.Single(assessment.Fading, fading => fading.Dimension is null);

        Assert.Equal((Day("2025-07-30"), 5, 3), (fading.On, fading.From, fading.To));
        Assert.Equal(["ConflictResolved"], fading.RenewedBy);
        Assert.Equal(Basis.Invented, Assert.Single(fading.Because).Basis);
        var note = Assert.Single(assessment.Notes);
        Assert.Equal("Ein Konflikt ist offen (1. Mai 2025): Ist er bis zum 30. Juli 2025 nicht geklärt, bleibt die Zusammenarbeit ab da höchstens auf Stufe 3.", note.What.German);
        Assert.Equal(Basis.Invented, Assert.Single(note.Steps).Basis);
    }

    [Fact]
    public void A_fading_dimension_names_the_steps_that_run_out() => Assert.Equal(
        ["2025-01-10"],
        Assert.Single(Assess("2025-12-20", Contact("2025-01-10"), new TasksShared("").On("2025-01-10")).Fading).Because.Select(step => step.OccurredOn.ToString()));

    [Fact]
    public void A_rhythm_that_will_be_lost_to_a_promise_names_the_promise() => Assert.Equal(
        ["CommitmentMade"],
        Assert.Single(Assess("2025-09-20", [.. Regular, Promise("2025-05-01", due: "2025-08-15")]).Fading).Because.Select(step => step.Event));

    [Fact]
    public void A_view_that_is_young_and_does_not_confirm_is_talked_about_and_not_asked_for_again()
    {
        Assert.Equal(
            "ein Anlass für ein Gespräch: Die Organisation sieht Stufe 3, Stufe 5 verlangt, dass sie selbst 4 oder 5 nennt",
            Assert.Single(Assess("2025-07-01", [.. AllButTheView, View("2025-06-01", 3)]).Next!.Missing).What.German);
        Assert.StartsWith("die Organisation nach ihrer Sicht fragen", Assert.Single(Assess("2025-07-01", [.. AllButTheView, View("2023-06-01", 3)]).Next!.Missing).What.German, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_invented_is_marked_on_brakes_and_views()
    {
        var assessment = Assess("2025-07-01", Promise("2025-02-01"), new CommitmentBroken(A, null).On("2025-06-20") with { Basis = Basis.Invented }, View("2025-06-01", 3) with { Basis = Basis.Invented });

        Assert.Equal((Basis.Invented, Basis.Invented), (Assert.Single(assessment.Brakes).Basis, assessment.PartnerView!.Basis));
    }

    [Fact]
    public void An_end_without_a_day_is_said_to_end_nothing()
    {
        var note = Assert.Single(Assess("2025-07-01", Seat("2024-01-10"), new SeatWithdrawn(A, null).On(null)).Notes);

        Assert.Equal("SeatWithdrawn", Assert.Single(note.Steps).Event);
        Assert.StartsWith("Von einem Schritt, der etwas beendet, ist der Tag unbekannt (", note.What.German, StringComparison.Ordinal);
    }

    [Fact]
    public void What_refers_to_a_step_that_does_not_count_says_so_and_not_that_it_is_missing()
    {
        var stated = PartnershipDepth.Assess(Evidence(Offer("2025-01-10").Judged(), Completion("2025-02-10")), DepthRules.Standard, Day("2025-03-01"), AssessmentOptions.Stated);

        Assert.Equal([NotCountedReason.NotStated, NotCountedReason.OriginNotCounted], stated.NotCounted.Select(step => step.Reason));
        Assert.Equal([NotCountedReason.OriginMissing], Assess("2025-03-01", Completion("2025-02-10")).NotCounted.Select(step => step.Reason));
        Assert.Equal(
            [NotCountedReason.OtherCounterpart, NotCountedReason.OriginNotCounted],
            Assess("2025-03-01", Agreement("2024-01-10").With(Counterpart.AnotherAuthority), new AgreementRenewed(A, B, Term("2025-01-01", null), null).On("2025-01-01")).NotCounted.Select(step => step.Reason));
    }

    [Fact]
    public void A_term_that_begins_later_or_was_over_beforehand_is_listed_with_its_reason()
    {
        var later = Assert.Single(Assess("2025-03-01", Support("2025-02-01", SupportKind.Room, Term("2025-06-01", null))).NotCounted);
        Assert.Equal((NotCountedReason.TermNotBegun, "Der Schritt trägt erst ab dem 1. Juni 2025."), (later.Reason, later.Why.German));
        Assert.Empty(Assess("2025-06-01", Support("2025-02-01", SupportKind.Room, Term("2025-06-01", null))).NotCounted);

        Assert.Equal(NotCountedReason.OverBeforehand, Assert.Single(Assess("2025-03-01", Support("2025-02-01", SupportKind.Room, Term("2024-01-01", "2024-12-31"))).NotCounted).Reason);
        Assert.Empty(Assess("2027-03-01", Support("2025-02-01", SupportKind.Room, Term("2025-02-01", "2025-12-31"))).NotCounted);
    }

    [Fact]
    public void Breadth_tells_where_the_partner_was_asked_from_where_the_two_acted()
    {
        var contact = Contact("2025-01-10") with { FieldOfAction = "Sport" };
        var expertise = new ExpertiseContributed("").On("2025-02-10") with { FieldOfAction = "Integration" };

        var asked = Assess("2025-07-01", contact, expertise).Breadth;
        Assert.Equal(["Integration", "Sport"], asked.FieldsOfAction);
        Assert.Equal(["Integration"], asked.AskedIn);
        Assert.Equal("Die Organisation wurde nur im Feld „Integration“ gefragt, nicht in anderen Feldern kommunaler Arbeit.", asked.Note!.German);

        Assert.Null(Assess("2025-07-01", contact).Breadth.Note);
        Assert.Null(Assess("2025-07-01", expertise, new ExpertiseContributed("").On("2025-03-10") with { FieldOfAction = "Sport" }).Breadth.Note);
        Assert.StartsWith(
            "Beide haben nur im Feld „Integration“ miteinander gehandelt",
            Assess("2025-07-01", contact with { FieldOfAction = "Integration" }).Breadth.Note!.German,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Other_days_are_tried_for_every_partial_date_of_a_step()
    {
        Assert.Equal((2, 3), RangeOf(Dimension.Commitment, Assess("2025-06-01", Agreement("2024-01-10", term: Term("2024", "2025")), Agreement("2024-01-10", AgreementKind.LetterOfIntent, id: B))));
        Assert.Equal((0, 3), RangeOf(Dimension.Commitment, Assess("2025-06-10", Agreement("2025-01-10", signedByPartner: "2025-06"))));
        Assert.Equal((1, 2), RangeOf(Dimension.DecisionPower, Assess("2025-08-01", Hearing("2025-01-10", "2025-07"))));
        Assert.Equal((2, 3), RangeOf(Dimension.Contact, Assess("2025-06-20", [.. Regular, Promise("2025-01-01", due: "2025-04")])));
        Assert.Equal((0, 2), RangeOf(Dimension.Strengthening, Assess("2025-06-20", Offer("2025-01-01"), Completion("2025-01-02", validUntil: "2025-06"))));
    }

    [Fact]
    public void A_dimension_that_other_days_would_move_is_named_even_where_the_level_stays()
    {
        var uncertainty = Assess("2025-08-10", Contact("2025-07-01"), new TasksShared("").On("2024-02")).Uncertainty!;

        Assert.Equal((2, 2), (uncertainty.Lowest, uncertainty.Highest));
        Assert.Equal(new UncertainDimension(Dimension.JointWork, 1, 2), Assert.Single(uncertainty.Dimensions));
        Assert.Equal([Dimension.JointWork], Assert.Single(uncertainty.Steps).Dimensions);
        Assert.Equal(
            "Einige Tage sind nur teilweise bekannt. An anderen möglichen Tagen ergäbe sich Stufe 2 (Gemeinsame Arbeit 1 bis 2). "
            + "Geprüft wurden erste und letzte Tage, von allen Schritten zusammen und von jedem für sich, nicht jede Verbindung.",
            uncertainty.What.German);
    }

    private static (int, int) RangeOf(Dimension dimension, Assessment assessment)
    {
        var range = assessment.Uncertainty!.Dimensions.Single(range => range.Dimension == dimension);
        return (range.Lowest, range.Highest);
    }

    private static IEnumerable<string> With(string day, Dimension dimension, params Step[] steps) =>
        Assert.Single(Assess(day, steps).Of(dimension).CarriedBy).With.Select(step => $"{step.Event} {step.OccurredOn}");
}

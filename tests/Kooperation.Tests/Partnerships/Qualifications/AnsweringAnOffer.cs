using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Qualifications;

public sealed class AnsweringAnOffer(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_qualification_is_offered_accepted_and_completed()
    {
        var partnership = await GivenPartnership();
        var offer = await GivenOffer(partnership);
        var offered = Assert.IsType<QualificationOffered>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (offer.StepId, "Fördermittel beantragen", "Förderung", "Abendkurs", Audience.Partner),
            (offered.OfferId, offered.Title, offered.Topic, offered.Format, offered.For));
        Assert.Equal(new Term(PartialDate.Month(2026, 3), PartialDate.Month(2026, 5)), offered.Term);

        await Accepted(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-02-15" });
        Assert.Equal(offer.StepId, Assert.IsType<QualificationAccepted>((await StepsOf(partnership)).Last()).OfferId);

        await Accepted(
            Completion(partnership, offer.StepId),
            new { occurredOn = "2026-05", participants = 12, outcome = "zwei Anträge", validUntil = "2028-05" });
        var completed = Assert.IsType<QualificationCompleted>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (offer.StepId, 12, "zwei Anträge", PartialDate.Month(2028, 5)),
            (completed.OfferId, completed.Participants, completed.Outcome, completed.ValidUntil));
    }

    [Fact]
    public async Task An_offer_is_declined_with_or_without_a_reason()
    {
        var partnership = await GivenPartnership();
        var offer = await GivenOffer(partnership);

        await Accepted(Refusal(partnership, offer.StepId), new { occurredOn = "2026-02-15", reason = "keine Zeit" });

        var declined = Assert.IsType<QualificationDeclined>((await StepsOf(partnership)).Last());
        Assert.Equal((offer.StepId, "keine Zeit"), (declined.OfferId, declined.Reason));
    }

    [Fact]
    public async Task An_offer_that_nobody_answered_can_still_be_completed()
    {
        var partnership = await GivenPartnership();
        var offer = await GivenOffer(partnership);

        await Accepted(Completion(partnership, offer.StepId), new { occurredOn = "2026-05" });

        Assert.IsType<QualificationCompleted>((await StepsOf(partnership)).Last());
    }

    [Fact]
    public async Task What_was_never_offered_is_neither_answered_nor_completed()
    {
        var partnership = await GivenPartnership();
        var elsewhere = await GivenOffer(await GivenPartnership("Frauenverein"));

        await Refused(Acceptance(partnership, Guid.CreateVersion7()), new { occurredOn = "2026" }, "This qualification was never offered.");
        await Refused(Refusal(partnership, Guid.CreateVersion7()), new { occurredOn = "2026" }, "This qualification was never offered.");
        await Refused(Completion(partnership, elsewhere.StepId), new { occurredOn = "2026" }, "This qualification was never offered.");
    }

    [Fact]
    public async Task An_accepted_offer_is_not_answered_again()
    {
        var partnership = await GivenPartnership();
        var offer = await GivenOffer(partnership);
        await Accepted(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-02-15" });

        const string sentence = "This qualification has been accepted already.";
        await Refused(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-03" }, sentence);
        await Refused(Refusal(partnership, offer.StepId), new { occurredOn = "2026-03" }, sentence);
    }

    [Fact]
    public async Task A_declined_offer_is_neither_answered_again_nor_completed()
    {
        var partnership = await GivenPartnership();
        var offer = await GivenOffer(partnership);
        await Accepted(Refusal(partnership, offer.StepId), new { occurredOn = "2026-02-15" });

        const string sentence = "This qualification has been declined already.";
        await Refused(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-03" }, sentence);
        await Refused(Refusal(partnership, offer.StepId), new { occurredOn = "2026-03" }, sentence);
        await Refused(
            Completion(partnership, offer.StepId), new { occurredOn = "2026-05" }, "This qualification was declined and cannot be completed.");
    }

    [Fact]
    public async Task That_a_completed_qualification_was_accepted_may_be_told_late()
    {
        var partnership = await GivenPartnership();
        var offer = await GivenOffer(partnership);
        await Accepted(Completion(partnership, offer.StepId), new { occurredOn = "2026-05-10" });

        await Refused(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-05-11" }, "This qualification has been completed already.");
        await Accepted(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-05" });
        await Refused(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-03" }, "This qualification has been accepted already.");
    }

    [Fact]
    public async Task A_completed_qualification_is_neither_declined_nor_completed_again()
    {
        var partnership = await GivenPartnership();
        var offer = await GivenOffer(partnership);
        await Accepted(Completion(partnership, offer.StepId), new { occurredOn = "2026-05" });

        const string sentence = "This qualification has been completed already.";
        await Refused(Refusal(partnership, offer.StepId), new { occurredOn = "2026-03" }, sentence);
        await Refused(Completion(partnership, offer.StepId), new { occurredOn = "2026-06" }, sentence);
    }

    [Fact]
    public async Task Offer_answer_and_completion_follow_each_other()
    {
        var partnership = await GivenPartnership();
        var offer = await GivenOffer(partnership);

        const string beforeTheOffer = "This follows from what happened on 1 February 2026 and cannot have happened before, in January 2026.";
        await Refused(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-01" }, beforeTheOffer);
        await Refused(Refusal(partnership, offer.StepId), new { occurredOn = "2026-01" }, beforeTheOffer);
        await Refused(Completion(partnership, offer.StepId), new { occurredOn = "2026-01" }, beforeTheOffer);

        await Accepted(Acceptance(partnership, offer.StepId), new { occurredOn = "2026-03-10" });
        await Refused(
            Completion(partnership, offer.StepId),
            new { occurredOn = "2026-03-09" },
            "This follows from what happened on 10 March 2026 and cannot have happened before, on 9 March 2026.");
    }

    [Fact]
    public async Task An_offer_has_a_title_and_a_completion_counts_people()
    {
        var partnership = await GivenPartnership();
        await Refused(
            $"partnerships/{partnership}/qualifications",
            new { occurredOn = "2026", title = "", @for = "administration" },
            "This must not be empty.");

        var offer = await GivenOffer(partnership);
        await Refused(
            Completion(partnership, offer.StepId), new { occurredOn = "2026-05", participants = -3 }, "A number of people cannot be negative.");
        await Refused(
            Completion(partnership, offer.StepId), new { occurredOn = "2026-05", validUntil = "2026-04" }, "A period cannot end before it begins.");
    }

    private Task<Answer> GivenOffer(Guid partnership) => Accepted($"partnerships/{partnership}/qualifications", new
    {
        occurredOn = "2026-02-01",
        title = "Fördermittel beantragen",
        @for = "partner",
        topic = "Förderung",
        format = "Abendkurs",
        term = new { from = "2026-03", until = "2026-05" }
    });

    private static string Acceptance(Guid partnership, Guid offer) => $"partnerships/{partnership}/qualifications/{offer}/acceptance";

    private static string Refusal(Guid partnership, Guid offer) => $"partnerships/{partnership}/qualifications/{offer}/refusal";

    private static string Completion(Guid partnership, Guid offer) => $"partnerships/{partnership}/qualifications/{offer}/completion";
}

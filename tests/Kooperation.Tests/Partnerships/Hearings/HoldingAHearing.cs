using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Hearings;

public sealed class HoldingAHearing(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_hearing_is_held_and_answered_once()
    {
        var partnership = await GivenPartnership();
        var held = await Accepted(
            $"partnerships/{partnership}/hearings",
            new { occurredOn = "2026-03-01", decision = "Neuer Schulentwicklungsplan", input = "Ganztag überall" });
        var hearing = Assert.IsType<HearingHeld>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (held.StepId, "Neuer Schulentwicklungsplan", "Ganztag überall", PartialDate.Unknown),
            (hearing.HearingId, hearing.Decision, hearing.Input, hearing.FeedbackGivenOn));

        await Accepted(Answering(partnership, held.StepId), new { occurredOn = "2026-05-30", answer = "in zwei Schulen" });

        var answered = Assert.IsType<HearingAnswered>((await StepsOf(partnership)).Last());
        Assert.Equal((held.StepId, "in zwei Schulen"), (answered.HearingId, answered.Answer));
        await Refused(Answering(partnership, held.StepId), new { occurredOn = "2026-06-01" }, "This hearing has been answered already.");
    }

    [Fact]
    public async Task A_hearing_that_was_recorded_with_its_feedback_is_not_answered_again()
    {
        var partnership = await GivenPartnership();
        var held = await Accepted(
            $"partnerships/{partnership}/hearings",
            new { occurredOn = "2026-03-01", decision = "Schulentwicklungsplan", feedbackGivenOn = "2026-04" });

        await Refused(
            Answering(partnership, held.StepId),
            new { occurredOn = "2026-05" },
            "The record of this hearing says already when feedback was given: correct that step if it is wrong.");
    }

    [Fact]
    public async Task A_correction_decides_whether_feedback_is_still_owed()
    {
        var partnership = await GivenPartnership();
        var hearings = $"partnerships/{partnership}/hearings";
        var owed = (await Accepted(hearings, new { occurredOn = "2026-03", decision = "Schulentwicklungsplan", feedbackGivenOn = "2026-04" })).StepId;
        var given = (await Accepted(hearings, new { occurredOn = "2026-03", decision = "Radwegekonzept" })).StepId;

        await Record(session => session.Events.Append(
            partnership,
            new StepCorrected(owed, new HearingHeld(owed, "Schulentwicklungsplan", null, PartialDate.Unknown), "keine Rückmeldung"),
            new StepCorrected(given, new HearingHeld(given, "Radwegekonzept", null, PartialDate.Month(2026, 5)), "Rückmeldung vergessen")));

        await Accepted(Answering(partnership, owed), new { occurredOn = "2026-06" });
        await Refused(
            Answering(partnership, given),
            new { occurredOn = "2026-06" },
            "The record of this hearing says already when feedback was given: correct that step if it is wrong.");
    }

    [Fact]
    public async Task A_hearing_that_was_never_held_cannot_be_answered()
    {
        var partnership = await GivenPartnership();

        await Refused(Answering(partnership, Guid.CreateVersion7()), new { occurredOn = "2026-05" }, "This hearing was never held.");
    }

    [Fact]
    public async Task Feedback_does_not_come_before_the_hearing()
    {
        var partnership = await GivenPartnership();
        var held = await Accepted($"partnerships/{partnership}/hearings",
            new { occurredOn = "2026-03-01", decision = "Schulentwicklungsplan" });

        await Refused(
            Answering(partnership, held.StepId),
            new { occurredOn = "2026-02" },
            "This follows from what happened on 1 March 2026 and cannot have happened before, in February 2026.");
        await Refused(
            $"partnerships/{partnership}/hearings",
            new { occurredOn = "2026-03-01", decision = "Schulentwicklungsplan", feedbackGivenOn = "2026-02" },
            "Feedback cannot have been given before the hearing.");
        await Refused($"partnerships/{partnership}/hearings",
            new { occurredOn = "2026-03-01", decision = " " }, "This must not be empty.");
    }

    private static string Answering(Guid partnership, Guid hearing) => $"partnerships/{partnership}/hearings/{hearing}/answer";
}

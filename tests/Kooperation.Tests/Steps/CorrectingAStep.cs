using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Steps;

public sealed class CorrectingAStep(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task The_old_version_and_the_new_one_both_stay_visible()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        var correction = await Accepted(
            $"steps/{contact.StepId}/corrections",
            new { replacement = Contact("2026-02"), reason = "Es war schon im Februar" },
            contact.ETag);

        var corrected = Assert.IsType<StepCorrected>((await StepsOf(partnership)).Last());
        Assert.Equal(PartialDate.Month(2026, 2), Assert.IsType<ContactMade>(corrected.Replacement).OccurredOn);
        var step = await Get($"steps/{contact.StepId}");
        Assert.Equal(correction.StepId, step.Json["correctedBy"]![0]!.GetValue<Guid>());
        Assert.Equal("2026-03-01", step.Json["occurredOn"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_step_says_already_is_no_correction()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "visit", direction = "mutual" });
        const string SaysSo = "This is what the step says already: nothing would change.";

        await Refused($"steps/{contact.StepId}/corrections", new { replacement = Contact("2026-03-01"), reason = "anders" }, SaysSo, "*");
        await Accepted($"steps/{contact.StepId}/corrections", new { replacement = Contact("2026-02"), reason = "anders" }, "*");
        await Refused($"steps/{contact.StepId}/corrections", new { replacement = Contact("2026-02"), reason = "anders" }, SaysSo, "*");
        await Accepted($"steps/{contact.StepId}/corrections", new { replacement = Contact("2026-03-01"), reason = "doch nicht" }, "*");
    }

    [Fact]
    public async Task Another_kind_of_step_is_no_correction()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        await Refused(
            $"steps/{contact.StepId}/corrections",
            new { replacement = new { @event = "TasksShared", occurredOn = "2026", what = "Fest" }, reason = "anders" },
            "A step of the kind \"contact\" can only be replaced by another one; withdraw it if something else happened.",
            "*");
    }

    [Fact]
    public async Task A_replacement_is_held_to_the_same_rules()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        var future = await Refused(
            $"steps/{contact.StepId}/corrections",
            new { replacement = Contact("2099"), reason = "anders" },
            "The year 2099 lies in the future: a step is recorded once it has happened.",
            "*");
        Assert.NotNull(future.Json["errors"]!["/replacement/occurredOn"]);
        await Refused(
            $"steps/{contact.StepId}/corrections",
            new { replacement = Contact("1989"), reason = "anders" },
            "The organisation was founded in 1990; nothing can have happened with it in 1989.",
            "*");
    }

    [Fact]
    public async Task A_correction_cannot_turn_to_another_thing_or_move_past_what_follows()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-01", by = "municipality", what = "Raum" });
        await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2026-05-30" });

        await Refused(
            $"steps/{made.StepId}/corrections",
            new { replacement = Commitment(Guid.CreateVersion7(), "2026-03-01"), reason = "anders" },
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");
        await Refused(
            $"steps/{made.StepId}/corrections",
            new { replacement = Commitment(made.StepId, "2026-06-01"), reason = "anders" },
            "\"promise kept\" of 30 May 2026 follows from this step, which therefore cannot have happened later, on 1 June 2026.",
            "*");
    }

    [Fact]
    public async Task Nor_can_it_move_before_what_it_follows_from()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-01", by = "municipality", what = "Raum" });
        var kept = await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2026-05-30" });

        await Refused(
            $"steps/{kept.StepId}/corrections",
            new { replacement = Kept(made.StepId, "2026-02"), reason = "anders" },
            "This step follows from \"promise made\" of 1 March 2026 and cannot have happened before, in February 2026.",
            "*");
        await Accepted($"steps/{kept.StepId}/corrections", new { replacement = Kept(made.StepId, "2026-03"), reason = "anders" }, "*");
    }

    [Fact]
    public async Task Whatever_follows_first_or_last_counts()
    {
        var partnership = await GivenPartnership();
        var signed = await Accepted($"partnerships/{partnership}/agreements", new { occurredOn = "2024-03-01", kind = "cooperation", purpose = "Raum" });
        await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/renewals", new { occurredOn = "2026-01-01" });
        await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/amendments", new { occurredOn = "2025-01-01", what = "mehr Zeit" });

        await Refused(
            $"steps/{signed.StepId}/corrections",
            new { replacement = Agreement(signed.StepId, "2025-06-01"), reason = "anders" },
            "\"agreement amended\" of 1 January 2025 follows from this step, which therefore cannot have happened later, on 1 June 2025.",
            "*");
    }

    [Fact]
    public async Task A_step_to_which_nothing_else_goes_back_cannot_turn_to_another_thing_either()
    {
        var partnership = await GivenPartnership();
        var seat = await Accepted($"partnerships/{partnership}/seats", new { occurredOn = "2024", body = "Beirat", seats = 1, right = "vote" });
        var exercised = await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/exercises", new { occurredOn = "2025" });

        await Refused(
            $"steps/{exercised.StepId}/corrections",
            new { replacement = new { @event = "SeatExercised", occurredOn = "2025", seatId = Guid.CreateVersion7() }, reason = "anders" },
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");
    }

    [Fact]
    public async Task A_correction_that_leaves_the_day_as_it_is_moves_past_nothing()
    {
        var partnership = await GivenPartnership();
        var late = await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2025", reason = "Umzug" });
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2021", reason = "Pandemie" });
        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2022" });

        await Accepted(
            $"steps/{late.StepId}/corrections", new { replacement = new { @event = "PartnershipPaused", occurredOn = "2025", reason = "Umbau" }, reason = "verhört" }, "*");
    }

    private static object Kept(Guid id, string occurredOn) => new { @event = "CommitmentKept", occurredOn, commitmentId = id };

    private static object Agreement(Guid id, string occurredOn) => new
    {
        @event = "AgreementSigned",
        occurredOn,
        agreementId = id,
        kind = "cooperation",
        purpose = "Raum",
        jointGoals = Array.Empty<string>(),
        signatures = new[] { new { party = "partner", signedOn = occurredOn } },
        term = new { from = (string?)null, until = (string?)null },
        reviewOn = (string?)null
    };

    private static object Contact(string occurredOn) =>
        new { @event = "ContactMade", occurredOn, form = "visit", direction = "mutual", topics = Array.Empty<string>() };

    private static object Commitment(Guid id, string occurredOn) =>
        new { @event = "CommitmentMade", occurredOn, commitmentId = id, by = "municipality", what = "Raum", due = (string?)null };
}

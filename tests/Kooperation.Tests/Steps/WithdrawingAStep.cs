using System.Net;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Steps;

public sealed class WithdrawingAStep(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_slip_stays_visible_and_is_marked_as_withdrawn()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        var withdrawal = await Accepted($"steps/{contact.StepId}/withdrawal", new { reason = "Verwechslung" }, contact.ETag);

        Assert.Equal(contact.StepId, Assert.IsType<StepWithdrawn>((await StepsOf(partnership)).Last()).StepId);
        var step = await Get($"steps/{contact.StepId}");
        Assert.Equal((HttpStatusCode.OK, withdrawal.StepId), (step.Status, step.Json["withdrawnBy"]!.GetValue<Guid>()));
        Assert.Equal("spec", step.Json["recordedBy"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_step_is_withdrawn_once()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var withdrawal = await Accepted($"steps/{contact.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        await Refused($"steps/{contact.StepId}/withdrawal", new { reason = "noch einmal" }, "This step has been withdrawn already.", "*");
        await Refused(
            $"steps/{withdrawal.StepId}/withdrawal",
            new { reason = "doch nicht" },
            "A correction or withdrawal stays as it is: correct the step itself once more, or record it anew.",
            "*");
    }

    [Fact]
    public async Task A_step_is_withdrawn_once_even_if_two_do_so_in_the_same_moment()
    {
        var partnership = await GivenPartnership();
        for (var round = 0; round < 10; round++)
        {
            var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Post($"steps/{contact.StepId}/withdrawal", new { reason = "Verwechslung" }, "*")));

            Assert.Equal([201, 409, 409, 409], answers.Select(answer => (int)answer.Status).Order());
        }
    }

    [Fact]
    public async Task A_step_on_which_a_later_one_rests_cannot_be_withdrawn_before_that()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-01", by = "municipality", what = "Raum" });
        var kept = await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2026-05-30" });

        await Refused(
            $"steps/{made.StepId}/withdrawal",
            new { reason = "Irrtum" },
            $"A later step rests on this one: withdraw “promise kept” of 30 May 2026 ({kept.StepId}) first.",
            "*");

        await Accepted($"steps/{kept.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
        await Accepted($"steps/{made.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
        await Refused($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2026-05-30" }, "This commitment was never made.");
    }

    [Fact]
    public async Task A_seat_that_was_used_was_granted_and_a_granted_request_was_made()
    {
        var partnership = await GivenPartnership();
        var seat = await Accepted($"partnerships/{partnership}/seats", new { occurredOn = "2024", body = "Beirat", seats = 1, right = "vote" });
        var first = await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/exercises", new { occurredOn = "2025" });
        var second = await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/exercises", new { occurredOn = "2026" });
        var request = await Accepted($"partnerships/{partnership}/funding/requests", new { occurredOn = "2024" });
        var granted = await Accepted($"partnerships/{partnership}/funding", new { occurredOn = "2025", amountInCents = 500_000, requestId = request.StepId });

        await RefusedWithdrawal(seat, $"2 later steps rest on this one: withdraw “seat exercised” of 2025 ({first.StepId}) and “seat exercised” of 2026 ({second.StepId}) first.");
        await RefusedWithdrawal(request, $"A later step rests on this one: withdraw “funding granted” of 2025 ({granted.StepId}) first.");

        foreach (var step in new[] { first, second, seat, granted, request }) await Accepted($"steps/{step.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
    }

    [Fact]
    public async Task What_a_renewal_or_a_loss_did_not_bring_about_does_not_rest_on_it()
    {
        var partnership = await GivenPartnership();
        var signed = await Accepted($"partnerships/{partnership}/agreements", new { occurredOn = "2024", kind = "cooperation", purpose = "Raum" });
        var renewed = await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/renewals", new { occurredOn = "2025" });
        await Accepted($"partnerships/{partnership}/agreements/{signed.StepId}/amendments", new { occurredOn = "2025", what = "mehr Zeit" });
        var seat = await Accepted($"partnerships/{partnership}/seats", new { occurredOn = "2024", body = "Beirat", seats = 1, right = "vote" });
        var lost = await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/withdrawal", new { occurredOn = "2026" }, "*");
        await Accepted($"partnerships/{partnership}/seats/{seat.StepId}/exercises", new { occurredOn = "2025" });

        foreach (var step in new[] { renewed, lost }) await Accepted($"steps/{step.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
    }

    [Fact]
    public async Task The_step_that_began_a_history_cannot_be_withdrawn()
    {
        var partnership = await GivenPartnership();
        var opening = (await Get($"partnerships/{partnership}/history")).Json["items"]![0]!["stepId"]!.GetValue<Guid>();

        await Refused($"steps/{opening}/withdrawal", new { reason = "Irrtum" }, "Every other step rests on this one: correct it instead of withdrawing it.", "*");
    }

    [Fact]
    public async Task A_version_that_is_no_longer_the_last_is_stale()
    {
        var partnership = await GivenPartnership();
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Post($"steps/{contact.StepId}/withdrawal", new { reason = "Irrtum" }, "\"1\"")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Post($"steps/{Guid.CreateVersion7()}/withdrawal", new { reason = "Irrtum" }, "\"1\"")).Status);
    }

    private Task<Answer> RefusedWithdrawal(Answer step, string sentence) => Refused($"steps/{step.StepId}/withdrawal", new { reason = "Irrtum" }, sentence, "*");
}

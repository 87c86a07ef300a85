using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Course;

public sealed class PausingAPartnership(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_partnership_is_paused_once()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2025-03", reason = "Neuwahl des Vorstands" });

        Assert.Equal("Neuwahl des Vorstands", Assert.IsType<PartnershipPaused>((await StepsOf(partnership)).Last()).Reason);
        await Refused(
            $"partnerships/{partnership}/pauses",
            new { occurredOn = "2025-04-01", reason = "Umbau" },
            "This partnership is paused already.");
    }

    [Fact]
    public async Task A_paused_partnership_takes_steps()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2025-03", reason = "Neuwahl des Vorstands" });

        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-05-02", form = "call", direction = "mutual" });
    }

    [Fact]
    public async Task An_ended_partnership_cannot_be_paused()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2025-03-01", by = "partner", reason = "Auflösung" }, ifMatch: "\"1\"");

        await Refused(
            $"partnerships/{partnership}/pauses",
            new { occurredOn = "2025-04-01", reason = "Umbau" },
            "This partnership has ended, so there is nothing to pause.");
    }

    [Fact]
    public async Task A_pause_before_the_end_may_be_recorded_late_and_leaves_the_partnership_ended()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2025-03-01", by = "partner", reason = "Auflösung" }, ifMatch: "\"1\"");

        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2024-04-01", reason = "Umbau" });

        await Refused(
            $"partnerships/{partnership}/contacts",
            new { occurredOn = "2025-05-02", form = "call", direction = "mutual" },
            "This partnership ended on 1 March 2025: resume it first, or record what happened before.");
    }

    [Fact]
    public async Task An_earlier_pause_may_be_recorded_late_and_needs_its_own_resumption()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2024-01-01", reason = "Umbau" });
        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2024-06-01" });

        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2020-03", reason = "Pandemie" });
        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2020-09" });

        await Refused(
            $"partnerships/{partnership}/resumption",
            new { occurredOn = "2024-07-01" },
            "This partnership is neither paused nor ended, so there is nothing to resume.");
    }

    [Fact]
    public async Task A_pause_needs_a_reason()
    {
        var partnership = await GivenPartnership();

        await Refused($"partnerships/{partnership}/pauses", new { occurredOn = "2025-03", reason = " " }, "This must not be empty.");
    }
}

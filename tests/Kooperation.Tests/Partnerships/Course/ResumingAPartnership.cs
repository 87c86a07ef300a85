using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Course;

public sealed class ResumingAPartnership(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_paused_partnership_is_resumed_once()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2025-03", reason = "Neuwahl des Vorstands" });

        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2025-08-15", reason = "Neuer Vorstand" });

        Assert.Equal("Neuer Vorstand", Assert.IsType<PartnershipResumed>((await StepsOf(partnership)).Last()).Reason);
        await Refused(
            $"partnerships/{partnership}/resumption",
            new { occurredOn = "2025-09-01" },
            "This partnership is neither paused nor ended, so there is nothing to resume.");
        await Refused(
            $"partnerships/{partnership}/resumption",
            new { occurredOn = "2025-06" },
            "This partnership has been resumed already.");
    }

    [Fact]
    public async Task A_running_partnership_cannot_be_resumed()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/resumption",
            new { occurredOn = "2025-09-01" },
            "This partnership is neither paused nor ended, so there is nothing to resume.");
    }

    [Fact]
    public async Task A_partnership_cannot_be_resumed_before_it_was_paused()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2025-03", reason = "Neuwahl des Vorstands" });

        await Refused(
            $"partnerships/{partnership}/resumption",
            new { occurredOn = "2025-02-28" },
            "This follows from what happened in March 2025 and cannot have happened before, on 28 February 2025.");
    }

    [Fact]
    public async Task A_resumption_within_the_year_of_the_pause_follows_it()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2025-03-10", reason = "Umbau" });

        await Accepted($"partnerships/{partnership}/resumption", new { occurredOn = "2025" });

        await Accepted($"partnerships/{partnership}/pauses", new { occurredOn = "2026-01-10", reason = "Umbau" });
    }
}

using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Conflicts;

public sealed class SettlingAConflict(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_conflict_is_raised_and_resolved_once()
    {
        var partnership = await GivenPartnership();

        var raised = await Accepted(
            $"partnerships/{partnership}/conflicts", new { occurredOn = "2025-02-10", by = "partner", about = "Vergabe der Räume" });
        await Accepted(
            $"partnerships/{partnership}/conflicts/{raised.StepId}/resolution", new { occurredOn = "2025-03", outcome = "Neuer Belegungsplan" });

        var steps = await StepsOf(partnership);
        var conflict = Assert.IsType<ConflictRaised>(steps[^2]);
        Assert.Equal((raised.StepId, Side.Partner, "Vergabe der Räume"), (conflict.ConflictId, conflict.By, conflict.About));
        var resolved = Assert.IsType<ConflictResolved>(steps[^1]);
        Assert.Equal((raised.StepId, "Neuer Belegungsplan"), (resolved.ConflictId, resolved.Outcome));
        await Refused(
            $"partnerships/{partnership}/conflicts/{raised.StepId}/resolution",
            new { occurredOn = "2025-04-01" },
            "This conflict has been resolved already.");
    }

    [Fact]
    public async Task A_conflict_that_was_never_raised_cannot_be_resolved()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/conflicts/{Guid.CreateVersion7()}/resolution",
            new { occurredOn = "2025-04-01" },
            "This conflict was never raised.");
    }

    [Fact]
    public async Task A_conflict_of_another_partnership_cannot_be_resolved_here()
    {
        var raised = await Accepted(
            $"partnerships/{await GivenPartnership("Chor e. V.")}/conflicts",
            new { occurredOn = "2025-02-10", by = "partner", about = "Vergabe der Räume" });

        await Refused(
            $"partnerships/{await GivenPartnership()}/conflicts/{raised.StepId}/resolution",
            new { occurredOn = "2025-04-01" },
            "This conflict was never raised.");
    }

    [Fact]
    public async Task A_conflict_cannot_be_resolved_before_it_was_raised()
    {
        var partnership = await GivenPartnership();
        var raised = await Accepted(
            $"partnerships/{partnership}/conflicts", new { occurredOn = "2025-02-10", by = "municipality", about = "Vergabe der Räume" });

        await Refused(
            $"partnerships/{partnership}/conflicts/{raised.StepId}/resolution",
            new { occurredOn = "2024" },
            "This follows from what happened on 10 February 2025 and cannot have happened before, in 2024.");
    }

    [Fact]
    public async Task A_conflict_is_about_something()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/conflicts", new { occurredOn = "2025-02-10", by = "partner", about = "" }, "This must not be empty.");
    }
}

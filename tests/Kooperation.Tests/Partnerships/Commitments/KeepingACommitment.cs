using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Commitments;

public sealed class KeepingACommitment(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_commitment_is_kept_once()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted(
            $"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-01", by = "municipality", what = "Raum im Rathaus", due = "2026-06" });

        await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2026-05-30" });

        Assert.Equal(made.StepId, Assert.IsType<CommitmentKept>((await StepsOf(partnership)).Last()).CommitmentId);
        await Refused(
            $"partnerships/{partnership}/commitments/{made.StepId}/fulfilment",
            new { occurredOn = "2026-06-01" },
            "This commitment has been kept already.");
    }

    [Fact]
    public async Task A_commitment_that_was_never_made_cannot_be_kept()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/commitments/{Guid.CreateVersion7()}/fulfilment",
            new { occurredOn = "2026-05-30" },
            "This commitment was never made.");
    }

    [Fact]
    public async Task A_commitment_cannot_be_kept_before_it_was_made()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-01", by = "partner", what = "Ein Fest" });

        await Refused(
            $"partnerships/{partnership}/commitments/{made.StepId}/fulfilment",
            new { occurredOn = "2026-02" },
            "This follows from what happened on 1 March 2026 and cannot have happened before, in February 2026.");
    }
}

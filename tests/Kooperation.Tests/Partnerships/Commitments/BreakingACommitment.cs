using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Commitments;

public sealed class BreakingACommitment(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_commitment_is_broken_once()
    {
        var partnership = await GivenPartnership();
        var made = await GivenCommitment(partnership);

        await Accepted(
            $"partnerships/{partnership}/commitments/{made}/breach", new { occurredOn = "2026-05", reason = "Haushaltssperre" });

        var broken = Assert.IsType<CommitmentBroken>((await StepsOf(partnership)).Last());
        Assert.Equal((made, "Haushaltssperre"), (broken.CommitmentId, broken.Reason));
        await Refused(
            $"partnerships/{partnership}/commitments/{made}/breach",
            new { occurredOn = "2026-06-01" },
            "This commitment has been broken already.");
        await Refused(
            $"partnerships/{partnership}/commitments/{made}/fulfilment",
            new { occurredOn = "2026-06-01" },
            "This commitment has been broken already.");
    }

    [Fact]
    public async Task A_commitment_that_was_kept_cannot_be_broken()
    {
        var partnership = await GivenPartnership();
        var made = await GivenCommitment(partnership);
        await Accepted($"partnerships/{partnership}/commitments/{made}/fulfilment", new { occurredOn = "2026-05-30" });

        await Refused(
            $"partnerships/{partnership}/commitments/{made}/breach",
            new { occurredOn = "2026-06-01" },
            "This commitment has been kept already.");
    }

    [Fact]
    public async Task A_commitment_that_was_never_made_cannot_be_broken()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/commitments/{Guid.CreateVersion7()}/breach",
            new { occurredOn = "2026-06-01" },
            "This commitment was never made.");
    }

    [Fact]
    public async Task A_commitment_cannot_be_broken_before_it_was_made()
    {
        var partnership = await GivenPartnership();
        var made = await GivenCommitment(partnership);

        await Refused(
            $"partnerships/{partnership}/commitments/{made}/breach",
            new { occurredOn = "2026-02-28" },
            "This follows from what happened on 1 March 2026 and cannot have happened before, on 28 February 2026.");
    }

    [Fact]
    public async Task A_commitment_promises_something()
    {
        var partnership = await GivenPartnership();

        await Refused(
            $"partnerships/{partnership}/commitments",
            new { occurredOn = "2026-03-01", by = "municipality", what = "" },
            "This must not be empty.");
    }

    private async Task<Guid> GivenCommitment(Guid partnership) => (await Accepted(
        $"partnerships/{partnership}/commitments",
        new { occurredOn = "2026-03-01", by = "municipality", what = "Raum im Rathaus" })).StepId;
}

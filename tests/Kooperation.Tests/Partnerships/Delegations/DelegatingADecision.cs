using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.Delegations;

public sealed class DelegatingADecision(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task A_decision_is_delegated_and_the_delegation_ended_once()
    {
        var partnership = await GivenPartnership();
        var delegated = await Accepted(
            $"partnerships/{partnership}/delegations",
            new { occurredOn = "2025-01-01", scope = "Vergabe des Stadtteilfonds", limitInCents = 2_000_000L, until = "2027" });
        var delegation = Assert.IsType<DecisionDelegated>((await StepsOf(partnership)).Last());
        Assert.Equal(
            (delegated.StepId, "Vergabe des Stadtteilfonds", 2_000_000L, PartialDate.Year(2027)),
            (delegation.DelegationId, delegation.Scope, delegation.LimitInCents, delegation.Until));

        var ended = await Accepted(End(partnership, delegated.StepId), new { occurredOn = "2026-06-30", reason = "Fonds aufgelöst" }, delegated.ETag);

        Assert.Equal(delegated.StepId, Assert.IsType<DelegationEnded>((await StepsOf(partnership)).Last()).DelegationId);
        await Refused(
            End(partnership, delegated.StepId),
            new { occurredOn = "2026-07", reason = "noch einmal" },
            "This delegation has ended already.",
            ended.ETag);
    }

    [Fact]
    public async Task A_decision_that_was_never_delegated_cannot_be_taken_back()
    {
        var partnership = await GivenPartnership();

        await Refused(
            End(partnership, Guid.CreateVersion7()), new { occurredOn = "2026", reason = "?" }, "This decision was never delegated.", "\"1\"");
        Assert.Equal(428, (int)(await Post(End(partnership, Guid.CreateVersion7()), new { occurredOn = "2026", reason = "?" })).Status);
    }

    [Fact]
    public async Task A_delegation_has_a_scope_a_limit_above_zero_and_an_end_after_its_beginning()
    {
        var partnership = await GivenPartnership();
        var delegations = $"partnerships/{partnership}/delegations";

        await Refused(delegations, new { occurredOn = "2025", scope = " " }, "This must not be empty.");
        await Refused(delegations, new { occurredOn = "2025", scope = "Fonds", limitInCents = 0 }, "An amount must be more than zero.");
        await Refused(delegations, new { occurredOn = "2025", scope = "Fonds", until = "2024" }, "A period cannot end before it begins.");
    }

    [Fact]
    public async Task A_delegation_cannot_end_before_it_began_nor_without_a_reason()
    {
        var partnership = await GivenPartnership();
        var delegated = await Accepted($"partnerships/{partnership}/delegations", new { occurredOn = "2025", scope = "Fonds" });

        await Refused(
            End(partnership, delegated.StepId),
            new { occurredOn = "2024", reason = "Fonds aufgelöst" },
            "This follows from what happened in 2025 and cannot have happened before, in 2024.",
            delegated.ETag);
        await Refused(End(partnership, delegated.StepId), new { occurredOn = "2026", reason = "" }, "This must not be empty.", delegated.ETag);
    }

    private static string End(Guid partnership, Guid delegation) => $"partnerships/{partnership}/delegations/{delegation}/end";
}

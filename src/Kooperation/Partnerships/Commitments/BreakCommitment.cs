using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Commitments;

/// <summary>A promise was broken for good.</summary>
public sealed record BreakCommitment(string? Reason = null) : PartnershipCommand;

public static class BreakCommitmentEndpoint
{
    public static void MapBreakCommitment(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<BreakCommitment, Partnership>("commitments/{about:guid}/breach", Decide);

    public static Decision Decide(Guid commitmentId, BreakCommitment command, Partnership partnership)
    {
        if (CommitmentRules.RefusesToSettle(commitmentId, command.OccurredOn, partnership) is { } refusal) return refusal;

        return command.Tell(new CommitmentBroken(commitmentId, command.Reason));
    }
}

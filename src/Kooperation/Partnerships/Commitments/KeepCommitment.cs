using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Commitments;

/// <summary>A promise was kept.</summary>
public sealed record KeepCommitment : PartnershipCommand;

public static class KeepCommitmentEndpoint
{
    public static void MapKeepCommitment(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<KeepCommitment, Partnership>("commitments/{about:guid}/fulfilment", Decide);

    public static Decision Decide(Guid commitmentId, KeepCommitment command, Partnership partnership)
    {
        if (CommitmentRules.RefusesToSettle(commitmentId, command.OccurredOn, partnership) is { } refusal) return refusal;

        return command.Tell(new CommitmentKept(commitmentId));
    }
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Commitments;

/// <summary>One side promises something.</summary>
public sealed record MakeCommitment(Side By, string What, PartialDate Due = default) : PartnershipCommand;

public static class MakeCommitmentEndpoint
{
    public static void MapMakeCommitment(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<MakeCommitment, Partnership>("commitments", Decide);

    public static Decision Decide(MakeCommitment command, Partnership partnership, Guid commitmentId) =>
        command.Tell(new CommitmentMade(commitmentId, command.By, command.What, command.Due));
}

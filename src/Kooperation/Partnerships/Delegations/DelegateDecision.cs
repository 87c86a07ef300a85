using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Delegations;

/// <summary>The partner is to decide something itself, within a scope and a limit.</summary>
/// <param name="LimitInCents">Up to which sum, in euro cents; null where the limit is none of money.</param>
/// <param name="Until">The last day on which it holds; null where it has none.</param>
public sealed record DelegateDecision(string Scope, long? LimitInCents = null, PartialDate Until = default) : PartnershipCommand;

public static class DelegateDecisionEndpoint
{
    public static void MapDelegateDecision(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<DelegateDecision, Partnership>("delegations", Decide);

    public static Decision Decide(DelegateDecision command, Partnership partnership, Guid delegationId) =>
        command.Tell(new DecisionDelegated(delegationId, command.Scope, command.LimitInCents, command.Until));
}

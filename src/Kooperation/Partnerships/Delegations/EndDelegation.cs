using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Delegations;

/// <summary>A delegation ends before its day.</summary>
public sealed record EndDelegation(string Reason) : PartnershipCommand;

public static class EndDelegationEndpoint
{
    public static void MapEndDelegation(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<EndDelegation, Partnership>("delegations/{about:guid}/end", Decide, Precondition.Required);

    public static Decision Decide(Guid delegationId, EndDelegation command, Partnership partnership)
    {
        if (partnership.Find<DecisionDelegated>(delegationId) is not { } delegated) return NeverDelegated;
        if (partnership.Find<DelegationEnded>(delegationId) is not null) return AlreadyEnded;
        if (Chronology.Refuses(command.OccurredOn, delegated) is { } refusal) return refusal;

        return command.Tell(new DelegationEnded(delegationId, command.Reason));
    }

    private static readonly Refusal NeverDelegated = Refusal.Of(
        "delegation-unknown", "This decision was never delegated.", "Diese Entscheidung wurde nie übertragen.");

    private static readonly Refusal AlreadyEnded = Refusal.Of(
        "delegation-ended", "This delegation has ended already.", "Diese Übertragung ist schon beendet.");
}

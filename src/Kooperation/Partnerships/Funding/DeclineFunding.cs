using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Funding;

/// <summary>The municipality refuses money.</summary>
/// <param name="AdviceGiven">What the partner was advised to do next.</param>
public sealed record DeclineFunding(string Reason, string? AdviceGiven = null) : PartnershipCommand;

public static class DeclineFundingEndpoint
{
    public static void MapDeclineFunding(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<DeclineFunding, Partnership>("funding/requests/{about:guid}/refusal", Decide);

    public static Decision Decide(Guid requestId, DeclineFunding command, Partnership partnership)
    {
        if (FundingRules.RefusesToDecide(requestId, command.OccurredOn, partnership) is { } refusal) return refusal;

        return command.Tell(new FundingDeclined(requestId, command.Reason, command.AdviceGiven));
    }
}

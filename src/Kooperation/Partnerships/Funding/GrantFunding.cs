using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Funding;

/// <summary>The municipality grants money.</summary>
/// <param name="AmountInCents">Euro cents, positive.</param>
/// <param name="RequestId">The request that is granted; absent where nobody asked.</param>
/// <param name="Kind">Absent where the source does not say.</param>
/// <param name="Term">The period in which the money may be used; where absent, open.</param>
/// <param name="DecidedBy">The body or office that decided, never a person.</param>
public sealed record GrantFunding(
    long AmountInCents,
    Guid? RequestId = null,
    FundingKind? Kind = null,
    string? Programme = null,
    string? Purpose = null,
    Term? Term = null,
    IReadOnlyList<string>? JointGoals = null,
    string? DecidedBy = null) : PartnershipCommand;

public static class GrantFundingEndpoint
{
    public static void MapGrantFunding(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<GrantFunding, Partnership>("funding", Decide);

    public static Decision Decide(GrantFunding command, Partnership partnership, Guid fundingId)
    {
        if (command.RequestId is { } requestId
            && FundingRules.RefusesToDecide(requestId, command.OccurredOn, partnership, "/requestId") is { } refusal)
        {
            return refusal;
        }

        return command.Tell(new FundingGranted(
            fundingId,
            command.RequestId,
            command.Kind,
            command.Programme,
            command.Purpose,
            command.AmountInCents,
            command.Term ?? Term.Open,
            command.JointGoals ?? [],
            command.DecidedBy));
    }
}

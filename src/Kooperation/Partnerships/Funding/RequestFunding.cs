using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Funding;

/// <summary>The partner asks for money.</summary>
/// <param name="AmountInCents">Euro cents; absent where no sum was named.</param>
/// <param name="MunicipalityIsApplicant">Whether the municipality applied together with the partner at somebody else's.</param>
public sealed record RequestFunding(
    string? Programme = null,
    string? Purpose = null,
    long? AmountInCents = null,
    bool MunicipalityIsApplicant = false) : PartnershipCommand;

public static class RequestFundingEndpoint
{
    public static void MapRequestFunding(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<RequestFunding, Partnership>("funding/requests", Decide);

    public static Decision Decide(RequestFunding command, Partnership partnership, Guid requestId) =>
        command.Tell(new FundingRequested(
            requestId, command.Programme, command.Purpose, command.AmountInCents, command.MunicipalityIsApplicant));
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Expertise;

/// <summary>The municipality asked for and got the partner's expertise; say in which field of action or office.</summary>
public sealed record ContributeExpertise(string What) : PartnershipCommand;

public static class ContributeExpertiseEndpoint
{
    public static void MapContributeExpertise(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<ContributeExpertise, Partnership>("expertise", Decide);

    public static Decision Decide(ContributeExpertise command, Partnership partnership) =>
        command.Tell(new ExpertiseContributed(command.What));
}

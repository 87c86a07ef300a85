using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>Both sides put in staff or budget.</summary>
public sealed record ShareResources(string What) : PartnershipCommand;

public static class ShareResourcesEndpoint
{
    public static void MapShareResources(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStep<ShareResources, Partnership>("resources", Decide);

    public static Decision Decide(ShareResources command, Partnership partnership) =>
        command.Tell(new ResourcesShared(command.What));
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>Both sides divide a piece of work between them.</summary>
public sealed record ShareTasks(string What) : PartnershipCommand;

public static class ShareTasksEndpoint
{
    public static void MapShareTasks(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStep<ShareTasks, Partnership>("tasks", Decide);

    public static Decision Decide(ShareTasks command, Partnership partnership) =>
        command.Tell(new TasksShared(command.What));
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>The municipality hands a task over to the partner for good.</summary>
/// <param name="DecidedBy">The body or office that decided it, never a person.</param>
public sealed record TransferTask(string Task, string? DecidedBy = null) : PartnershipCommand;

public static class TransferTaskEndpoint
{
    public static void MapTransferTask(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStep<TransferTask, Partnership>("transferred-tasks", Decide);

    public static Decision Decide(TransferTask command, Partnership partnership, Guid taskId) =>
        command.Tell(new TaskTransferred(taskId, command.Task, command.DecidedBy));
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>A transferred task goes back to the municipality.</summary>
public sealed record ReturnTask(string Reason) : PartnershipCommand;

public static class ReturnTaskEndpoint
{
    public static void MapReturnTask(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStepAbout<ReturnTask, Partnership>("transferred-tasks/{about:guid}/return", Decide, Precondition.Required);

    public static Decision Decide(Guid taskId, ReturnTask command, Partnership partnership)
    {
        if (partnership.Find<TaskTransferred>(taskId) is not { } transferred) return NeverTransferred;
        if (partnership.Find<TaskReturned>(taskId) is not null) return AlreadyReturned;
        if (Chronology.Refuses(command.OccurredOn, transferred) is { } refusal) return refusal;

        return command.Tell(new TaskReturned(taskId, command.Reason));
    }

    private static readonly Refusal NeverTransferred = Refusal.Of(
        "task-unknown", "This task was never transferred.", "Diese Aufgabe wurde nie übertragen.");

    private static readonly Refusal AlreadyReturned = Refusal.Of(
        "task-returned", "This task has been returned already.", "Diese Aufgabe wurde schon zurückgegeben.");
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>Both sides complete a measure.</summary>
/// <param name="MeasureId">The measure, where it is recorded.</param>
public sealed record CompleteJointMeasure(string Title, Guid? MeasureId = null, string? Result = null) : PartnershipCommand;

public static class CompleteJointMeasureEndpoint
{
    public static void MapCompleteJointMeasure(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStep<CompleteJointMeasure, Partnership>("measures", Decide);

    public static Decision Decide(CompleteJointMeasure command, Partnership partnership) =>
        command.Tell(new JointMeasureCompleted(command.MeasureId, command.Title, command.Result));
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>Both sides complete a measure: one that is not recorded here; any other is completed there.</summary>
public sealed record CompleteJointMeasure(string Title, string? Result = null) : PartnershipCommand;

public static class CompleteJointMeasureEndpoint
{
    public static void MapCompleteJointMeasure(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStep<CompleteJointMeasure, Partnership>("measures", Decide);

    public static Decision Decide(CompleteJointMeasure command, Partnership partnership) =>
        command.Tell(new JointMeasureCompleted(null, command.Title, command.Result));
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>Both sides evaluate what they did; a measure that is recorded here is evaluated there.</summary>
public sealed record HoldJointEvaluation(string? Result = null) : PartnershipCommand;

public static class HoldJointEvaluationEndpoint
{
    public static void MapHoldJointEvaluation(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStep<HoldJointEvaluation, Partnership>("evaluations", Decide);

    public static Decision Decide(HoldJointEvaluation command, Partnership partnership) =>
        command.Tell(new JointEvaluationHeld(null, command.Result));
}

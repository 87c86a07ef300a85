using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Measures.Course;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Milestones;

/// <summary>A part of a measure is named that can be seen to be done.</summary>
/// <param name="DueOn">When it is to be reached.</param>
/// <param name="Weight">More than zero; 1 where absent. Another weight has a reason.</param>
public sealed record PlanMilestone(string Title, PartialDate DueOn = default, Quantity? Weight = null, string? WeightReason = null) : StrategyCommand;

public static class PlanMilestoneEndpoint
{
    public static void MapPlanMilestone(this IEndpointRouteBuilder measure) => measure.MapStep<PlanMilestone, Measure>("milestones", Decide);

    public static Decision Decide(PlanMilestone command, Measure measure, Guid milestoneId) =>
        CourseRules.RefusesAfterCompletion(command.OccurredOn, measure) is { } refusal
            ? refusal
            : command.Tell(new MilestonePlanned(milestoneId, command.Title, command.DueOn, command.Weight, command.WeightReason));
}

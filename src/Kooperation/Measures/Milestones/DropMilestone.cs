using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Milestones;

/// <summary>A milestone is given up; it leaves the count.</summary>
public sealed record DropMilestone(string Reason) : StrategyCommand;

public static class DropMilestoneEndpoint
{
    public static void MapDropMilestone(this IEndpointRouteBuilder measure) =>
        measure.MapStepAbout<DropMilestone, Measure>("milestones/{about:guid}/abandonment", Decide);

    public static Decision Decide(Guid milestoneId, DropMilestone command, Measure measure) =>
        MilestoneRules.RefusesToSettle(milestoneId, command.OccurredOn, measure) is { } refusal ? refusal : command.Tell(new MilestoneDropped(milestoneId, command.Reason));
}

using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Milestones;

/// <summary>A milestone is reached.</summary>
/// <param name="Evidence">The document that shows it.</param>
public sealed record ReachMilestone(Document? Evidence = null) : StrategyCommand;

public static class ReachMilestoneEndpoint
{
    public static void MapReachMilestone(this IEndpointRouteBuilder measure) =>
        measure.MapStepAbout<ReachMilestone, Measure>("milestones/{about:guid}/attainment", Decide);

    public static Decision Decide(Guid milestoneId, ReachMilestone command, Measure measure) =>
        MilestoneRules.RefusesToSettle(milestoneId, command.OccurredOn, measure) is { } refusal ? refusal : command.Tell(new MilestoneReached(milestoneId, command.Evidence));
}

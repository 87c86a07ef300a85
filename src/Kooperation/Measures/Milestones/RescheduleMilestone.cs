using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Milestones;

/// <summary>A milestone gets another day.</summary>
/// <param name="DueOn">When it is to be reached; null takes its day away.</param>
public sealed record RescheduleMilestone(PartialDate DueOn, string Reason) : StrategyCommand;

public static class RescheduleMilestoneEndpoint
{
    public static void MapRescheduleMilestone(this IEndpointRouteBuilder measure) =>
        measure.MapStepAbout<RescheduleMilestone, Measure>("milestones/{about:guid}/schedule", Decide);

    public static Decision Decide(Guid milestoneId, RescheduleMilestone command, Measure measure) =>
        MilestoneRules.RefusesToReschedule(milestoneId, command.OccurredOn, measure) is { } refusal
            ? refusal
            : command.Tell(new MilestoneRescheduled(milestoneId, command.DueOn, command.Reason));
}

using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Goals;

/// <summary>A goal is put into other words and stays the same goal.</summary>
public sealed record RewordGoal(string Text, string? Reason = null) : StrategyCommand;

public static class RewordGoalEndpoint
{
    public static void MapRewordGoal(this IEndpointRouteBuilder strategy) =>
        strategy.MapStepAbout<RewordGoal, Strategy>("goals/{about:guid}/wording", Decide);

    public static Decision Decide(Guid goalId, RewordGoal command, Strategy strategy)
    {
        if (GoalRules.RefusesToGoOn(goalId, command.OccurredOn, strategy) is { } refusal) return refusal;

        return command.Tell(new GoalReworded(goalId, command.Text, command.Reason));
    }
}

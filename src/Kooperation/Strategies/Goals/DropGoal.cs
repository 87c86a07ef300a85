using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Goals;

/// <summary>A goal is given up. It leaves the count and stays visible, with its measures.</summary>
public sealed record DropGoal(string Reason) : StrategyCommand;

public static class DropGoalEndpoint
{
    public static void MapDropGoal(this IEndpointRouteBuilder strategy) =>
        strategy.MapStepAbout<DropGoal, Strategy>("goals/{about:guid}/abandonment", Decide, Precondition.Required);

    public static Decision Decide(Guid goalId, DropGoal command, Strategy strategy)
    {
        if (strategy.Find<GoalDropped>(goalId) is not null) return AlreadyDropped;
        if (GoalRules.RefusesToGoOn(goalId, command.OccurredOn, strategy) is { } refusal) return refusal;

        return command.Tell(new GoalDropped(goalId, command.Reason));
    }

    private static readonly Refusal AlreadyDropped = Refusal.Of(
        "goal-dropped", "This goal has been dropped already.", "Dieses Ziel wurde schon aufgegeben.");
}

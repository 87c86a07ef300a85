namespace Kooperation.Strategies.Goals;

public static class GoalsModule
{
    public static void MapGoals(this IEndpointRouteBuilder strategy)
    {
        strategy.MapSetGoal();
        strategy.MapRewordGoal();
        strategy.MapDropGoal();
    }
}

namespace Kooperation.Strategies.StatusLabels;

public static class StatusLabelsModule
{
    public static void MapStatusLabels(this IEndpointRouteBuilder strategy) => strategy.MapSetStatusLabels();
}

namespace Kooperation.Strategies.Weights;

public static class WeightsModule
{
    public static void MapWeights(this IEndpointRouteBuilder strategy) => strategy.MapSetWeight();
}

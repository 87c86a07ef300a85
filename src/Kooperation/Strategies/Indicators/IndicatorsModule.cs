namespace Kooperation.Strategies.Indicators;

public static class IndicatorsModule
{
    public static void MapIndicators(this IEndpointRouteBuilder strategy)
    {
        strategy.MapDefineIndicator();
        strategy.MapMeasureIndicator();
    }
}

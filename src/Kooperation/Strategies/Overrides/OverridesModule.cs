namespace Kooperation.Strategies.Overrides;

public static class OverridesModule
{
    public static void MapOverrides(this IEndpointRouteBuilder strategy)
    {
        strategy.MapOverrideProgress();
        strategy.MapLiftOverride();
    }
}

using Kooperation.Platform.Log;

namespace Kooperation.Steps;

public static class StepsModule
{
    public static void MapSteps(this IEndpointRouteBuilder municipality)
    {
        var steps = municipality.MapGroup("steps").WithTags("Steps");
        municipality.MapListHistory(municipality.ServiceProvider.GetRequiredService<LogPages>());
        steps.MapReadStep();
        steps.MapCorrectStep();
        steps.MapWithdrawStep();
    }
}

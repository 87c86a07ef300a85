namespace Kooperation.Steps;

public static class StepsModule
{
    public static void AddSteps(this IServiceCollection services) => services.AddSingleton<HistoryTeller>();

    public static void MapSteps(this IEndpointRouteBuilder municipality)
    {
        var steps = municipality.MapGroup("steps").WithTags("Steps");
        municipality.MapListHistory();
        steps.MapReadStep();
        steps.MapCorrectStep();
        steps.MapWithdrawStep();
    }
}

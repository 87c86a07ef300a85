namespace Kooperation.Strategies.FieldsOfAction;

public static class FieldsOfActionModule
{
    public static void MapFieldsOfAction(this IEndpointRouteBuilder strategy) => strategy.MapAddFieldOfAction();
}

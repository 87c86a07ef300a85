namespace Kooperation.Partnerships.Support;

public static class SupportModule
{
    public static void MapSupport(this IEndpointRouteBuilder partnership) => partnership.MapProvideSupport();
}

namespace Kooperation.Partnerships.Expertise;

public static class ExpertiseModule
{
    public static void MapExpertise(this IEndpointRouteBuilder partnership) => partnership.MapContributeExpertise();
}

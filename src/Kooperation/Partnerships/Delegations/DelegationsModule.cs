namespace Kooperation.Partnerships.Delegations;

public static class DelegationsModule
{
    public static void MapDelegations(this IEndpointRouteBuilder partnership)
    {
        partnership.MapDelegateDecision();
        partnership.MapEndDelegation();
    }
}

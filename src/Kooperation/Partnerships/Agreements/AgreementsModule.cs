namespace Kooperation.Partnerships.Agreements;

public static class AgreementsModule
{
    public static void MapAgreements(this IEndpointRouteBuilder partnership)
    {
        partnership.MapSignAgreement();
        partnership.MapAmendAgreement();
        partnership.MapRenewAgreement();
        partnership.MapTerminateAgreement();
    }
}

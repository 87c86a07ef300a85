namespace Kooperation.Partnerships.Funding;

public static class FundingModule
{
    public static void MapFunding(this IEndpointRouteBuilder partnership)
    {
        partnership.MapRequestFunding();
        partnership.MapGrantFunding();
        partnership.MapDeclineFunding();
        partnership.MapAcceptProofOfUse();
    }
}

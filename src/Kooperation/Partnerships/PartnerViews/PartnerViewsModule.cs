namespace Kooperation.Partnerships.PartnerViews;

public static class PartnerViewsModule
{
    public static void MapPartnerViews(this IEndpointRouteBuilder partnership) => partnership.MapSubmitPartnerView();
}

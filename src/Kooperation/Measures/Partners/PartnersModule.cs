namespace Kooperation.Measures.Partners;

public static class PartnersModule
{
    public static void MapPartners(this IEndpointRouteBuilder measure) => measure.MapInvolvePartner();
}

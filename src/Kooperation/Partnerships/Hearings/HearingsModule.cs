namespace Kooperation.Partnerships.Hearings;

public static class HearingsModule
{
    public static void MapHearings(this IEndpointRouteBuilder partnership)
    {
        partnership.MapHoldHearing();
        partnership.MapAnswerHearing();
    }
}

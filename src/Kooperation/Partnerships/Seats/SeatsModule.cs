namespace Kooperation.Partnerships.Seats;

public static class SeatsModule
{
    public static void MapSeats(this IEndpointRouteBuilder partnership)
    {
        partnership.MapGrantSeat();
        partnership.MapExerciseSeat();
        partnership.MapWithdrawSeat();
    }
}

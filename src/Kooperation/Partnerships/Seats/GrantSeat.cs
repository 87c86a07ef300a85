using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Seats;

/// <summary>The partner gets seats in a body.</summary>
/// <param name="Seats">How many seats the partner gets.</param>
/// <param name="SeatsInBody">How many seats the body has; null where unknown.</param>
public sealed record GrantSeat(string Body, int Seats, SeatRight Right, int? SeatsInBody = null) : PartnershipCommand;

public static class GrantSeatEndpoint
{
    public static void MapGrantSeat(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<GrantSeat, Partnership>("seats", Decide);

    public static Decision Decide(GrantSeat command, Partnership partnership, Guid seatId) =>
        command.Tell(new SeatGranted(seatId, command.Body, command.Seats, command.SeatsInBody, command.Right));
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Seats;

/// <summary>The partner loses or gives up its seat.</summary>
public sealed record WithdrawSeat(string? Reason = null) : PartnershipCommand;

public static class WithdrawSeatEndpoint
{
    public static void MapWithdrawSeat(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<WithdrawSeat, Partnership>("seats/{about:guid}/withdrawal", Decide, Precondition.Required);

    public static Decision Decide(Guid seatId, WithdrawSeat command, Partnership partnership)
    {
        if (partnership.Find<SeatGranted>(seatId) is not { } granted) return SeatRules.NeverGranted;
        if (partnership.Find<SeatWithdrawn>(seatId) is not null) return AlreadyWithdrawn;
        if (Chronology.Refuses(command.OccurredOn, granted) is { } refusal) return refusal;
        if (partnership.Marks.Find(mark => mark.About == seatId && mark.Is<SeatExercised>() && command.OccurredOn.Latest < mark.OccurredOn.Earliest) is { } used)
        {
            return UsedLater(used.OccurredOn);
        }

        return command.Tell(new SeatWithdrawn(seatId, command.Reason));
    }

    private static Refusal UsedLater(PartialDate on) => Refusal.Of(
        "seat-used-later",
        $"The seat was used {on.On().English} and cannot have been withdrawn before that.",
        $"Der Sitz wurde {on.On().German} ausgeübt und kann nicht davor weggefallen sein.",
        "/occurredOn");

    private static readonly Refusal AlreadyWithdrawn = Refusal.Of(
        "seat-withdrawn", "This seat has been withdrawn already.", "Dieser Sitz ist schon weggefallen.");
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Seats;

/// <summary>The partner uses its seat: comes, speaks, votes.</summary>
public sealed record ExerciseSeat(string? Session = null) : PartnershipCommand;

public static class ExerciseSeatEndpoint
{
    public static void MapExerciseSeat(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<ExerciseSeat, Partnership>("seats/{about:guid}/exercises", Decide);

    public static Decision Decide(Guid seatId, ExerciseSeat command, Partnership partnership)
    {
        if (partnership.Find<SeatGranted>(seatId) is not { } granted) return SeatRules.NeverGranted;
        if (Chronology.Refuses(command.OccurredOn, granted) is { } refusal) return refusal;

        // On the last day itself the seat could still be used; where either day is unknown, nobody can say that it was.
        if (partnership.Find<SeatWithdrawn>(seatId) is { } withdrawn && !(command.OccurredOn.Latest <= withdrawn.OccurredOn.Latest))
        {
            return Withdrawn(withdrawn.OccurredOn);
        }

        return command.Tell(new SeatExercised(seatId, command.Session));
    }

    private static Refusal Withdrawn(PartialDate on) => on.IsKnown
        ? Refusal.Of(
            "seat-withdrawn",
            $"This seat was withdrawn {on.On().English}: only what happened until then can still be recorded.",
            $"Dieser Sitz ist {on.On().German} weggefallen: Erfasst werden kann nur noch, was bis dahin geschah.",
            "/occurredOn")
        : Refusal.Of("seat-withdrawn", "This seat was withdrawn, nobody knows when.", "Dieser Sitz ist weggefallen, niemand weiß wann.");
}

using Kooperation.Domain.Language;

namespace Kooperation.Partnerships.Seats;

/// <summary>What holds for a seat whether it is used or lost.</summary>
internal static class SeatRules
{
    public static readonly Refusal NeverGranted = Refusal.Of(
        "seat-unknown", "This seat was never granted.", "Dieser Sitz wurde nie vergeben.");
}

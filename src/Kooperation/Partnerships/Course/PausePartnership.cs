using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Course;

/// <summary>The relation is paused for a while.</summary>
public sealed record PausePartnership(string Reason) : PartnershipCommand;

public static class PausePartnershipEndpoint
{
    public static void MapPausePartnership(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<PausePartnership, Partnership>("pauses", Decide);

    public static Decision Decide(PausePartnership command, Partnership partnership)
    {
        var before = partnership.Course.Before(command.OccurredOn);
        if (before is not null && before.Is<PartnershipPaused>()) return AlreadyPaused;
        if (before is not null && before.Is<PartnershipEnded>()) return Ended;

        return command.Tell(new PartnershipPaused(command.Reason));
    }

    private static readonly Refusal AlreadyPaused = Refusal.Of(
        "partnership-paused", "This partnership is paused already.", "Diese Partnerschaft pausiert schon.");

    private static readonly Refusal Ended = Refusal.Of(
        "partnership-ended",
        "This partnership has ended, so there is nothing to pause.",
        "Diese Partnerschaft ist beendet und kann nicht pausieren.");
}

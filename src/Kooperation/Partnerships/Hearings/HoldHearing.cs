using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Hearings;

/// <summary>The partner is heard before a decision.</summary>
/// <param name="Decision">What was to be decided.</param>
/// <param name="FeedbackGivenOn">When the municipality said what became of the input; null where it has not.</param>
public sealed record HoldHearing(string Decision, string? Input = null, PartialDate FeedbackGivenOn = default) : PartnershipCommand;

public static class HoldHearingEndpoint
{
    public static void MapHoldHearing(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<HoldHearing, Partnership>("hearings", Decide);

    public static Decision Decide(HoldHearing command, Partnership partnership, Guid hearingId) =>
        command.Tell(new HearingHeld(hearingId, command.Decision, command.Input, command.FeedbackGivenOn));
}

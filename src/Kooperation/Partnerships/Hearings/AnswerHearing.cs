using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Hearings;

/// <summary>The municipality tells the partner what became of its input.</summary>
public sealed record AnswerHearing(string? Answer = null) : PartnershipCommand;

public static class AnswerHearingEndpoint
{
    public static void MapAnswerHearing(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<AnswerHearing, Partnership>("hearings/{about:guid}/answer", Decide);

    public static Decision Decide(Guid hearingId, AnswerHearing command, Partnership partnership)
    {
        if (partnership.Find<HearingHeld>(hearingId) is not { } held) return NeverHeld;
        if (held.Settled) return FeedbackGiven;
        if (partnership.Find<HearingAnswered>(hearingId) is not null) return AlreadyAnswered;
        if (Chronology.Refuses(command.OccurredOn, held) is { } refusal) return refusal;

        return command.Tell(new HearingAnswered(hearingId, command.Answer));
    }

    private static readonly Refusal NeverHeld = Refusal.Of(
        "hearing-unknown", "This hearing was never held.", "Diese Anhörung hat nie stattgefunden.");

    private static readonly Refusal FeedbackGiven = Refusal.Of(
        "hearing-answered",
        "The record of this hearing says already when feedback was given: correct that step if it is wrong.",
        "Zu dieser Anhörung ist schon erfasst, wann Rückmeldung gegeben wurde: Bitte jenen Schritt berichtigen, falls das nicht stimmt.");

    private static readonly Refusal AlreadyAnswered = Refusal.Of(
        "hearing-answered", "This hearing has been answered already.", "Diese Anhörung wurde schon beantwortet.");
}

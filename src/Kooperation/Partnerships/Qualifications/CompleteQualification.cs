using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Qualifications;

/// <summary>A qualification took place to its end, whether or not the offer was answered before.</summary>
/// <param name="Participants">How many people; null where nobody counted.</param>
/// <param name="ValidUntil">The last day of a certificate's validity; null where there is none.</param>
public sealed record CompleteQualification(int? Participants = null, string? Outcome = null, PartialDate ValidUntil = default) : PartnershipCommand;

public static class CompleteQualificationEndpoint
{
    public static void MapCompleteQualification(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<CompleteQualification, Partnership>("qualifications/{about:guid}/completion", Decide);

    public static Decision Decide(Guid offerId, CompleteQualification command, Partnership partnership)
    {
        if (QualificationRules.RefusesToComplete(offerId, command.OccurredOn, partnership) is { } refusal) return refusal;

        return command.Tell(new QualificationCompleted(offerId, command.Participants, command.Outcome, command.ValidUntil));
    }
}

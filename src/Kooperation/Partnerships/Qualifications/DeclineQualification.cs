using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Qualifications;

/// <summary>An offer is turned down.</summary>
public sealed record DeclineQualification(string? Reason = null) : PartnershipCommand;

public static class DeclineQualificationEndpoint
{
    public static void MapDeclineQualification(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<DeclineQualification, Partnership>("qualifications/{about:guid}/refusal", Decide);

    public static Decision Decide(Guid offerId, DeclineQualification command, Partnership partnership)
    {
        if (QualificationRules.RefusesToDecline(offerId, command.OccurredOn, partnership) is { } refusal) return refusal;

        return command.Tell(new QualificationDeclined(offerId, command.Reason));
    }
}

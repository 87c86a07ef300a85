using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Qualifications;

/// <summary>An offer is taken up.</summary>
public sealed record AcceptQualification : PartnershipCommand;

public static class AcceptQualificationEndpoint
{
    public static void MapAcceptQualification(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<AcceptQualification, Partnership>("qualifications/{about:guid}/acceptance", Decide);

    public static Decision Decide(Guid offerId, AcceptQualification command, Partnership partnership)
    {
        if (QualificationRules.RefusesToAccept(offerId, command.OccurredOn, partnership) is { } refusal) return refusal;

        return command.Tell(new QualificationAccepted(offerId));
    }
}

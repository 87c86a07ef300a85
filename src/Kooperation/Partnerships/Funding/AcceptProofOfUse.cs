using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Funding;

/// <summary>The proof of how the money was used is accepted.</summary>
public sealed record AcceptProofOfUse : PartnershipCommand;

public static class AcceptProofOfUseEndpoint
{
    public static void MapAcceptProofOfUse(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<AcceptProofOfUse, Partnership>("funding/{about:guid}/proof-of-use", Decide);

    public static Decision Decide(Guid fundingId, AcceptProofOfUse command, Partnership partnership)
    {
        if (partnership.Find<FundingGranted>(fundingId) is not { } granted) return Unknown;
        if (partnership.Find<ProofOfUseAccepted>(fundingId) is not null) return AlreadyAccepted;
        if (Chronology.Refuses(command.OccurredOn, granted) is { } refusal) return refusal;

        return command.Tell(new ProofOfUseAccepted(fundingId));
    }

    private static readonly Refusal Unknown = Refusal.Of(
        "funding-unknown", "This funding was never granted.", "Diese Förderung wurde nie bewilligt.");

    private static readonly Refusal AlreadyAccepted = Refusal.Of(
        "proof-of-use-accepted",
        "The proof of use of this funding has been accepted already.",
        "Der Verwendungsnachweis dieser Förderung wurde schon anerkannt.");
}

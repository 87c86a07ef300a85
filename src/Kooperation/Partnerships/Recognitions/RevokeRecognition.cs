using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Recognitions;

/// <summary>A recognition ends.</summary>
public sealed record RevokeRecognition(string Reason) : PartnershipCommand;

public static class RevokeRecognitionEndpoint
{
    public static void MapRevokeRecognition(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<RevokeRecognition, Partnership>("recognitions/{about:guid}/revocation", Decide, Precondition.Required);

    public static Decision Decide(Guid recognitionId, RevokeRecognition command, Partnership partnership)
    {
        if (partnership.Find<RecognitionGranted>(recognitionId) is not { } granted) return Unknown;
        if (partnership.Find<RecognitionRevoked>(recognitionId) is not null) return AlreadyRevoked;
        if (Chronology.Refuses(command.OccurredOn, granted) is { } refusal) return refusal;

        return command.Tell(new RecognitionRevoked(recognitionId, command.Reason));
    }

    private static readonly Refusal Unknown = Refusal.Of(
        "recognition-unknown", "This recognition was never granted.", "Diese Anerkennung wurde nie ausgesprochen.");

    private static readonly Refusal AlreadyRevoked = Refusal.Of(
        "recognition-revoked", "This recognition has been revoked already.", "Diese Anerkennung wurde schon widerrufen.");
}

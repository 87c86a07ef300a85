using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Recognitions;

/// <summary>The municipality recognises the partner formally.</summary>
/// <param name="Title">What it is recognised as, such as "Träger der freien Jugendhilfe".</param>
/// <param name="DecidedBy">The body or office that decided, never a person.</param>
public sealed record GrantRecognition(string Title, string? DecidedBy = null) : PartnershipCommand;

public static class GrantRecognitionEndpoint
{
    public static void MapGrantRecognition(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<GrantRecognition, Partnership>("recognitions", Decide);

    public static Decision Decide(GrantRecognition command, Partnership partnership, Guid recognitionId) =>
        command.Tell(new RecognitionGranted(recognitionId, command.Title, command.DecidedBy));
}

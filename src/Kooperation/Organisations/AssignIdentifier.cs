using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>Somebody else's number for the organisation becomes known: in a register, at a funder.</summary>
/// <param name="Scheme">Whose number it is, such as "VR Hannover".</param>
/// <param name="Value">The number itself.</param>
public sealed record AssignIdentifier(string Scheme, string Value) : StepCommand;

public static class AssignIdentifierEndpoint
{
    public static void MapAssignIdentifier(this IEndpointRouteBuilder organisation) =>
        organisation.MapStep<AssignIdentifier, Organisation>("identifiers", Decide);

    public static Decision Decide(AssignIdentifier command, Organisation organisation)
    {
        var (scheme, value) = (command.Scheme.Trim(), command.Value.Trim());
        if (organisation.Identifiers.Exists(identifier => identifier.Scheme == scheme && identifier.Value == value))
        {
            return Refusal.Of(
                "identifier-known",
                "The organisation has this identifier already.",
                "Die Organisation hat diese Kennung schon.",
                "/value");
        }

        return command.Tell(new IdentifierAssigned(scheme, value));
    }
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Contacts;

/// <summary>The municipality's person hands the relation over to another.</summary>
/// <param name="To">The reference of the person who takes over.</param>
public sealed record HandOverContact(Guid To) : PartnershipCommand;

public static class HandOverContactEndpoint
{
    public static void MapHandOverContact(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<HandOverContact, Partnership>("contact-persons/{about:guid}/handover", Decide);

    public static Decision Decide(Guid person, HandOverContact command, Partnership partnership)
    {
        if (ContactPersonRules.RefusesToLeave(person, command.OccurredOn, partnership) is { } refusal) return refusal;

        return command.Tell(new ContactHandedOver(person, command.To));
    }
}

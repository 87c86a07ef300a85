using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Contacts;

/// <summary>The municipality's person leaves without anybody taking over yet.</summary>
public sealed record ReleaseContactPerson : PartnershipCommand;

public static class ReleaseContactPersonEndpoint
{
    public static void MapReleaseContactPerson(this IEndpointRouteBuilder partnership) =>
        partnership.MapStepAbout<ReleaseContactPerson, Partnership>("contact-persons/{about:guid}/release", Decide);

    public static Decision Decide(Guid person, ReleaseContactPerson command, Partnership partnership)
    {
        if (ContactPersonRules.RefusesToLeave(person, command.OccurredOn, partnership) is { } refusal) return refusal;

        return command.Tell(new ContactPersonReleased(person));
    }
}

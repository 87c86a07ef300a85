using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Contacts;

/// <summary>A person is to answer for the relation on the municipality's side.</summary>
/// <param name="Person">The reference of a person, never a name.</param>
public sealed record AssignContactPerson(Guid Person) : PartnershipCommand;

public static class AssignContactPersonEndpoint
{
    public static void MapAssignContactPerson(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<AssignContactPerson, Partnership>("contact-persons", Decide);

    public static Decision Decide(AssignContactPerson command, Partnership partnership)
    {
        if (ContactPersonRules.Answers(command.Person, command.OccurredOn, partnership)) return AlreadyAssigned;

        return command.Tell(new ContactPersonAssigned(command.Person));
    }

    private static readonly Refusal AlreadyAssigned = Refusal.Of(
        "contact-person-assigned",
        "This person answers for the partnership already.",
        "Diese Person ist schon Ansprechperson der Partnerschaft.",
        "/person");
}

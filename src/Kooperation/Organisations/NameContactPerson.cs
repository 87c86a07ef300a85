using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>The organisation names a person who speaks for it.</summary>
/// <param name="Person">A reference to the person, never a name.</param>
/// <param name="Role">What the person is in the organisation, such as "board".</param>
public sealed record NameContactPerson(Guid Person, string? Role = null) : StepCommand;

public static class NameContactPersonEndpoint
{
    public static void MapNameContactPerson(this IEndpointRouteBuilder organisation) =>
        organisation.MapRecording<NameContactPerson, Organisation>("contact-persons", (_, command, model, recording) => Tell(command, model, recording));

    public static async Task<Problem?> Tell(NameContactPerson command, Organisation organisation, Recording recording)
    {
        if (recording.Append(organisation, Decide(command, organisation)) is { } problem) return problem;

        return await recording.LoadPartnershipWith(organisation.Id) is { } partnership
            ? recording.Append(partnership, command.Tell(new PartnerContactNamed(command.Person)))
            : null;
    }

    public static Decision Decide(NameContactPerson command, Organisation organisation)
    {
        if (organisation.ContactPersons.Any(named => named.About == command.Person))
        {
            return Refusal.Of(
                "contact-person-named",
                "This person speaks for the organisation already.",
                "Diese Person spricht schon für die Organisation.",
                "/person");
        }

        return command.Tell(new ContactPersonNamed(command.Person, command.Role));
    }
}

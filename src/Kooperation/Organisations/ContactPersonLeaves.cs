using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>A person no longer speaks for the organisation.</summary>
public sealed record ContactPersonLeaves : StepCommand;

public static class ContactPersonLeavesEndpoint
{
    public static void MapContactPersonLeaves(this IEndpointRouteBuilder organisation) =>
        organisation.MapRecording<ContactPersonLeaves, Organisation>(
            "contact-persons/{about:guid}/departure",
            (http, command, model, recording) => Tell(http.RouteId("about"), command, model, recording));

    public static async Task<Problem?> Tell(Guid person, ContactPersonLeaves command, Organisation organisation, Recording recording)
    {
        if (recording.Append(organisation, Decide(person, command, organisation)) is { } problem) return problem;

        return await recording.LoadPartnershipWith(organisation.Id) is { } partnership
            ? recording.Append(partnership, command.Tell(new PartnerContactLeft(person)))
            : null;
    }

    public static Decision Decide(Guid person, ContactPersonLeaves command, Organisation organisation)
    {
        if (organisation.ContactPersons.FirstOrDefault(named => named.About == person) is not { } named)
        {
            return organisation.Find<ContactPersonLeft>(person) is null
                ? Refusal.Of("contact-person-unknown", "This person was never named.", "Diese Person wurde nie benannt.")
                : Refusal.Of("contact-person-left", "This person has left already.", "Diese Person ist schon ausgeschieden.");
        }

        if (command.OccurredOn.Latest < named.OccurredOn.Earliest)
        {
            return Refusal.Of(
                "order-of-steps",
                $"This person was named {named.OccurredOn.On().English} and cannot have left before, {command.OccurredOn.On().English}.",
                $"Diese Person wurde {named.OccurredOn.On().German} benannt und kann nicht davor, {command.OccurredOn.On().German}, ausgeschieden sein.",
                "/occurredOn");
        }

        return command.Tell(new ContactPersonLeft(person));
    }
}

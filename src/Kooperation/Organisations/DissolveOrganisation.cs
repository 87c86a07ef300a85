using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>The organisation exists no longer.</summary>
/// <param name="SuccessorId">The organisation that continues its work, where there is one.</param>
public sealed record DissolveOrganisation(Guid? SuccessorId = null) : StepCommand;

public static class DissolveOrganisationEndpoint
{
    public static void MapDissolveOrganisation(this IEndpointRouteBuilder organisation) =>
        organisation.MapRecording<DissolveOrganisation, Organisation>(
            "dissolution", (_, command, model, recording) => Tell(command, model, recording), Precondition.Required);

    public static async Task<Problem?> Tell(DissolveOrganisation command, Organisation organisation, Recording recording)
    {
        var successor = command.SuccessorId is { } id ? await recording.Reading.LoadAsync<Organisation>(id) : null;
        return recording.Append(organisation, Decide(command, organisation, successor));
    }

    public static Decision Decide(DissolveOrganisation command, Organisation organisation, Organisation? successor)
    {
        if (organisation.Find<OrganisationDissolved>(organisation.Id) is not null)
        {
            return Refusal.Of("organisation-dissolved", "The organisation has been dissolved already.", "Die Organisation ist schon aufgelöst.");
        }

        if (command.SuccessorId is { } id && organisation.RefusesSuccessor(id, successor, "/successorId") is { } refusal) return refusal;

        return command.Tell(new OrganisationDissolved(command.SuccessorId));
    }
}

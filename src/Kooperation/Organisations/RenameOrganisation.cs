using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>The organisation takes another name; it is still found by the old one.</summary>
public sealed record RenameOrganisation(string Name) : StepCommand;

public static class RenameOrganisationEndpoint
{
    public static void MapRenameOrganisation(this IEndpointRouteBuilder organisation) =>
        organisation.MapStep<RenameOrganisation, Organisation>("name", Decide);

    public static Decision Decide(RenameOrganisation command, Organisation organisation) =>
        command.Tell(new OrganisationRenamed(command.Name.Trim()));
}

using Kooperation.Domain.Organisations;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>The municipality takes an organisation into its registry.</summary>
public sealed record RegisterOrganisation(
    string Name,
    OrganisationKind Kind,
    IReadOnlyList<string>? OtherNames = null,
    string? LegalForm = null,
    IReadOnlyList<string>? FieldsOfActivity = null,
    IReadOnlyList<string>? Districts = null,
    string? Website = null,
    PartialDate FoundedOn = default) : StepCommand;

public static class RegisterOrganisationEndpoint
{
    public static void MapRegisterOrganisation(this IEndpointRouteBuilder organisations) =>
        organisations.MapRecording<RegisterOrganisation>("", (_, command, recording) => Task.FromResult(Tell(command, recording)), Precondition.None);

    public static Problem? Tell(RegisterOrganisation command, Recording recording) =>
        recording.Start<Organisation>(recording.StepId, "organisations", Decide(command));

    public static Domain.Steps.Step Decide(RegisterOrganisation command) => command.Tell(new OrganisationRegistered(
        command.Name.Trim(),
        command.OtherNames ?? [],
        command.LegalForm,
        command.Kind,
        command.FieldsOfActivity ?? [],
        command.Districts ?? [],
        command.Website,
        command.FoundedOn));
}

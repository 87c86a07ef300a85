using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>The municipality assesses whether the organisation is a migrant organisation.</summary>
/// <param name="CriteriaMet">The municipality's own criteria that it meets.</param>
public sealed record AssessMigrantOrganisationStatus(
    MigrantOrganisationStatus Status,
    IReadOnlyList<string>? CriteriaMet = null) : StepCommand;

public static class AssessMigrantOrganisationStatusEndpoint
{
    public static void MapAssessMigrantOrganisationStatus(this IEndpointRouteBuilder organisation) =>
        organisation.MapStep<AssessMigrantOrganisationStatus, Organisation>("mo-status", Decide);

    public static Decision Decide(AssessMigrantOrganisationStatus command, Organisation organisation) =>
        command.Tell(new MigrantOrganisationStatusAssessed(command.Status, command.CriteriaMet ?? []));
}

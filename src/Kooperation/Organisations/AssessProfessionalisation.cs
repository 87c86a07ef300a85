using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Organisations;

/// <summary>The municipality assesses how far the organisation's work is carried by paid staff.</summary>
public sealed record AssessProfessionalisation(Professionalisation Professionalisation) : StepCommand;

public static class AssessProfessionalisationEndpoint
{
    public static void MapAssessProfessionalisation(this IEndpointRouteBuilder organisation) =>
        organisation.MapStep<AssessProfessionalisation, Organisation>("professionalisation", Decide);

    public static Decision Decide(AssessProfessionalisation command, Organisation organisation) =>
        command.Tell(new ProfessionalisationAssessed(command.Professionalisation));
}

using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures;

/// <summary>An office, or a body outside, takes charge of a measure.</summary>
/// <param name="ResponsibleOffice">The office in charge.</param>
/// <param name="ExternalBody">Who is responsible outside the administration.</param>
public sealed record AssignMeasure(string? ResponsibleOffice = null, string? ExternalBody = null) : StrategyCommand;

public static class AssignMeasureEndpoint
{
    public static void MapAssignMeasure(this IEndpointRouteBuilder measure) => measure.MapStep<AssignMeasure, Measure>("assignment", Decide);

    public static Decision Decide(AssignMeasure command, Measure measure) =>
        command.Tell(new MeasureAssigned(command.ResponsibleOffice, command.ExternalBody));
}

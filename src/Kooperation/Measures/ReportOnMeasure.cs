using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures;

/// <summary>Somebody tells how a measure is going, without anything changing its state.</summary>
public sealed record ReportOnMeasure(string What) : StrategyCommand;

public static class ReportOnMeasureEndpoint
{
    public static void MapReportOnMeasure(this IEndpointRouteBuilder measure) => measure.MapStep<ReportOnMeasure, Measure>("reports", Decide);

    public static Decision Decide(ReportOnMeasure command, Measure measure) => command.Tell(new MeasureReported(command.What));
}

using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Strategies;

namespace Kooperation.Measures;

/// <summary>A measure is to count for more or less than 1 among those of its goal.</summary>
/// <param name="Weight">More than zero.</param>
public sealed record WeighMeasure(Quantity Weight, string Reason) : StrategyCommand;

public static class WeighMeasureEndpoint
{
    public static void MapWeighMeasure(this IEndpointRouteBuilder measure) => measure.MapPlanChange<WeighMeasure>("weight", Decide);

    public static Decision Decide(WeighMeasure command, Measure measure) => command.Tell(new MeasureWeighted(command.Weight, command.Reason));
}

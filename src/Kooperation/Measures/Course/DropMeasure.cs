using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>A measure is given up. It leaves the count and stays visible.</summary>
public sealed record DropMeasure(string Reason) : StrategyCommand;

public static class DropMeasureEndpoint
{
    public static void MapDropMeasure(this IEndpointRouteBuilder measure) => measure.MapPlanChange<DropMeasure>("abandonment", Decide, Precondition.Required);

    public static Decision Decide(DropMeasure command, Measure measure)
    {
        if (measure.Find<MeasureDropped>(measure.Id) is not null) return AlreadyDropped;
        if (measure.Find<MeasureCompleted>(measure.Id) is not null) return CourseRules.AlreadyCompleted;

        return command.Tell(new MeasureDropped(command.Reason));
    }

    private static readonly Refusal AlreadyDropped = Refusal.Of(
        "measure-dropped", "This measure has been dropped already.", "Diese Maßnahme wurde schon aufgegeben.");
}

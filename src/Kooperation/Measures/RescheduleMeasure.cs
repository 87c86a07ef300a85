using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Measures.Course;
using Kooperation.Strategies;

namespace Kooperation.Measures;

/// <summary>A measure gets another period.</summary>
/// <param name="Term">First and last day.</param>
public sealed record RescheduleMeasure(Term Term, string Reason) : StrategyCommand;

public static class RescheduleMeasureEndpoint
{
    public static void MapRescheduleMeasure(this IEndpointRouteBuilder measure) => measure.MapPlanChange<RescheduleMeasure>("schedule", Decide);

    public static Decision Decide(RescheduleMeasure command, Measure measure) =>
        CourseRules.RefusesAfterCompletion(command.OccurredOn, measure) is { } refusal ? refusal : command.Tell(new MeasureRescheduled(command.Term, command.Reason));
}

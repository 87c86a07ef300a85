using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>A measure is put off.</summary>
public sealed record DeferMeasure(string Reason) : StrategyCommand;

public static class DeferMeasureEndpoint
{
    public static void MapDeferMeasure(this IEndpointRouteBuilder measure) => measure.MapStep<DeferMeasure, Measure>("deferral", Decide);

    public static Decision Decide(DeferMeasure command, Measure measure)
    {
        if (CourseRules.RefusesAfterCompletion(command.OccurredOn, measure) is { } completed) return completed;
        if (CourseRules.RefusesRegularWork(command.OccurredOn, measure) is { } regular) return regular;

        if (CourseRules.IsDeferred(command.OccurredOn, measure)) return AlreadyDeferred;

        return command.Tell(new MeasureDeferred(command.Reason));
    }

    private static readonly Refusal AlreadyDeferred = Refusal.Of(
        "measure-deferred", "This measure has been deferred already.", "Diese Maßnahme ist schon zurückgestellt.");
}

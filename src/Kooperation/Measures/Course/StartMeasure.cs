using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>Work on a measure begins.</summary>
public sealed record StartMeasure : StrategyCommand;

public static class StartMeasureEndpoint
{
    public static void MapStartMeasure(this IEndpointRouteBuilder measure) => measure.MapStep<StartMeasure, Measure>("start", Decide);

    public static Decision Decide(StartMeasure command, Measure measure)
    {
        if (measure.Find<MeasureStarted>(measure.Id) is not null) return AlreadyStarted;
        if (CourseRules.IsDeferred(command.OccurredOn, measure)) return CourseRules.Deferred;

        return CourseRules.RefusesRegularWork(command.OccurredOn, measure) is { } refusal ? refusal : command.Tell(new MeasureStarted());
    }

    private static readonly Refusal AlreadyStarted = Refusal.Of(
        "measure-started", "This measure has been started already.", "Diese Maßnahme hat schon begonnen.");
}

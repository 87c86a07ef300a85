using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>A measure that was put off goes on where it stood.</summary>
public sealed record ResumeMeasure(string? Reason = null) : StrategyCommand;

public static class ResumeMeasureEndpoint
{
    public static void MapResumeMeasure(this IEndpointRouteBuilder measure) => measure.MapStep<ResumeMeasure, Measure>("resumption", Decide);

    public static Decision Decide(ResumeMeasure command, Measure measure)
    {
        if (!CourseRules.IsDeferred(command.OccurredOn, measure)) return NothingToResume;
        if (CourseRules.Interruptions(measure).After(command.OccurredOn)?.Is<MeasureResumed>() ?? false) return AlreadyResumed;

        return command.Tell(new MeasureResumed(command.Reason));
    }

    private static readonly Refusal NothingToResume = Refusal.Of(
        "measure-not-deferred",
        "This measure was not deferred then, so there is nothing to resume.",
        "Diese Maßnahme war da nicht zurückgestellt; sie muss nicht wieder aufgenommen werden.");

    private static readonly Refusal AlreadyResumed = Refusal.Of(
        "measure-not-deferred", "This measure has been resumed already.", "Diese Maßnahme wurde schon wieder aufgenommen.");
}

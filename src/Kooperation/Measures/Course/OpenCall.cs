using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>Applications are called for; a second call reopens the first.</summary>
/// <param name="Deadline">The last day for applications.</param>
/// <param name="HighestAmountInCents">The most that one application may ask for, euro cents.</param>
public sealed record OpenCall(PartialDate Deadline = default, long? HighestAmountInCents = null) : StrategyCommand;

public static class OpenCallEndpoint
{
    public static void MapOpenCall(this IEndpointRouteBuilder measure) => measure.MapStep<OpenCall, Measure>("calls", Decide);

    public static Decision Decide(OpenCall command, Measure measure)
    {
        if (CourseRules.RefusesAfterCompletion(command.OccurredOn, measure) is { } refusal) return refusal;
        if (CourseRules.IsDeferred(command.OccurredOn, measure)) return CourseRules.Deferred;

        return command.Tell(new CallOpened(command.Deadline, command.HighestAmountInCents));
    }
}

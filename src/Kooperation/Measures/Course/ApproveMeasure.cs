using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>Those who may decide that a measure is to be.</summary>
/// <param name="DecidedBy">The body or office that decided, never a person.</param>
public sealed record ApproveMeasure(string? DecidedBy = null) : StrategyCommand;

public static class ApproveMeasureEndpoint
{
    public static void MapApproveMeasure(this IEndpointRouteBuilder measure) => measure.MapStep<ApproveMeasure, Measure>("approval", Decide);

    public static Decision Decide(ApproveMeasure command, Measure measure)
    {
        if (measure.Find<MeasureApproved>(measure.Id) is not null) return AlreadyApproved;
        if (CourseRules.RefusesSurelyAfterCompletion(command.OccurredOn, measure) is { } refusal) return refusal;

        return command.Tell(new MeasureApproved(command.DecidedBy));
    }

    private static readonly Refusal AlreadyApproved = Refusal.Of(
        "measure-approved", "This measure has been approved already.", "Diese Maßnahme wurde schon beschlossen.");
}

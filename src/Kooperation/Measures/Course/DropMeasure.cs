using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>A measure is given up. It leaves the count and stays visible.</summary>
public sealed record DropMeasure(string Reason) : StrategyCommand;

public static class DropMeasureEndpoint
{
    public static void MapDropMeasure(this IEndpointRouteBuilder measure) =>
        measure.MapRecording<DropMeasure, Measure>("abandonment", (_, command, model, recording) => Tell(command, model, recording), Precondition.Required);

    public static async Task<Problem?> Tell(DropMeasure command, Measure measure, Recording recording)
    {
        var decision = Decide(command, measure);
        return await recording.RefusesEnd(measure, decision) is { } refusal ? Problem.Refused(refusal) : await recording.ChangePlan(measure, decision);
    }

    public static Decision Decide(DropMeasure command, Measure measure)
    {
        if (measure.Find<MeasureDropped>(measure.Id) is not null) return AlreadyDropped;
        if (measure.Find<MeasureCompleted>(measure.Id) is not null) return CourseRules.AlreadyCompleted;

        return command.Tell(new MeasureDropped(command.Reason));
    }

    private static readonly Refusal AlreadyDropped = Refusal.Of(
        "measure-dropped", "This measure has been dropped already.", "Diese Maßnahme wurde schon aufgegeben.");
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>A measure becomes a regular task (verstetigt). A source may say that it is one without saying when it began.</summary>
/// <param name="As">Where it lives on, such as a post or a budget line.</param>
/// <param name="Evidence">The document that shows it.</param>
public sealed record EstablishMeasure(string? As = null, Document? Evidence = null) : StrategyCommand;

public static class EstablishMeasureEndpoint
{
    public static void MapEstablishMeasure(this IEndpointRouteBuilder measure) =>
        measure.MapRecording<EstablishMeasure, Measure>("establishment", (_, command, model, recording) => Tell(command, model, recording));

    public static async Task<Problem?> Tell(EstablishMeasure command, Measure measure, Recording recording)
    {
        var decision = Decide(command, measure);
        return await recording.RefusesEnd(measure, decision) is { } refusal ? Problem.Refused(refusal) : recording.Append(measure, decision);
    }

    public static Decision Decide(EstablishMeasure command, Measure measure)
    {
        if (measure.Find<MeasureEstablished>(measure.Id) is not null) return AlreadyEstablished;
        if (measure.Find<MeasureDropped>(measure.Id) is not null) return CourseRules.WasDropped;
        if (CourseRules.IsDeferred(command.OccurredOn, measure)) return CourseRules.Deferred;

        return command.Tell(new MeasureEstablished(command.As, command.Evidence));
    }

    private static readonly Refusal AlreadyEstablished = Refusal.Of(
        "measure-established", "This measure is regular work already.", "Diese Maßnahme ist schon Regelaufgabe.");
}

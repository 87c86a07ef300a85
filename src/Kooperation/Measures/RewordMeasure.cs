using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Strategies;

namespace Kooperation.Measures;

/// <summary>A measure is put into other words and stays the same measure.</summary>
public sealed record RewordMeasure(string Title, string? Reason = null) : StrategyCommand;

public static class RewordMeasureEndpoint
{
    public static void MapRewordMeasure(this IEndpointRouteBuilder measure) => measure.MapPlanChange<RewordMeasure>("wording", Decide);

    public static Decision Decide(RewordMeasure command, Measure measure) =>
        command.Title == measure.Title ? SameWords : command.Tell(new MeasureReworded(command.Title, command.Reason));

    private static readonly Refusal SameWords = Refusal.Of(
        "same-words", "The measure is called that already.", "Die Maßnahme heißt schon so.", "/title");
}

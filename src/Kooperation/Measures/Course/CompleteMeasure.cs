using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Measures.Partners;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>A measure is carried out to its end.</summary>
/// <param name="Partners">The partnerships that complete it together with the municipality, each once.</param>
/// <param name="Evidence">The document that shows it.</param>
public sealed record CompleteMeasure(string? Result = null, IReadOnlyList<Guid>? Partners = null, Document? Evidence = null) : StrategyCommand;

public static class CompleteMeasureEndpoint
{
    public static void MapCompleteMeasure(this IEndpointRouteBuilder measure) =>
        measure.MapRecording<CompleteMeasure, Measure>("completion", (_, command, model, recording) => Tell(command, model, recording));

    public static async Task<Problem?> Tell(CompleteMeasure command, Measure measure, Recording recording)
    {
        var partners = command.Partners ?? [];
        if (Together.FaultsOf(partners, At) is { Count: > 0 } faults) return Problem.Malformed(faults);

        var decision = Decide(command, measure);
        if (await recording.RefusesEnd(measure, decision) is { } refusal) return Problem.Refused(refusal);

        return recording.Append(measure, decision)
            ?? await recording.TellPartners(measure, [.. partners.Select((partner, index) => new Share(partner, decision.Steps[0], At(index)))]);
    }

    public static Decision Decide(CompleteMeasure command, Measure measure)
    {
        if (measure.Find<MeasureCompleted>(measure.Id) is not null) return CourseRules.AlreadyCompleted;
        if (measure.Find<MeasureDropped>(measure.Id) is not null) return CourseRules.WasDropped;
        if (!(measure.Find<MeasureStarted>(measure.Id)?.CanPrecede(command.OccurredOn) ?? false)) return NotStarted;
        if (CourseRules.IsDeferred(command.OccurredOn, measure)) return CourseRules.Deferred;

        return command.Tell(new MeasureCompleted(command.Result, command.Partners ?? [], command.Evidence));
    }

    private static readonly Refusal NotStarted = Refusal.Of(
        "measure-not-started",
        "This measure had not been started by then: record its start first.",
        "Diese Maßnahme hatte bis dahin nicht begonnen: Bitte zuerst ihren Beginn erfassen.",
        "/occurredOn");

    private static string At(int index) => $"/partners/{index}";
}

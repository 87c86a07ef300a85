using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Course;

/// <summary>Another measure goes on as a part of this one, which is kept.</summary>
/// <param name="MergedId">The measure that goes on in this one.</param>
public sealed record MergeMeasures(Guid MergedId, string Reason) : StrategyCommand;

public static class MergeMeasuresEndpoint
{
    public static void MapMergeMeasures(this IEndpointRouteBuilder measure) =>
        measure.MapRecording<MergeMeasures, Measure>("merges", (_, command, model, recording) => Tell(command, model, recording), Precondition.Required);

    public static async Task<Problem?> Tell(MergeMeasures command, Measure kept, Recording recording)
    {
        var merged = command.MergedId == kept.Id ? kept : await recording.Load<Measure>(command.MergedId);
        if (Refuses(kept, merged) is { } refusal) return Problem.Refused(refusal);

        var fact = command.Tell(new MeasuresMerged(kept.Id, command.MergedId, command.Reason));
        return await recording.ChangePlan(kept, fact) ?? recording.Append(merged!, fact);
    }

    /// <param name="merged">Null where the municipality has no such measure.</param>
    public static Refusal? Refuses(Measure kept, Measure? merged)
    {
        if (merged is null) return Refusal.Of("measure-unknown", "This measure is not recorded here.", "Diese Maßnahme ist hier nicht erfasst.", "/mergedId");

        if (merged.Id == kept.Id)
        {
            return Refusal.Of(
                "merge-with-itself", "A measure cannot be merged with itself.", "Eine Maßnahme lässt sich nicht mit sich selbst zusammenführen.", "/mergedId");
        }

        if (merged.StrategyId != kept.StrategyId)
        {
            return Refusal.Of(
                "merge-within-strategy",
                "Measures are merged within one strategy; from one edition to the next, the succession says what became of them.",
                "Maßnahmen werden innerhalb einer Strategie zusammengeführt; was von einer Fassung zur nächsten aus ihnen wurde, sagt die Ablösung.",
                "/mergedId");
        }

        if (merged.MergedInto is { } other)
        {
            return Refusal.Of(
                "measure-merged",
                $"That measure was merged into {other} already.",
                $"Diese Maßnahme wurde schon mit {other} zusammengeführt.",
                "/mergedId");
        }

        if (kept.Find<MeasureDropped>(kept.Id) is not null)
        {
            return Refusal.Of(
                "measure-dropped",
                "This measure was dropped: nothing can go on in it.",
                "Diese Maßnahme wurde aufgegeben: In ihr kann nichts weitergehen.");
        }

        return merged.Find<MeasureDropped>(merged.Id) is null
            ? null
            : Refusal.Of(
                "measure-dropped",
                "That measure was dropped: it does not go on in another one.",
                "Jene Maßnahme wurde aufgegeben: Sie geht in keiner anderen weiter.",
                "/mergedId");
    }
}

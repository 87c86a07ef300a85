using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Quality;

/// <summary>What is missing from the record of one measure.</summary>
public static class MeasureGaps
{
    /// <param name="strategy">The one it belongs to; null where that is not known.</param>
    public static IReadOnlyList<Gap> Of(KnownMeasure measure, KnownStrategy? strategy) =>
    [
        .. Completion(measure),
        .. Office(measure, strategy),
        .. GapsOfAnyHistory.Of(
            [.. measure.Steps.Everything.Select(told => new GapsOfAnyHistory.Told(told.Id, told.Step.OccurredOn.IsKnown, told.Step.Basis, measure.Office))],
            GapsOfAnyHistory.HoldOnEveryDay)
    ];

    private static IEnumerable<Gap> Completion(KnownMeasure measure)
    {
        var title = InShort.Quoted(measure.Title);
        return measure.Steps.All<MeasureCompleted>().Where(completed => completed.Step.Evidence is null).Select(completed => new Gap(
            GapKind.CompletedWithoutEvidence,
            new Sentence($"The measure {title.English} is completed, and no evidence is recorded", $"Die Maßnahme {title.German} ist umgesetzt, aber ein Beleg ist nicht erfasst"),
            [completed.Id],
            [Mend.By<StepCorrected>(completed.Id)])
        {
            Offices = measure.Office is { } office ? [office] : [],
            Invented = completed.Step.Basis == Basis.Invented
        });
    }

    // Whoever is in charge outside of the administration is in charge. What ended with its edition needs nobody any more.
    private static IEnumerable<Gap> Office(KnownMeasure measure, KnownStrategy? strategy)
    {
        if (measure.IsOver || strategy is { IsOver: true } || !string.IsNullOrWhiteSpace(measure.Office) || !string.IsNullOrWhiteSpace(measure.ExternalBody)) yield break;

        var title = InShort.Quoted(measure.Title);
        yield return new Gap(
            GapKind.MeasureWithoutOffice,
            new Sentence($"Who is in charge of the measure {title.English} is not recorded", $"Wer für die Maßnahme {title.German} zuständig ist, ist nicht erfasst"),
            [measure.PlannedBy],
            [Mend.By<MeasureAssigned>()])
        {
            Invented = measure.Steps.Everything.Any(told => told.Id == measure.PlannedBy && told.Step.Basis == Basis.Invented)
        };
    }
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Quality;

/// <summary>What is missing from the record of one measure.</summary>
public static class MeasureGaps
{
    public static IReadOnlyList<Gap> Of(KnownMeasure measure) =>
    [
        .. Completion(measure),
        .. Office(measure),
        .. GapsOfAnyHistory.Of(
            [.. measure.Steps.Everything.Select(told => new GapsOfAnyHistory.Told(told.Id, told.Step.OccurredOn.IsKnown, told.Step.Basis, measure.Office))])
    ];

    private static IEnumerable<Gap> Completion(KnownMeasure measure)
    {
        var title = InShort.Quoted(measure.Title);
        return measure.Steps.All<MeasureCompleted>().Where(completed => completed.Step.Evidence is null).Select(completed => new Gap(
            GapKind.CompletedWithoutEvidence,
            new Sentence($"The measure {title.English} is completed without evidence", $"Die Maßnahme {title.German} ist ohne Nachweis abgeschlossen"),
            [completed.Id],
            [Mend.By<StepCorrected>(completed.Id)])
        {
            Offices = measure.Office is { } office ? [office] : [],
            Invented = completed.Step.Basis == Basis.Invented
        });
    }

    // Whoever is in charge outside of the administration is in charge.
    private static IEnumerable<Gap> Office(KnownMeasure measure)
    {
        if (measure.IsOver || !string.IsNullOrWhiteSpace(measure.Office) || !string.IsNullOrWhiteSpace(measure.ExternalBody)) yield break;

        var title = InShort.Quoted(measure.Title);
        yield return new Gap(
            GapKind.MeasureWithoutOffice,
            new Sentence($"Nobody is in charge of the measure {title.English}", $"Für die Maßnahme {title.German} ist niemand zuständig"),
            [measure.PlannedBy],
            [Mend.By<MeasureAssigned>()])
        {
            Invented = measure.Steps.Everything.Any(told => told.Id == measure.PlannedBy && told.Step.Basis == Basis.Invented)
        };
    }
}

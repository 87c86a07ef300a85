using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Strategies;

/// <summary>What can be wrong with a weight, a target, a label wherever it stands.</summary>
internal static class StrategyFlaws
{
    private const int ImpactLevel = 7;
    private const int LongestReportInterval = 120;

    public static Refusal? OfWeight(Quantity weight) => weight.Value <= 0
        ? Refusal.Of("weight-positive", "A weight must be more than zero.", "Ein Gewicht muss größer als null sein.", "/weight")
        : null;

    /// <summary>A weight that is given along with something else: 1 goes without saying, any other has a reason.</summary>
    public static Refusal? OfWeight(Quantity? weight, string? reason)
    {
        if (weight is not { } given) return null;

        return OfWeight(given) ?? (given != Quantity.One && !Visible.Is(reason)
            ? Refusal.Of("weight-reason", "A weight other than 1 needs a reason.", "Ein anderes Gewicht als 1 braucht eine Begründung.", "/weightReason")
            : null);
    }

    public static Refusal? OfReportInterval(int? months) => months is < 1 or > LongestReportInterval
        ? Refusal.Of(
            "report-interval",
            $"A report is due every 1 to {LongestReportInterval} months.",
            $"Ein Bericht ist alle 1 bis {LongestReportInterval} Monate fällig.",
            "/reportEveryMonths")
        : null;

    public static Refusal? OfPercent(int percent) => percent is < 0 or > 100
        ? Refusal.Of("percent-range", "A share is 0 to 100 percent.", "Ein Anteil beträgt 0 bis 100 Prozent.", "/percent")
        : null;

    public static Refusal? OfOverrideEnd(ProgressOverridden overridden)
    {
        if (!overridden.Until.IsKnown)
        {
            return Refusal.Of(
                "override-ends",
                "An override needs the day on which it ends.",
                "Eine Setzung von Hand braucht den Tag, an dem sie endet.",
                "/until");
        }

        return Partnerships.Flaws.OfEnd(overridden.OccurredOn, overridden.Until, "/until");
    }

    /// <summary>Nobody can report on what has not happened yet.</summary>
    public static Refusal? OfReportPeriod(Term period, DateOnly today) =>
        (period.From.Earliest > today ? period.From : period.Until.Earliest > today ? period.Until : PartialDate.Unknown) is { IsKnown: true } future
            ? Refusal.Of(
                "not-in-the-future",
                $"{future.AsSubject().English} lies in the future: a report tells of time that has passed.",
                $"{future.AsSubject().German} liegt in der Zukunft: Ein Bericht handelt von vergangener Zeit.",
                "/period")
            : null;

    public static Refusal PublishedBefore(PartialDate day) => Refusal.Of(
        "published-before-its-day",
        $"The figures are {day.Of().English}: a report cannot have been published before the day of its figures.",
        $"Die Zahlen sind {day.Of().German}: Ein Bericht kann nicht vor dem Tag seiner Zahlen veröffentlicht worden sein.",
        "/occurredOn");

    public static Refusal? OfTarget(IndicatorDefined indicator)
    {
        if (indicator.EffectLevel is < 0 or > ImpactLevel)
        {
            return Refusal.Of(
                "effect-level",
                "The level of effect is 0 (input), 1 to 3 (output), 4 to 6 (outcome) or 7 (impact).",
                "Die Wirkungsstufe ist 0 (Input), 1 bis 3 (Output), 4 bis 6 (Outcome) oder 7 (Impact).",
                "/effectLevel");
        }

        if (indicator is { Target: not null, TargetOn.IsKnown: false })
        {
            return Refusal.Of(
                "target-dated", "A target needs the date by which it is to be reached.", "Ein Zielwert braucht das Datum, bis zu dem er erreicht sein soll.", "/targetOn");
        }

        if (indicator is { Target: null, TargetOn.IsKnown: true })
        {
            return Refusal.Of(
                "target-missing",
                "There is a date and no target: name the target as well, or leave both out for observation only.",
                "Ein Datum ist genannt, aber kein Zielwert: Bitte auch den Zielwert angeben oder zur bloßen Beobachtung beides weglassen.",
                "/target");
        }

        if (indicator is { Baseline: null, BaselineOn.IsKnown: true })
        {
            return Refusal.Of(
                "baseline-missing",
                "There is a date and no baseline: name the baseline as well, or leave both out.",
                "Ein Datum ist genannt, aber kein Ausgangswert: Bitte auch den Ausgangswert angeben oder beides weglassen.",
                "/baseline");
        }

        if (indicator.TargetOn.Latest < indicator.BaselineOn.Earliest)
        {
            return Refusal.Of(
                "target-after-baseline",
                $"The target {indicator.TargetOn.Of().English} lies before the baseline {indicator.BaselineOn.Of().English}.",
                $"Der Zielwert {indicator.TargetOn.Of().German} liegt vor dem Ausgangswert {indicator.BaselineOn.Of().German}.",
                "/targetOn");
        }

        var goesTheOtherWay = indicator is { Baseline: { } baseline, Target: { } target }
            && (indicator.Direction == Direction.Up ? target < baseline : target > baseline);

        return goesTheOtherWay
            ? Refusal.Of(
                "target-direction",
                $"From {indicator.Baseline} to {indicator.Target} is not the direction that was given.",
                $"Von {indicator.Baseline} nach {indicator.Target} ist nicht die angegebene Richtung.",
                "/target")
            : null;
    }

    public static Refusal? OfLabels(IReadOnlyList<StatusLabel> labels) =>
        labels.GroupBy(label => label.Label.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? Refusal.Of(
                "label-once",
                $"\"{twice.Key}\" is named twice: one word means one state.",
                $"„{twice.Key}“ ist doppelt genannt: Ein Wort meint einen Zustand.",
                "/labels")
            : null;
}

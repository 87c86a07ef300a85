using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Progress;

/// <summary>Steps as the evidence of a measure tells them.</summary>
public static class ToldByMeasures
{
    extension(ToldStep)
    {
        public static ToldStep Of(MeasureFact fact) => new(fact.StepId, fact.Event, fact.OccurredOn, fact.Basis, fact.Source);

        public static ToldStep Of(MereReport report) => new(report.StepId, "MeasureReported", report.OccurredOn, report.Basis, null);
    }
}

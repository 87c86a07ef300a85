using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>Random strategies as the product reads them: folded step by step, then assessed.</summary>
internal static class Told
{
    public static StrategyEvidence Evidence(this RecordedStrategy strategy) =>
        strategy.History.Aggregate((StrategyEvidence?)null, (evidence, next) => StrategyEvidence.After(evidence, strategy.Id, next))!;

    public static IReadOnlyList<MeasureEvidence> MeasureEvidence(this RecordedStrategy strategy) => [.. strategy.Measures.Select(measure => Fold(measure.Id, measure.History))];

    public static ProgressAssessment Assess(RecordedStrategy strategy, DateOnly day) =>
        StrategyProgress.Assess(strategy.Evidence(), strategy.MeasureEvidence(), strategy.Depths, ProgressRules.Standard, day);

    private static MeasureEvidence Fold(Guid id, IEnumerable<RecordedStep> history) =>
        history.Aggregate((MeasureEvidence?)null, (evidence, next) => Domain.Progress.MeasureEvidence.After(evidence, id, next))!;
}

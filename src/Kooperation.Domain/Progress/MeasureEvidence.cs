using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Progress;

/// <summary>
/// What the progress of one measure rests on: what its standing steps say, in the order of recording, without rules and without a day. Mere
/// reports, by far the most steps of a measure, are kept apart in a few bytes each.
/// </summary>
public sealed record MeasureEvidence(Guid Id, Guid StrategyId)
{
    /// <summary>How many steps its history holds.</summary>
    public long Version { get; init; }

    /// <summary>The position in the store of its last step.</summary>
    public long Position { get; init; }

    public IReadOnlyList<MeasureFact> Facts { get; init; } = [];

    public MereReports Reports { get; init; } = MereReports.None;

    /// <summary>The evidence once the next step of the history was recorded; null where the history is none of a measure.</summary>
    public static MeasureEvidence? After(MeasureEvidence? evidence, Guid id, RecordedStep next, long version = 0, long position = 0) =>
        (evidence ?? BegunBy(next.Step, id))?.Then(next) is { } then ? then with { Version = version, Position = position } : null;

    // Corrections and withdrawals occur in every stream; those of others find no measure here.
    private static MeasureEvidence? BegunBy(Step step, Guid id) => step is MeasurePlanned planned ? new MeasureEvidence(id, planned.StrategyId) : null;

    private MeasureEvidence Then(RecordedStep next) => next.Step switch
    {
        StepWithdrawn withdrawn => this with
        {
            Facts = [.. Facts.Where(fact => fact.StepId != withdrawn.StepId)],
            Reports = Reports.Without(withdrawn.StepId)
        },
        StepCorrected { Replacement: MeasureReported reported } corrected => this with { Reports = Reports.Replaced(ReportOf(corrected.StepId, reported)) },
        StepCorrected corrected when MeasureFact.Of(Id, new RecordedStep(corrected.StepId, corrected.Replacement)) is { } right => this with
        {
            Facts = [.. Facts.Select(fact => fact.StepId == corrected.StepId ? right : fact)]
        },
        MeasureReported reported => this with { Reports = Reports.With(ReportOf(next.Id, reported)) },
        _ when MeasureFact.Of(Id, next) is { } fact => this with { Facts = [.. Facts, fact] },
        _ => this
    };

    private static MereReport ReportOf(Guid stepId, MeasureReported reported) => new(stepId, reported.OccurredOn, reported.Basis);
}

using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Oracle;

/// <summary>What is left of a history after its corrections and withdrawals. A withdrawn step is gone, a corrected one reads as it was corrected last.</summary>
public static class WhatStands
{
    public static IReadOnlyList<PartnershipStep> In(IReadOnlyList<RecordedStep> history) => In<PartnershipStep>(history);

    public static IReadOnlyList<TStep> In<TStep>(IReadOnlyList<RecordedStep> history) where TStep : Step =>
        [.. Of(history).Select(standing => standing.Step).OfType<TStep>()];

    /// <summary>The same with the id that each was first recorded under.</summary>
    public static IReadOnlyList<RecordedStep> Of(IReadOnlyList<RecordedStep> history) =>
    [
        .. from recorded in history
           where recorded.Step is not (StepCorrected or StepWithdrawn)
           where !IsWithdrawn(recorded, history)
           select recorded with { Step = LastCorrectionOf(recorded, history)?.Replacement ?? recorded.Step }
    ];

    /// <summary>Whether the relation or the strategy that a history tells of had begun by a day.</summary>
    public static bool HadBegunBy(IReadOnlyList<RecordedStep> history, DateOnly day) =>
        Of(history).Any(standing => standing.Step is PartnershipOpened or StrategyDrafted && !(standing.Step.OccurredOn.Earliest > day));

    private static bool IsWithdrawn(RecordedStep recorded, IReadOnlyList<RecordedStep> history) =>
        history.Any(later => later.Step is StepWithdrawn withdrawn && withdrawn.StepId == recorded.Id);

    private static StepCorrected? LastCorrectionOf(RecordedStep recorded, IReadOnlyList<RecordedStep> history) =>
        history.Select(later => later.Step).OfType<StepCorrected>().LastOrDefault(corrected => corrected.StepId == recorded.Id);
}

using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Progress;

/// <summary>What the progress of one strategy rests on, besides its measures: its standing steps, without rules and without a day.</summary>
/// <param name="Told">The standing steps in the order of recording.</param>
public sealed record StrategyEvidence(Guid Id, IReadOnlyList<RecordedStep> Told)
{
    /// <summary>How many steps its history holds.</summary>
    public long Version { get; init; }

    /// <summary>The position in the store of its last step.</summary>
    public long Position { get; init; }

    /// <summary>Whether the strategy was drafted by a day, as far as it is known when. Before that it is in no list.</summary>
    public bool HadBegunBy(DateOnly day) => !(Told.First(told => told.Step is StrategyDrafted).Step.OccurredOn.Earliest > day);

    /// <summary>The evidence once the next step of the history was recorded; null where the history is none of a strategy.</summary>
    public static StrategyEvidence? After(StrategyEvidence? evidence, Guid id, RecordedStep next, long version = 0, long position = 0) =>
        evidence is null && next.Step is not StrategyDrafted // Corrections and withdrawals occur in every stream; those of others find no strategy here.
            ? null
            : new StrategyEvidence(id, StandingSteps.After(evidence?.Told ?? [], next)) { Version = version, Position = position };
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Strategies;

/// <summary>A step of a strategy or of one of its measures.</summary>
public abstract record StrategyStep : Step
{
    /// <summary>The decision it rests on, such as "Ratsbeschluss 0108/2021". What changes the plan after its adoption has one.</summary>
    [NotPersonal]
    public string? DecisionReference { get; init; }

    public override Refusal? Flaw(DateOnly today) =>
        base.Flaw(today) ?? (DecisionReference is null ? null : BlankOf(DecisionReference, "/decisionReference"));
}

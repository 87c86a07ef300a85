using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies;

/// <summary>What every command about a strategy or one of its measures says.</summary>
public abstract record StrategyCommand : StepCommand
{
    /// <summary>The decision it rests on, such as "Ratsbeschluss 0108/2021"; what changes the plan of an adopted strategy needs one.</summary>
    public string? DecisionReference { get; init; }

    public override Step Tell(Step step) => base.Tell(step) is StrategyStep told ? told with { DecisionReference = DecisionReference } : base.Tell(step);
}

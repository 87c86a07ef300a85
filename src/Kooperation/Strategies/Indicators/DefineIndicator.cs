using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform.Recording;
using Kooperation.Strategies.Goals;

namespace Kooperation.Strategies.Indicators;

/// <summary>It is said what can be measured of a goal.</summary>
/// <param name="Unit">What one is one of, such as "%".</param>
/// <param name="Direction">Which way it is to go.</param>
/// <param name="EffectLevel">0 input, 1 to 3 output, 4 to 6 outcome, 7 impact (Phineo's stairs of effect).</param>
/// <param name="Baseline">Where it began, such as "45.8"; absent where nobody measured.</param>
/// <param name="Target">Where it is to come; absent for observation only.</param>
/// <param name="TargetOn">By when; a target needs it.</param>
public sealed record DefineIndicator(
    Guid GoalId,
    string Title,
    string Unit,
    Direction Direction,
    int EffectLevel,
    Quantity? Baseline = null,
    PartialDate BaselineOn = default,
    Quantity? Target = null,
    PartialDate TargetOn = default) : StrategyCommand;

public static class DefineIndicatorEndpoint
{
    public static void MapDefineIndicator(this IEndpointRouteBuilder strategy) =>
        strategy.MapStep<DefineIndicator, Strategy>("indicators", Decide);

    public static Decision Decide(DefineIndicator command, Strategy strategy, Guid indicatorId)
    {
        if (GoalRules.RefusesToGoOn(command.GoalId, command.OccurredOn, strategy, "/goalId") is { } refusal) return refusal;

        return command.Tell(new IndicatorDefined(
            indicatorId,
            command.GoalId,
            command.Title,
            command.Unit,
            command.Direction,
            command.Baseline,
            command.BaselineOn,
            command.Target,
            command.TargetOn,
            command.EffectLevel));
    }
}

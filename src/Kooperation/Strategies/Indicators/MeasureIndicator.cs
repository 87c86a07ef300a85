using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Indicators;

/// <summary>An indicator has that value on the day of the step, which may lie before anybody asked for it.</summary>
/// <param name="Value">The figure, such as "45.8".</param>
/// <param name="Bound">Whether it was measured, or only a bound of it is known, such as "below 40".</param>
public sealed record MeasureIndicator(Quantity Value, Bound Bound = Bound.Exact) : StrategyCommand;

public static class MeasureIndicatorEndpoint
{
    public static void MapMeasureIndicator(this IEndpointRouteBuilder strategy) =>
        strategy.MapStepAbout<MeasureIndicator, Strategy>("indicators/{about:guid}/values", Decide);

    public static Decision Decide(Guid indicatorId, MeasureIndicator command, Strategy strategy)
    {
        if (strategy.Find<IndicatorDefined>(indicatorId) is not { Then: { } goalId }) return Unknown;
        if (strategy.RefusesGoal(goalId, command.OccurredOn) is { } refusal) return refusal;

        return command.Tell(new IndicatorMeasured(indicatorId, command.Value, command.Bound));
    }

    private static readonly Refusal Unknown = Refusal.Of(
        "indicator-unknown", "This indicator was never defined.", "Dieser Indikator wurde nie festgelegt.");
}

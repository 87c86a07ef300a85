using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.StatusLabels;

/// <summary>The municipality gives the states of a measure its own words, all at once; the rules look at the state.</summary>
/// <param name="Labels">Several words may mean one state; without any the usual words are back.</param>
public sealed record SetStatusLabels(IReadOnlyList<StatusLabel> Labels) : StrategyCommand;

public static class SetStatusLabelsEndpoint
{
    public static void MapSetStatusLabels(this IEndpointRouteBuilder strategy) =>
        strategy.MapStep<SetStatusLabels, Strategy>("status-labels", Decide);

    public static Decision Decide(SetStatusLabels command, Strategy strategy) => command.Tell(new StatusLabelsSet(command.Labels));
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Course;

/// <summary>Nobody works on the strategy any more.</summary>
public sealed record CloseStrategy(string Reason) : StrategyCommand;

public static class CloseStrategyEndpoint
{
    public static void MapCloseStrategy(this IEndpointRouteBuilder strategy) =>
        strategy.MapStep<CloseStrategy, Strategy>("closing", Decide, Precondition.Required);

    public static Decision Decide(CloseStrategy command, Strategy strategy)
    {
        if (strategy.Find<StrategyClosed>(strategy.Id) is not null) return AlreadyClosed;
        if (Chronology.Refuses(command.OccurredOn, strategy.Drafting) is { } refusal) return refusal;

        return command.Tell(new StrategyClosed(command.Reason));
    }

    private static readonly Refusal AlreadyClosed = Refusal.Of(
        "strategy-closed", "This strategy has been closed already.", "Diese Strategie wurde schon abgeschlossen.");
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;
using Kooperation.Strategies.Goals;

namespace Kooperation.Strategies.Weights;

/// <summary>A field of action or a goal is to count for more or less than 1 among its like.</summary>
/// <param name="About">The field or the goal.</param>
/// <param name="Weight">More than zero, such as "1.5".</param>
public sealed record SetWeight(Guid About, Quantity Weight, string Reason) : StrategyCommand;

public static class SetWeightEndpoint
{
    public static void MapSetWeight(this IEndpointRouteBuilder strategy) => strategy.MapStep<SetWeight, Strategy>("weights", Decide);

    public static Decision Decide(SetWeight command, Strategy strategy) =>
        Refuses(command, strategy) is { } refusal ? refusal : command.Tell(new WeightSet(command.About, command.Weight, command.Reason));

    private static Refusal? Refuses(SetWeight command, Strategy strategy)
    {
        if (strategy.Find<FieldOfActionAdded>(command.About) is { } field) return Chronology.Refuses(command.OccurredOn, field);

        return strategy.Find<GoalSet>(command.About) is null ? NothingToWeigh : GoalRules.RefusesToGoOn(command.About, command.OccurredOn, strategy, "/about");
    }

    private static readonly Refusal NothingToWeigh = Refusal.Of(
        "weight-of-what",
        "This is neither a field of action nor a goal of this strategy; a measure is given its weight itself.",
        "Das ist weder ein Handlungsfeld noch ein Ziel dieser Strategie; eine Maßnahme erhält ihr Gewicht selbst.",
        "/about");
}

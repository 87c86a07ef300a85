using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Course;

/// <summary>The council, or who may, adopts the strategy: from then on its plan changes only with the reference of a decision.</summary>
/// <param name="DecidedBy">The body that decided, never a person; absent where the source does not say.</param>
public sealed record AdoptStrategy(string? DecidedBy = null, Document? Document = null) : StrategyCommand;

public static class AdoptStrategyEndpoint
{
    public static void MapAdoptStrategy(this IEndpointRouteBuilder strategy) => strategy.MapStep<AdoptStrategy, Strategy>("adoption", Decide);

    public static Decision Decide(AdoptStrategy command, Strategy strategy)
    {
        if (strategy.Adoption is not null) return AlreadyAdopted;
        if (Chronology.Refuses(command.OccurredOn, strategy.Drafting) is { } refusal) return refusal;

        return command.Tell(new StrategyAdopted(command.DecidedBy, command.Document));
    }

    private static readonly Refusal AlreadyAdopted = Refusal.Of(
        "strategy-adopted", "This strategy has been adopted already.", "Diese Strategie wurde schon beschlossen.");
}

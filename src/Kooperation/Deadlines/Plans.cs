using Kooperation.Domain.Measures;
using Kooperation.Domain.Strategies;

namespace Kooperation.Deadlines;

/// <summary>The strategies and measures of a municipality as they are known on a day.</summary>
public sealed record Plans(IReadOnlyList<KnownStrategy> Strategies, IReadOnlyList<KnownMeasure> Measures)
{
    public static Plans On(DateOnly day, ILookup<Guid, StandingStep> histories) => new(
        [
            .. histories
                .Where(history => history.Any(standing => standing.Step is StrategyDrafted))
                .Select(history => KnownStrategy.On(day, history.Key, StandingStep.InOrder(history)))
                .OfType<KnownStrategy>()
        ],
        [
            .. histories
                .Where(history => history.Any(standing => standing.Step is MeasurePlanned))
                .Select(history => KnownMeasure.On(day, history.Key, StandingStep.InOrder(history)))
                .OfType<KnownMeasure>()
        ]);
}

/// <summary>A partnership, an organisation, a measure or a strategy with the name it is known by.</summary>
public sealed record NamedThing(Guid Id, string Name);

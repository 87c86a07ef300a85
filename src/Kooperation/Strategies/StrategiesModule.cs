using JasperFx.Events;
using JasperFx.Events.Projections;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Steps;
using Kooperation.Strategies.Course;
using Kooperation.Strategies.FieldsOfAction;
using Kooperation.Strategies.Goals;
using Kooperation.Strategies.Indicators;
using Kooperation.Strategies.Overrides;
using Kooperation.Strategies.StatusLabels;
using Kooperation.Strategies.Weights;
using Marten;
using Marten.Events.Aggregation;

namespace Kooperation.Strategies;

public static class StrategiesModule
{
    public static void AddStrategies(this StoreOptions store) => store.Projections.Add<StrategySnapshot>(ProjectionLifecycle.Inline);

    public static void MapStrategies(this IEndpointRouteBuilder municipality)
    {
        var strategies = municipality.MapGroup("strategies").WithTags("Strategies");
        strategies.MapDraftStrategy();

        var strategy = strategies.MapGroup("{id:guid}");
        strategy.MapStepHistory<Strategy>();
        strategy.MapCourse();
        strategy.MapFieldsOfAction();
        strategy.MapGoals();
        strategy.MapWeights();
        strategy.MapIndicators();
        strategy.MapStatusLabels();
        strategy.MapOverrides();
    }
}

/// <summary>Keeps the write model up to date in the transaction that appends: the next decision needs it.</summary>
public sealed partial class StrategySnapshot : SingleStreamProjection<Strategy, Guid>
{
    public StrategySnapshot()
    {
        foreach (var kind in Catalogue.Strategy.Concat(Catalogue.EveryStream)) IncludeType(kind.Type);
    }

    public override Strategy? Evolve(Strategy? state, Guid id, IEvent e) => Strategy.Evolve(state, id, new RecordedStep(e.Id, (Step)e.Data));
}

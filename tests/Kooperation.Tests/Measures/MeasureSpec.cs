using Kooperation.Tests.Harness;
using Kooperation.Tests.Strategies;

namespace Kooperation.Tests.Measures;

/// <summary>Given a measure over HTTP, in a strategy that is drafted or adopted.</summary>
public abstract class MeasureSpec(KooperationHost host) : StrategySpec(host)
{
    protected const string NeedsDecision = "The strategy was adopted on 30 June 2021: since then its goals and measures change only with the reference of a decision.";

    protected async Task<Guid> GivenPlanned(string plannedOn = "2021")
    {
        var strategy = await GivenStrategy();
        return (await Planned(strategy, await GivenGoal(strategy), plannedOn)).Id;
    }

    protected async Task<Guid> GivenRunning(string startedOn = "2022-01-01")
    {
        var measure = await GivenPlanned();
        await Accepted($"measures/{measure}/start", new { occurredOn = startedOn });
        return measure;
    }

    protected async Task<Guid> GivenInAdoptedStrategy()
    {
        var strategy = await GivenStrategy();
        var measure = (await Planned(strategy, await GivenGoal(strategy), "2020")).Id;
        await GivenAdoption(strategy);
        return measure;
    }

    protected Task<Answer> Planned(Guid strategy, Guid goal, string plannedOn = "2021", string title = "Elterncafé") =>
        Accepted("measures", new { occurredOn = plannedOn, strategyId = strategy, goalId = goal, title });
}

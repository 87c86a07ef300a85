using Kooperation.Domain.Measures;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies;

/// <summary>Given a strategy and what it is made of.</summary>
public abstract class StrategySpec(KooperationHost host) : KooperationSpec(host)
{
    protected async Task<Guid> GivenStrategy(string draftedOn = "2020", string title = "Integrationskonzept") =>
        (await Accepted("strategies", new { occurredOn = draftedOn, title })).Id;

    protected async Task<Guid> GivenAdoptedStrategy(string adoptedOn = "2021-06-30")
    {
        var strategy = await GivenStrategy();
        await GivenAdoption(strategy, adoptedOn);
        return strategy;
    }

    protected Task<Answer> GivenAdoption(Guid strategy, string? adoptedOn = "2021-06-30") =>
        Accepted($"strategies/{strategy}/adoption", new { occurredOn = adoptedOn, decidedBy = "Rat" });

    protected async Task<Guid> GivenField(Guid strategy, string title = "Bildung") =>
        (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title })).StepId;

    /// <summary>A goal in a field of its own.</summary>
    protected async Task<Guid> GivenGoal(Guid strategy, string text = "Mehr Kinder in die Kita") =>
        await GivenGoalIn(await GivenField(strategy), strategy, text);

    protected async Task<Guid> GivenGoalIn(Guid field, Guid strategy, string text = "Mehr Kinder in die Kita") =>
        (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field, text })).StepId;

    protected async Task<Guid> GivenIndicator(Guid strategy, Guid goal) => (await Accepted(
        $"strategies/{strategy}/indicators",
        new { occurredOn = "2020", goalId = goal, title = "Kinder in Kitas", unit = "%", direction = "up", effectLevel = 4 })).StepId;

    protected Task<Answer> GivenDrop(Guid strategy, Guid goal, string? droppedOn = "2022-05-01") =>
        Accepted($"strategies/{strategy}/goals/{goal}/abandonment", new { occurredOn = droppedOn, reason = "Das Land übernimmt" }, "*");

    /// <summary>A measure of that goal, planned in 2020.</summary>
    protected async Task<Guid> GivenMeasure(Guid strategy, Guid goal, string title = "Elterncafé")
    {
        var measure = Guid.CreateVersion7();
        await Record(session => session.Events.StartStream<Measure>(
            measure, new MeasurePlanned(strategy, goal, title, null, null, Term.Open, null, null, null) { OccurredOn = PartialDate.Year(2020) }));
        return measure;
    }
}

using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Strategies;

/// <summary>What is known of a strategy on a day, from its standing steps.</summary>
public sealed class KnownStrategy
{
    private KnownStrategy(Guid id, KnownSteps steps, Known<StrategyDrafted> drafted)
    {
        Id = id;
        Steps = steps;
        Drafted = drafted;
        Adopted = steps.Last<StrategyAdopted>(_ => true);
        IsOver = steps.Any<StrategyClosed>() || steps.Any<StrategySucceeded>();
    }

    public Guid Id { get; }

    public KnownSteps Steps { get; }

    public Known<StrategyDrafted> Drafted { get; }

    /// <summary>Null where it binds nobody.</summary>
    public Known<StrategyAdopted>? Adopted { get; }

    /// <summary>Closed, or succeeded by the next edition.</summary>
    public bool IsOver { get; }

    public string Title => Drafted.Step.Title;

    public Term Term => Drafted.Step.Term;

    /// <summary>Null where nobody had written it down by that day.</summary>
    /// <param name="standing">In the order of recording.</param>
    public static KnownStrategy? On(DateOnly day, Guid id, IEnumerable<RecordedStep> standing)
    {
        var steps = new KnownSteps(standing, day);
        return steps.All<StrategyDrafted>().FirstOrDefault() is { } drafted ? new KnownStrategy(id, steps, drafted) : null;
    }
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Strategies.Goals;

namespace Kooperation.Strategies.Overrides;

/// <summary>Somebody answers for a figure by hand until a day; it is shown as such beside what the rules make of it.</summary>
/// <param name="About">The strategy itself, a field of action or a goal of it, or one of its measures.</param>
/// <param name="Percent">0 to 100, how far it is held to be.</param>
/// <param name="Until">The last day.</param>
public sealed record OverrideProgress(Guid About, int Percent, string Reason, PartialDate Until) : StrategyCommand;

public static class OverrideProgressEndpoint
{
    public static void MapOverrideProgress(this IEndpointRouteBuilder strategy) =>
        strategy.MapRecording<OverrideProgress, Strategy>("overrides", (_, command, model, recording) => Tell(command, model, recording));

    public static async Task<Problem?> Tell(OverrideProgress command, Strategy strategy, Recording recording)
    {
        var measure = await recording.Reading.LoadAsync<Measure>(command.About);
        return recording.Append(strategy, Decide(command, strategy, measure, recording.StepId));
    }

    /// <param name="measure">The measure that the override is about, of whatever strategy; null where it is about none.</param>
    public static Decision Decide(OverrideProgress command, Strategy strategy, Measure? measure, Guid overrideId)
    {
        var overridden = command.Tell(new ProgressOverridden(overrideId, command.About, command.Percent, command.Reason, command.Until));
        return Refuses(overridden, command.About, strategy, measure) is { } refusal ? refusal : overridden;
    }

    private static Refusal? Refuses(Step overridden, Guid about, Strategy strategy, Measure? measure)
    {
        if (strategy.Find<GoalSet>(about) is not null) return GoalRules.RefusesToGoOn(about, overridden.OccurredOn, strategy, "/about");
        if (measure?.StrategyId == strategy.Id) return measure.Refuses(overridden);

        return (strategy.Find<StrategyDrafted>(about) ?? strategy.Find<FieldOfActionAdded>(about)) is { } begun
            ? Chronology.Refuses(overridden.OccurredOn, begun)
            : NothingToOverride;
    }

    private static readonly Refusal NothingToOverride = Refusal.Of(
        "override-of-what",
        "This is neither the strategy itself nor a field of action, a goal or a measure of it.",
        "Das ist weder die Strategie selbst noch ein Handlungsfeld, ein Ziel oder eine Maßnahme von ihr.",
        "/about");
}

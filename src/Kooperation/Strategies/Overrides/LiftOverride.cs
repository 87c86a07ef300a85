using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Overrides;

/// <summary>An override ends before its day.</summary>
public sealed record LiftOverride(string? Reason = null) : StrategyCommand;

public static class LiftOverrideEndpoint
{
    public static void MapLiftOverride(this IEndpointRouteBuilder strategy) =>
        strategy.MapStepAbout<LiftOverride, Strategy>("overrides/{about:guid}/lifting", Decide);

    public static Decision Decide(Guid overrideId, LiftOverride command, Strategy strategy)
    {
        if (strategy.Find<ProgressOverridden>(overrideId) is not { } overridden) return Unknown;
        if (strategy.Find<OverrideLifted>(overrideId) is not null) return AlreadyLifted;
        if (Chronology.Refuses(command.OccurredOn, overridden) is { } refusal) return refusal;

        return command.Tell(new OverrideLifted(overrideId, command.Reason));
    }

    private static readonly Refusal Unknown = Refusal.Of(
        "override-unknown", "This override was never made.", "Diese Setzung von Hand gab es nie.");

    private static readonly Refusal AlreadyLifted = Refusal.Of(
        "override-lifted", "This override has been lifted already.", "Diese Setzung von Hand wurde schon aufgehoben.");
}

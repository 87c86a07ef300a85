using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Goals;

/// <summary>A goal is set in a field of action.</summary>
/// <param name="Text">What is to be reached; absent where the source names measures but not what they are for.</param>
public sealed record SetGoal(Guid FieldId, string? Text = null) : StrategyCommand;

public static class SetGoalEndpoint
{
    public static void MapSetGoal(this IEndpointRouteBuilder strategy) => strategy.MapStep<SetGoal, Strategy>("goals", Decide);

    public static Decision Decide(SetGoal command, Strategy strategy, Guid goalId)
    {
        if (strategy.Find<FieldOfActionAdded>(command.FieldId) is not { } field) return UnknownField;
        if (Chronology.Refuses(command.OccurredOn, field) is { } refusal) return refusal;

        return command.Tell(new GoalSet(goalId, command.FieldId, command.Text));
    }

    private static readonly Refusal UnknownField = Refusal.Of(
        "field-unknown", "This strategy has no such field of action.", "Diese Strategie hat kein solches Handlungsfeld.", "/fieldId");
}

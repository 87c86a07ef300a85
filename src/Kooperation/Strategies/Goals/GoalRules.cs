using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;

namespace Kooperation.Strategies.Goals;

/// <summary>What holds for a goal whatever becomes of it.</summary>
internal static class GoalRules
{
    /// <summary>A goal is gone on with once it was set and until it was dropped.</summary>
    public static Refusal? RefusesToGoOn(Guid goalId, PartialDate occurredOn, Strategy strategy, string at = "") =>
        strategy.RefusesGoal(goalId, occurredOn, at) ?? Chronology.Refuses(occurredOn, strategy.Find<GoalSet>(goalId)!);
}

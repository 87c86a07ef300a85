using System.Diagnostics.CodeAnalysis;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures;

/// <summary>What changes the plan of a measure changes that of its strategy, which has its say in it.</summary>
internal static class PlanChanges
{
    public static void MapPlanChange<TCommand>(
        this IEndpointRouteBuilder measure,
        [StringSyntax("Route")] string pattern,
        Func<TCommand, Measure, Decision> decide,
        Precondition precondition = Precondition.Optional)
        where TCommand : StrategyCommand =>
        measure.MapRecording<TCommand, Measure>(pattern, (_, command, model, recording) => recording.ChangePlan(model, decide(command, model)), precondition);

    /// <summary>Takes the steps of a decision unless the measure or its strategy refuses one of them.</summary>
    public static async Task<Problem?> ChangePlan(this Recording recording, Measure measure, Decision decision)
    {
        var strategy = await recording.Reading.LoadAsync<Strategy>(measure.StrategyId);
        var refusal = decision.Steps.Select(step => strategy?.RefusesChange(step)).FirstOrDefault(refusal => refusal is not null);
        return refusal is null ? recording.Append(measure, decision) : Problem.Refused(refusal);
    }
}

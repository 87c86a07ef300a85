using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Measures.Partners;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures;

/// <summary>A measure is planned for a goal, perhaps together with those it is for.</summary>
/// <param name="ResponsibleOffice">The office in charge.</param>
/// <param name="ExternalBody">Who is responsible outside the administration.</param>
/// <param name="Term">First and last day; where absent, open.</param>
/// <param name="Weight">More than zero; 1 where absent. Another weight has a reason.</param>
/// <param name="BudgetCeilingInCents">The most it may cost, euro cents.</param>
/// <param name="Partners">The partners that shaped it.</param>
public sealed record PlanMeasure(
    Guid StrategyId,
    Guid GoalId,
    string Title,
    string? ResponsibleOffice = null,
    string? ExternalBody = null,
    Term? Term = null,
    Quantity? Weight = null,
    string? WeightReason = null,
    long? BudgetCeilingInCents = null,
    IReadOnlyList<ShapingPartner>? Partners = null) : StrategyCommand;

/// <summary>A partner that shaped a measure, and when it came in.</summary>
public sealed record ShapingPartner(Guid PartnershipId, DesignStage Stage);

public static class PlanMeasureEndpoint
{
    public static void MapPlanMeasure(this IEndpointRouteBuilder measures) =>
        measures.MapRecording<PlanMeasure>("", (_, command, recording) => Tell(command, recording), Precondition.None);

    public static async Task<Problem?> Tell(PlanMeasure command, Recording recording)
    {
        if (Together.FaultsOf([.. (command.Partners ?? []).Select(partner => partner.PartnershipId)], At) is { Count: > 0 } faults) return Problem.Malformed(faults);

        await recording.InTurn(Editions.TurnOf(command.GoalId)); // No goal is taken back while a measure is planned for it.
        var strategy = await recording.Reading.LoadAsync<Strategy>(command.StrategyId);
        var decision = Decide(command, strategy);
        if (decision.Refusal is { } refusal) return Problem.Refused(refusal);
        if (recording.Start<Measure>(recording.StepId, "measures", decision.Steps) is { } problem) return problem;

        return await recording.TellPartners(
            new MeasureInPartnership(recording.StepId, command.Title, command.ResponsibleOffice, strategy!.FieldOfActionOf(command.GoalId)),
            [.. decision.Steps.OfType<PartnerInvolved>().Select((involved, index) => new Share(involved.PartnershipId, involved, At(index)))]);
    }

    /// <param name="strategy">Null where the municipality has no such strategy.</param>
    public static Decision Decide(PlanMeasure command, Strategy? strategy)
    {
        if (strategy is null) return UnknownStrategy;
        if (strategy.RefusesGoal(command.GoalId, command.OccurredOn, "/goalId") is { } refusal) return refusal;

        var planned = command.Tell(new MeasurePlanned(
            command.StrategyId,
            command.GoalId,
            command.Title,
            command.ResponsibleOffice,
            command.ExternalBody,
            command.Term ?? Term.Open,
            command.Weight,
            command.WeightReason,
            command.BudgetCeilingInCents));

        return strategy.RefusesChange(planned) is { } change
            ? change
            : Decision.Accept([
                planned,
                .. (command.Partners ?? []).Select(partner => command.Tell(new PartnerInvolved(partner.PartnershipId, PartnerRole.Design, partner.Stage, null)))
            ]);
    }

    private static readonly Refusal UnknownStrategy = Refusal.Of(
        "strategy-unknown", "This strategy is not recorded here.", "Diese Strategie ist hier nicht erfasst.", "/strategyId");

    private static string At(int index) => $"/partners/{index}/partnershipId";
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Steps;

/// <summary>A step never happened, or does not belong here. It stays visible and counts no more.</summary>
public sealed record WithdrawStep(string Reason) : Command;

public static class WithdrawStepEndpoint
{
    public static void MapWithdrawStep(this IEndpointRouteBuilder steps) =>
        steps.MapRecording<WithdrawStep>(
            "{id:guid}/withdrawal",
            (http, command, recording) => Tell(http.RouteId("id"), command, recording, http.RequestAborted),
            Precondition.Required);

    public static async Task<Problem?> Tell(Guid stepId, WithdrawStep command, Recording recording, CancellationToken cancelled)
    {
        var (found, problem) = await StepUnderRevision.Find(stepId, recording, cancelled);
        if (found is null) return problem;

        foreach (var revised in found.Followers.Prepend(found))
        {
            var decision = Decide(command, revised.Recorded, revised.Model, recording.Today);
            if (decision.Steps.Select(revised.Contradicts).FirstOrDefault(contradiction => contradiction is not null) is { } contradiction) return Problem.Refused(contradiction);
            if (recording.Append(revised.Model, decision) is { } refused) return refused;
        }

        return await StrategyUnderRevision.RefusesWithdrawal(found, recording, cancelled) is { } refusal ? Problem.Refused(refusal) : null;
    }

    public static Decision Decide(WithdrawStep command, RecordedStep step, WriteModel model, DateOnly today)
    {
        if (step.Step is OrganisationRegistered or PartnershipOpened or StrategyDrafted or MeasurePlanned) return BeginsTheHistory;

        return model.RestingOn(step.Id).FirstOrDefault() is { } later
            ? Refusal.Of(
                "others-rest-on-it",
                $"A later step rests on this one: withdraw {later.StepId} ({StepTitles.Of(later.Event).English}) first.",
                $"Ein späterer Schritt beruht auf diesem: Bitte zuerst {later.StepId} ({StepTitles.Of(later.Event).German}) zurückziehen.")
            : new StepWithdrawn(step.Id, command.Reason) { OccurredOn = today };
    }

    private static readonly Refusal BeginsTheHistory = Refusal.Of(
        "begins-the-history",
        "Every other step rests on this one: correct it instead of withdrawing it.",
        "Alle anderen Schritte beruhen auf diesem: Bitte berichtigen statt zurückziehen.");
}

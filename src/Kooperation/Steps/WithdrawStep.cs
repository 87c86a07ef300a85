using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Steps;

/// <summary>
/// A step never happened, or does not belong here. It stays visible and counts no more. Whoever recorded it may withdraw it within ten minutes without a reason and
/// without If-Match; otherwise, and always for a published report and adopted rules, both are needed.
/// </summary>
/// <param name="Reason">Why; may be absent where the caller recorded the step within the last ten minutes, and it neither published a report nor adopted rules.</param>
public sealed record WithdrawStep(string? Reason = null) : Command;

public static class WithdrawStepEndpoint
{
    public static void MapWithdrawStep(this IEndpointRouteBuilder steps) =>
        steps.MapRecording<WithdrawStep, RevisionEffect>(
            "{id:guid}/withdrawal",
            (http, command, recording) => Tell(http.RouteId("id"), command, recording, http.RequestAborted, StepUnderRevision.MayRevise(http)),
            RevisionEffect.Of,
            Precondition.Depends);

    /// <param name="mayRevise">Whether whoever tells it may revise that step at all; null where everybody may who tells it.</param>
    public static async Task<Problem?> Tell(Guid stepId, WithdrawStep command, Recording recording, CancellationToken cancelled, Func<IEvent, Recording, Problem?>? mayRevise = null)
    {
        var (found, problem) = await StepUnderRevision.Find(stepId, recorded => mayRevise?.Invoke(recorded, recording) ?? new Slip(recorded).Refuses(command.Reason, recording), recording, cancelled);
        return found is null ? problem : await Tell(found, command, recording, cancelled);
    }

    internal static async Task<Problem?> Tell(StepUnderRevision found, WithdrawStep command, Recording recording, CancellationToken cancelled)
    {
        foreach (var revised in found.Followers.Prepend(found))
        {
            var decision = Decide(command, revised.Recorded, await revised.StepsRestingOnIt(recording, cancelled), recording.Today);
            if (decision.Steps.Select(revised.Contradicts).FirstOrDefault(contradiction => contradiction is not null) is { } contradiction) return Problem.Refused(contradiction);
            if (recording.Append(revised.Model, decision) is { } refused) return refused;
        }

        return await StrategyUnderRevision.RefusesWithdrawal(found, recording, cancelled) is { } refusal ? Problem.Refused(refusal) : null;
    }

    public static Decision Decide(WithdrawStep command, RecordedStep step, IReadOnlyList<RestingStep> resting, DateOnly today)
    {
        if (Catalogue.BeginsAHistory(step.Step)) return BeginsTheHistory;

        return RestingStep.Refuses(resting) is { } refusal ? refusal : new StepWithdrawn(step.Id, command.Reason) { OccurredOn = today };
    }

    private static readonly Refusal BeginsTheHistory = Refusal.Of(
        "begins-the-history",
        "Every other step rests on this one: correct it instead of withdrawing it.",
        "Alle anderen Schritte beruhen auf diesem: Bitte berichtigen statt zurückziehen.");
}

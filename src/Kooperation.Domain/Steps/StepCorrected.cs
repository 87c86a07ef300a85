using Kooperation.Domain.Language;

namespace Kooperation.Domain.Steps;

/// <summary>
/// An earlier step of the same stream was wrong; <paramref name="Replacement"/> is how it really was. The step keeps its id, both versions stay visible.
/// </summary>
/// <param name="Reason">Why; null where whoever had recorded the step mended a slip at once.</param>
public sealed record StepCorrected(Guid StepId, Step Replacement, [FreeText] string? Reason = null) : Step
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? (Reason is null ? null : BlankOf(Reason, "/reason"));
}

/// <summary>An earlier step of the same stream never happened, or does not belong here. It stays visible and counts no more.</summary>
/// <param name="Reason">Why; null where whoever had recorded the step mended a slip at once.</param>
public sealed record StepWithdrawn(Guid StepId, [FreeText] string? Reason = null) : Step
{
    public override Refusal? Flaw(DateOnly today) => base.Flaw(today) ?? (Reason is null ? null : BlankOf(Reason, "/reason"));
}

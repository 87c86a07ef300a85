using Kooperation.Domain.Language;

namespace Kooperation.Domain.Steps;

/// <summary>What a decision comes to: steps that now have happened, or a refusal. Never both.</summary>
public sealed class Decision
{
    private Decision(IReadOnlyList<Step> steps, Refusal? refusal) => (Steps, Refusal) = (steps, refusal);

    public IReadOnlyList<Step> Steps { get; }

    public Refusal? Refusal { get; }

    public static Decision Accept(params IReadOnlyList<Step> steps) => new(steps, null);

    public static implicit operator Decision(Step step) => new([step], null);

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}

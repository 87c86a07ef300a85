namespace Kooperation.Domain.Steps;

/// <summary>What stands after every correction and withdrawal: the one place that knows how the two change a history.</summary>
public static class StandingSteps
{
    /// <summary>Adds the next recorded step to what stands so far; the order of recording is kept.</summary>
    public static IReadOnlyList<RecordedStep> After(IReadOnlyList<RecordedStep> standing, RecordedStep next) => next.Step switch
    {
        StepCorrected corrected =>
            [.. standing.Select(step => step.Id == corrected.StepId ? step with { Step = corrected.Replacement } : step)],
        StepWithdrawn withdrawn => [.. standing.Where(step => step.Id != withdrawn.StepId)],
        _ => [.. standing, next]
    };

    /// <summary>The earlier step that this one changes; null for a step that says something of its own.</summary>
    public static Guid? RevisedBy(Step step) => step switch
    {
        StepCorrected corrected => corrected.StepId,
        StepWithdrawn withdrawn => withdrawn.StepId,
        _ => null
    };

    public static IReadOnlyList<RecordedStep> Of(IEnumerable<RecordedStep> history)
    {
        var order = new List<Guid>();
        var standing = new Dictionary<Guid, RecordedStep>();

        foreach (var next in history)
        {
            switch (next.Step)
            {
                case StepCorrected corrected when standing.TryGetValue(corrected.StepId, out var old):
                    standing[corrected.StepId] = old with { Step = corrected.Replacement };
                    break;
                case StepWithdrawn withdrawn:
                    standing.Remove(withdrawn.StepId);
                    break;
                case not (StepCorrected or StepWithdrawn):
                    order.Add(next.Id);
                    standing[next.Id] = next;
                    break;
            }
        }

        return [.. order.Where(standing.ContainsKey).Select(id => standing[id])];
    }
}

namespace Kooperation.Domain.Steps;

/// <summary>
/// Of several steps that say the same kind of thing the one holds that happened last, as far as the dates tell, and else the one recorded last.
/// </summary>
public static class Holding
{
    /// <summary>The step that holds among those of <paramref name="told"/> that say the thing; null where none does.</summary>
    /// <param name="told">Standing steps in the order of recording.</param>
    public static Step? Among(IReadOnlyList<RecordedStep> told, Func<Step, bool> says) => Last(told, says)?.Step;

    /// <summary>The same with its id.</summary>
    public static RecordedStep? Last(IEnumerable<RecordedStep> told, Func<Step, bool> says)
    {
        RecordedStep? last = null;
        foreach (var recorded in told)
        {
            if (says(recorded.Step) && (last is null || last.Step.OccurredOn.CanPrecede(recorded.Step.OccurredOn))) last = recorded;
        }

        return last;
    }
}

namespace Kooperation.Domain.Steps;

/// <summary>
/// Of several steps that say the same kind of thing the one holds that happened last, as far as the dates tell, and else the one recorded last.
/// </summary>
public static class Holding
{
    /// <summary>The step that holds among those of <paramref name="told"/> that say the thing; null where none does.</summary>
    /// <param name="told">Standing steps in the order of recording.</param>
    public static Step? Among(IReadOnlyList<RecordedStep> told, Func<Step, bool> says)
    {
        var course = Course.Of(told
            .Where(recorded => says(recorded.Step))
            .Select(recorded => new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), recorded.Id, recorded.Step.OccurredOn)));

        return course.Last is { } last ? told.First(recorded => recorded.Id == last.StepId).Step : null;
    }
}

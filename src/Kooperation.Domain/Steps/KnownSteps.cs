namespace Kooperation.Domain.Steps;

/// <summary>A standing step of a certain kind.</summary>
public sealed record Known<TStep>(Guid Id, TStep Step) where TStep : Step;

/// <summary>
/// What stands of one history and can have happened by a day. A step of unknown date can: what was settled on a day that nobody knows is settled.
/// </summary>
public sealed class KnownSteps
{
    private readonly IReadOnlyList<RecordedStep> _steps;
    private readonly ILookup<Type, RecordedStep> _byKind;

    /// <param name="standing">In the order of recording (see <see cref="StandingSteps"/>).</param>
    public KnownSteps(IEnumerable<RecordedStep> standing, DateOnly day)
    {
        Day = day;
        _steps = [.. standing.Where(recorded => !(recorded.Step.OccurredOn.Earliest > day))];
        _byKind = _steps.ToLookup(recorded => recorded.Step.GetType());
    }

    public DateOnly Day { get; }

    public IReadOnlyList<RecordedStep> Everything => _steps;

    public IEnumerable<Known<TStep>> All<TStep>() where TStep : Step =>
        _byKind[typeof(TStep)].Select(recorded => new Known<TStep>(recorded.Id, (TStep)recorded.Step));

    public bool Any<TStep>() where TStep : Step => _byKind.Contains(typeof(TStep));

    /// <summary>What steps of that kind are about, each thing once.</summary>
    public HashSet<Guid> About<TStep>(Func<TStep, Guid> about) where TStep : Step => [.. All<TStep>().Select(known => about(known.Step))];

    /// <summary>Of the steps that satisfy, the one that holds (see <see cref="Holding"/>).</summary>
    public RecordedStep? Last(Func<Step, bool> satisfies) => Holding.Last(_steps, satisfies);

    public Known<TStep>? Last<TStep>(Func<TStep, bool> satisfies) where TStep : Step =>
        Last(step => step is TStep told && satisfies(told)) is { } last ? new Known<TStep>(last.Id, (TStep)last.Step) : null;
}

using Kooperation.Domain.Progress;
using Kooperation.Domain.Progress.Known;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Measures;

/// <summary>What is known of a measure on a day, from its standing steps.</summary>
public sealed class KnownMeasure
{
    private readonly MeasurePlanned _planned;
    private readonly Step? _assigned;

    private KnownMeasure(Guid id, KnownSteps steps, Known<MeasurePlanned> planned)
    {
        Id = id;
        Steps = steps;
        _planned = planned.Step;
        _assigned = steps.Last(step => step is MeasurePlanned or MeasureAssigned)?.Step;
        Title = steps.Last(step => step is MeasureReworded)?.Step is MeasureReworded reworded ? reworded.Title : _planned.Title;

        State = StateCourse.Of(Happening.InOrder(steps.Everything.Select(told => MeasureFact.Of(id, told)).OfType<MeasureFact>().Where(StateCourse.Tells))).State;

        var rescheduled = steps.Last<MeasureRescheduled>(_ => true);
        (Term, TermSaidBy) = rescheduled is null
            ? (_planned.Term, new RecordedStep(planned.Id, planned.Step))
            : (rescheduled.Step.Term, new RecordedStep(rescheduled.Id, rescheduled.Step));
        PlannedBy = planned.Id;
    }

    public Guid Id { get; }

    public KnownSteps Steps { get; }

    public Guid StrategyId => _planned.StrategyId;

    public Guid GoalId => _planned.GoalId;

    public string Title { get; }

    /// <summary>The step that planned it.</summary>
    public Guid PlannedBy { get; }

    /// <summary>The office in charge; null where none is named.</summary>
    public string? Office => _assigned switch
    {
        MeasureAssigned assigned => assigned.ResponsibleOffice,
        MeasurePlanned planned => planned.ResponsibleOffice,
        _ => null
    };

    /// <summary>Who is in charge outside of the administration.</summary>
    public string? ExternalBody => _assigned switch
    {
        MeasureAssigned assigned => assigned.ExternalBody,
        MeasurePlanned planned => planned.ExternalBody,
        _ => null
    };

    public Term Term { get; }

    public RecordedStep TermSaidBy { get; }

    /// <summary>As progress reads it.</summary>
    public MeasureState State { get; }

    /// <summary>Whether no goal is served by it any more: it was given up, or goes on as a part of another one.</summary>
    public bool IsGone => State is MeasureState.Dropped or MeasureState.Merged;

    /// <summary>Completed, regular work by now, dropped or merged: nothing more is to come of it.</summary>
    public bool IsOver => IsGone || State is MeasureState.Completed or MeasureState.Established;

    public bool IsDeferred => State == MeasureState.Deferred;

    /// <summary>Whether it is being worked on; what is called for once more goes on meanwhile.</summary>
    public bool IsRunning => State == MeasureState.Running || (State == MeasureState.CallOpen && Steps.Any<MeasureStarted>());

    /// <summary>Null where nobody had planned it by that day.</summary>
    /// <param name="standing">In the order of recording.</param>
    public static KnownMeasure? On(DateOnly day, Guid id, IEnumerable<RecordedStep> standing)
    {
        var steps = new KnownSteps(standing, day);
        return steps.All<MeasurePlanned>().FirstOrDefault() is { } planned ? new KnownMeasure(id, steps, planned) : null;
    }
}

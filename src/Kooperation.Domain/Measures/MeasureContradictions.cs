using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Measures;

/// <summary>
/// What cannot both have happened with one measure, read from all that stands of it. A decision sees to it that the next step fits; a step that is
/// corrected, withdrawn or told late can part two others that fitted before.
/// </summary>
public static class MeasureContradictions
{
    public static IReadOnlyList<Contradiction> In(Guid measure, IReadOnlyList<RecordedStep> standing) =>
        [.. AfterTheDrop(standing), .. AfterTheEnd(standing), .. OutOfCourse(measure, standing), .. AfterReaching(standing)];

    /// <summary>The contradiction that comes about when <paramref name="after"/> stands instead of <paramref name="before"/>.</summary>
    public static Contradiction? Between(Guid measure, IReadOnlyList<RecordedStep> before, IReadOnlyList<RecordedStep> after) =>
        Contradiction.New(In(measure, before), In(measure, after));

    private static IEnumerable<Contradiction> AfterTheDrop(IReadOnlyList<RecordedStep> standing) =>
        from dropped in standing
        where dropped.Step is MeasureDropped
        from later in standing
        where IsSurelyLater(later.Step, dropped.Step)
        select new Contradiction(dropped.Id, later.Id, HappenedAfterDrop(dropped.Step, later.Step));

    // What is regular work may still be approved, planned in more detail and called for; it is no longer put off.
    private static IEnumerable<Contradiction> AfterTheEnd(IReadOnlyList<RecordedStep> standing) =>
        from end in standing
        where end.Step is MeasureCompleted or MeasureEstablished
        from later in standing
        where IsOver(end.Step, later.Step) && IsSurelyLater(later.Step, end.Step)
        select new Contradiction(end.Id, later.Id, HappenedAfterEnd(end.Step, later.Step));

    private static bool IsOver(Step end, Step later) => later switch
    {
        MeasureDeferred => true,
        MeasureApproved or MeasureRescheduled or MilestonePlanned or CallOpened => end is MeasureCompleted,
        PartnerInvolved { Role: PartnerRole.Design or PartnerRole.Delivery } => end is MeasureCompleted,
        MeasureStarted => end is MeasureEstablished,
        _ => false
    };

    private static IEnumerable<Contradiction> OutOfCourse(Guid measure, IReadOnlyList<RecordedStep> standing)
    {
        var course = Course.Of(standing
            .Where(recorded => recorded.Step is MeasureDeferred or MeasureResumed)
            .Select(recorded => new Mark(recorded.Id, Catalogue.NameOf(recorded.Step), measure, recorded.Step.OccurredOn)));

        Mark? before = null;
        foreach (var turn in course.Marks)
        {
            var goesOn = before is not null && before.Is<MeasureDeferred>();
            if (turn.Is<MeasureResumed>() != goesOn) yield return new Contradiction(turn.StepId, before?.StepId ?? Guid.Empty, Follows(turn, before));
            before = turn;
        }
    }

    private static IEnumerable<Contradiction> AfterReaching(IReadOnlyList<RecordedStep> standing) =>
        from settled in standing
        where settled.Step is MilestoneReached or MilestoneDropped
        from rescheduled in standing
        where rescheduled.Step is MilestoneRescheduled again && again.MilestoneId == MilestoneOf(settled.Step) && IsSurelyLater(again, settled.Step)
        select new Contradiction(settled.Id, rescheduled.Id, RescheduledAfterwards(settled.Step, rescheduled.Step));

    private static Guid? MilestoneOf(Step settled) => settled switch
    {
        MilestoneReached reached => reached.MilestoneId,
        MilestoneDropped dropped => dropped.MilestoneId,
        _ => null
    };

    private static bool IsSurelyLater(Step later, Step earlier) => earlier.OccurredOn.Latest < later.OccurredOn.Earliest;

    private static Refusal HappenedAfterDrop(Step dropped, Step later) => Refusal.Of(
        "measure-dropped",
        $"Something is recorded for {later.OccurredOn}, and by then, since {dropped.OccurredOn}, the measure would have been given up.",
        $"Für {later.OccurredOn} ist etwas erfasst, und da wäre die Maßnahme, seit {dropped.OccurredOn}, aufgegeben gewesen.");

    private static Refusal HappenedAfterEnd(Step end, Step later) => Refusal.Of(
        end is MeasureCompleted ? "measure-completed" : "measure-established",
        $"{Catalogue.NameOf(later)} is recorded for {later.OccurredOn}, and by then, since {end.OccurredOn}, the measure would have been {Word(end).English}.",
        $"Für {later.OccurredOn} ist {Catalogue.NameOf(later)} erfasst, und da wäre die Maßnahme, seit {end.OccurredOn}, {Word(end).German} gewesen.");

    private static Refusal RescheduledAfterwards(Step settled, Step rescheduled) => Refusal.Of(
        settled is MilestoneReached ? "milestone-reached" : "milestone-dropped",
        $"The milestone would have got another day on {rescheduled.OccurredOn}, after it was {Word(settled).English} on {settled.OccurredOn}.",
        $"Der Meilenstein hätte am {rescheduled.OccurredOn} einen anderen Tag bekommen, nachdem er am {settled.OccurredOn} {Word(settled).German} war.");

    private static Refusal Follows(Mark turn, Mark? before) => (turn.Is<MeasureResumed>(), before) switch
    {
        (true, null) => Refusal.Of(
            "course-of-measure",
            $"The resumption of {turn.OccurredOn} would follow no deferral.",
            $"Die Wiederaufnahme von {turn.OccurredOn} folgte auf keine Zurückstellung."),
        (true, _) => Refusal.Of(
            "course-of-measure",
            $"The resumption of {turn.OccurredOn} would follow the resumption of {before?.OccurredOn}.",
            $"Die Wiederaufnahme von {turn.OccurredOn} folgte auf die Wiederaufnahme von {before?.OccurredOn}."),
        _ => Refusal.Of(
            "course-of-measure",
            $"The deferral of {turn.OccurredOn} would follow the deferral of {before?.OccurredOn}.",
            $"Die Zurückstellung von {turn.OccurredOn} folgte auf die Zurückstellung von {before?.OccurredOn}.")
    };

    private static Sentence Word(Step step) => step switch
    {
        MeasureCompleted => new("completed", "umgesetzt"),
        MeasureEstablished => new("regular work", "Regelaufgabe"),
        MilestoneReached => new("reached", "erreicht"),
        _ => new("dropped", "aufgegeben")
    };
}

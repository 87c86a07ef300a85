using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

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
        $"Something is recorded that happened {later.OccurredOn.On().English}, when the measure had been given up {dropped.OccurredOn.On().English}.",
        $"Erfasst ist, was {later.OccurredOn.On().German} geschah; da war die Maßnahme schon {dropped.OccurredOn.On().German} aufgegeben.");

    private static Refusal HappenedAfterEnd(Step end, Step later)
    {
        var (title, of) = (StepTitles.Of(Catalogue.NameOf(later)), later.OccurredOn.Of());
        return end is MeasureCompleted
            ? Refusal.Of(
                "measure-completed",
                $"\"{title.English}\" {of.English} is recorded, when the measure had been completed {end.OccurredOn.On().English}.",
                $"„{title.German}“ {of.German} ist erfasst; da war die Maßnahme schon {end.OccurredOn.On().German} umgesetzt.")
            : Refusal.Of(
                "measure-established",
                $"\"{title.English}\" {of.English} is recorded, when the measure had become regular work {end.OccurredOn.On().English}.",
                $"„{title.German}“ {of.German} ist erfasst; da war die Maßnahme schon {end.OccurredOn.On().German} Regelaufgabe geworden.");
    }

    private static Refusal RescheduledAfterwards(Step settled, Step rescheduled)
    {
        var word = settled is MilestoneReached ? new Sentence("reached", "erreicht") : new Sentence("dropped", "gestrichen");
        return Refusal.Of(
            settled is MilestoneReached ? "milestone-reached" : "milestone-dropped",
            $"The milestone would have got another day {rescheduled.OccurredOn.On().English}, after it was {word.English} {settled.OccurredOn.On().English}.",
            $"Der Meilenstein hätte {rescheduled.OccurredOn.On().German} einen anderen Tag bekommen, nachdem er {settled.OccurredOn.On().German} {word.German} war.");
    }

    private static Refusal Follows(Mark turn, Mark? before) => Refusal.Of(
        "course-of-measure",
        before is null
            ? $"The resumption {turn.OccurredOn.Of().English} would follow no deferral."
            : $"The {Word(turn).English} {turn.OccurredOn.Of().English} would follow the {Word(before).English} {before.OccurredOn.Of().English}.",
        before is null
            ? $"Die Wiederaufnahme {turn.OccurredOn.Of().German} folgte auf keine Zurückstellung."
            : $"Die {Word(turn).German} {turn.OccurredOn.Of().German} folgte auf die {Word(before).German} {before.OccurredOn.Of().German}.");

    private static Sentence Word(Mark turn) => turn.Is<MeasureDeferred>() ? new("deferral", "Zurückstellung") : new("resumption", "Wiederaufnahme");
}

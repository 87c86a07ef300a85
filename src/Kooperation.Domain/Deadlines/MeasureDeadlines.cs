using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Deadlines;

/// <summary>
/// What is due in one measure, or was and is not settled. Of a measure that is completed, regular work by now, dropped or merged nothing is due,
/// and of one that was put off nothing until it is resumed.
/// </summary>
public static class MeasureDeadlines
{
    /// <param name="reportEveryMonths">The strategy's own interval; where it has none, the rules say, in which that of the municipality stands where it has one.</param>
    public static IReadOnlyList<Deadline> Of(KnownMeasure measure, int? reportEveryMonths, ProgressRules rules)
    {
        if (measure.IsOver || measure.IsDeferred) return [];

        var title = InShort.Quoted(measure.Title);
        var due = Milestones(measure, title)
            .Concat(new[] { End(measure, title), Call(measure, title), Report(measure, title, reportEveryMonths ?? rules.Freshness.Months) }.OfType<Deadline>());

        return [.. due.Select(deadline => deadline with { Office = measure.Office })];
    }

    private static IEnumerable<Deadline> Milestones(KnownMeasure measure, Sentence title)
    {
        var settled = measure.Steps.About<MilestoneReached>(reached => reached.MilestoneId);
        settled.UnionWith(measure.Steps.About<MilestoneDropped>(dropped => dropped.MilestoneId));

        var planned = measure.Steps.All<MilestonePlanned>().DistinctBy(milestone => milestone.Step.MilestoneId);
        foreach (var open in planned.Where(milestone => !settled.Contains(milestone.Step.MilestoneId)))
        {
            var rescheduled = measure.Steps.Last<MilestoneRescheduled>(other => other.MilestoneId == open.Step.MilestoneId);
            var dueOn = rescheduled?.Step.DueOn ?? open.Step.DueOn;
            if (!dueOn.IsKnown) continue;

            var (milestone, isDue) = (InShort.Quoted(open.Step.Title), Deadline.IsDue(dueOn.Latest!.Value, measure.Steps.Day));
            yield return Deadline.Of(
                DeadlineKind.Milestone,
                open.Step.MilestoneId,
                dueOn,
                new Sentence(
                    $"The milestone {milestone.English} of the measure {title.English} {isDue.English}",
                    $"Der Meilenstein {milestone.German} der Maßnahme {title.German} {isDue.German}"),
                rescheduled?.Id ?? open.Id,
                rescheduled is null ? open.Step : rescheduled.Step,
                typeof(MilestoneReached),
                typeof(MilestoneRescheduled),
                typeof(MilestoneDropped));
        }
    }

    private static Deadline? End(KnownMeasure measure, Sentence title) => measure.Term.Until.Latest is { } lastDay
        ? Deadline.Of(
            DeadlineKind.MeasureEnds,
            measure.Id,
            measure.Term.Until,
            measure.Steps.Day <= lastDay
                ? new Sentence($"The period of the measure {title.English} ends", $"Der Zeitraum der Maßnahme {title.German} endet")
                : new Sentence(
                    $"The period of the measure {title.English} has ended, and no completion is recorded",
                    $"Der Zeitraum der Maßnahme {title.German} ist abgelaufen, und ein Abschluss ist nicht erfasst"),
            measure.TermSaidBy.Id,
            measure.TermSaidBy.Step,
            typeof(MeasureCompleted),
            typeof(MeasureEstablished),
            typeof(MeasureRescheduled),
            typeof(MeasureDropped))
        : null;

    // A second call reopens the first. What was called for has begun once the measure is started; after that a call closes by itself.
    private static Deadline? Call(KnownMeasure measure, Sentence title)
    {
        if (measure.Steps.Last(step => step is CallOpened or MeasureStarted) is not { Step: CallOpened { Deadline.Latest: { } lastDay } call } opened) return null;
        if (measure.Steps.Day > lastDay && measure.Steps.Any<MeasureStarted>()) return null;

        return Deadline.Of(
            DeadlineKind.CallCloses,
            measure.Id,
            call.Deadline,
            measure.Steps.Day <= lastDay
                ? new Sentence($"The call for the measure {title.English} closes", $"Die Ausschreibung zur Maßnahme {title.German} endet")
                : new Sentence(
                    $"The call for the measure {title.English} has closed, and no start is recorded",
                    $"Die Ausschreibung zur Maßnahme {title.German} ist beendet, und ein Beginn ist nicht erfasst"),
            opened.Id,
            call,
            typeof(MeasureStarted),
            typeof(CallOpened));
    }

    private static Deadline? Report(KnownMeasure measure, Sentence title, int everyMonths)
    {
        if (!measure.IsRunning) return null;
        if (measure.Steps.Everything.Where(TellsOfTheWork).MaxBy(told => told.Step.OccurredOn.Middle) is not { } last) return null;

        var (since, dueOn) = (InWords.Day(last.Step.OccurredOn), last.Step.OccurredOn.Middle!.Value.AddMonths(everyMonths));
        var isDue = Deadline.IsDue(dueOn, measure.Steps.Day);
        return Deadline.Of(
            DeadlineKind.Report,
            measure.Id,
            dueOn,
            new Sentence(
                $"A report on the measure {title.English} {isDue.English}: nothing was told of it since {since.English}",
                $"Ein Bericht zur Maßnahme {title.German} {isDue.German} (letzter Stand: {since.German})"),
            last.Id,
            last.Step,
            typeof(MeasureReported));
    }

    // What only words the plan anew tells nothing of how it goes, and what happened on a day that nobody knows not when it was told.
    private static bool TellsOfTheWork(RecordedStep told) =>
        told.Step.OccurredOn.IsKnown && told.Step is not (MeasurePlanned or MeasureReworded or MeasureAssigned or MeasureWeighted or MilestonePlanned);
}

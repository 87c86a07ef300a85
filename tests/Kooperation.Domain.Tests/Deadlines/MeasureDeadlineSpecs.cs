using Kooperation.Domain.Deadlines;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Tests.Depth;
using Kooperation.Domain.Time;
using static Kooperation.Domain.Tests.Deadlines.Told;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Deadlines;

public sealed class MeasureDeadlineSpecs
{
    [Fact]
    public void A_milestone_is_due_on_its_day_as_rescheduled_last()
    {
        Step[] planned = [Plan(office: "FB 50"), Milestone("2025-06")];

        var due = Assert.Single(DueOfMeasure("2025-07-10", planned));
        Assert.Equal((DeadlineKind.Milestone, Day("2025-06-30"), "FB 50", Id(2), "MilestonePlanned"), (due.Kind, due.On, due.Office, due.StepId, due.Event));
        Assert.Equal("Der Meilenstein „Konzept“ der Maßnahme „Lotsen“ ist seit 10 Tagen überfällig", due.What.German);
        Assert.Equal("Der Meilenstein „Konzept“ der Maßnahme „Lotsen“ ist seit einem Tag überfällig", Assert.Single(DueOfMeasure("2025-07-01", planned)).What.German);
        Assert.Equal("Der Meilenstein „Konzept“ der Maßnahme „Lotsen“ ist fällig", Assert.Single(DueOfMeasure("2025-06-30", planned)).What.German);

        var later = Assert.Single(DueOfMeasure("2025-07-10", [.. planned, new MilestoneRescheduled(B, PartialDate.Parse("2025-09-01"), "krank").On("2025-06-01")]));
        Assert.Equal((Day("2025-09-01"), "MilestoneRescheduled"), (later.On, later.Event));
        Assert.Empty(DueOfMeasure("2025-07-10", [.. planned, new MilestoneRescheduled(B, PartialDate.Unknown, "offen").On("2025-06-01")]));
        Assert.Empty(DueOfMeasure("2025-07-10", [.. planned, new MilestoneReached(B, null).On("2025-06-01")]));
        Assert.Empty(DueOfMeasure("2025-07-10", [.. planned, new MilestoneDropped(B, "überholt").On("2025-06-01")]));
    }

    [Fact]
    public void A_period_ends_as_rescheduled_last_and_under_whoever_is_in_charge_then()
    {
        var end = Assert.Single(DueOfMeasure(
            "2025-07-10",
            Plan("2025", "2025-06-30", office: "FB 50"),
            new MeasureReworded("Sprachlotsen", null).On("2025-02-01"),
            new MeasureAssigned("Amt 40", null).On("2025-03-01"),
            new MeasureRescheduled(Term("2025", "2026-06-30"), "Personal").On("2025-04-01")));

        Assert.Equal((DeadlineKind.MeasureEnds, Day("2026-06-30"), "Amt 40", Id(4)), (end.Kind, end.On, end.Office, end.StepId));
        Assert.Equal("Der Zeitraum der Maßnahme „Sprachlotsen“ endet", end.What.German);
    }

    [Fact]
    public void Nothing_is_due_of_what_is_over_or_put_off()
    {
        Step[] late = [Plan("2024", "2024-12-31"), Milestone("2024-06"), new MeasureStarted().On("2024-02-01")];
        Assert.Equal([DeadlineKind.Milestone, DeadlineKind.MeasureEnds, DeadlineKind.Report], DueOfMeasure("2025-07-10", late).Select(due => due.Kind));

        Step[] ends =
        [
            new MeasureCompleted(null, [], null), new MeasureEstablished(null, null), new MeasureDropped("kein Geld"), new MeasureDeferred("kein Geld"),
            new MeasuresMerged(C, TheMeasure, "eins")
        ];
        Assert.All(ends, end => Assert.Empty(DueOfMeasure("2025-07-10", [.. late, end.On("2025-06-01")])));
        Assert.All(ends, end => Assert.Equal(3, DueOfMeasure("2025-05-31", [.. late, end.On("2025-06-01")]).Count));
        Assert.Equal(3, DueOfMeasure("2025-07-10", [.. late, new MeasureDeferred("").On("2025-01-01"), new MeasureResumed(null).On("2025-02-01")]).Count);
        Assert.Equal(3, DueOfMeasure("2025-07-10", [.. late, new MeasuresMerged(TheMeasure, C, "eins").On("2025-06-01")]).Count);
    }

    [Fact]
    public void What_begins_again_after_its_end_is_not_over()
    {
        Step[] completed = [Plan("2024", "2024-12-31"), new MeasureStarted().On("2024-02-01"), new MeasureCompleted(null, [], null).On("2024-12")];

        Assert.NotEmpty(DueOfMeasure("2026-07-10", [.. completed, new MeasureStarted().On("2025-02-01")]));
        Assert.Empty(DueOfMeasure("2026-07-10", [.. completed, new MeasureStarted().On("2024-12-31")]));
        Assert.Empty(DueOfMeasure("2026-07-10", [.. completed, new MeasureStarted().On(null)]));
    }

    [Fact]
    public void A_call_closes_and_is_late_until_the_measure_starts_or_is_called_again()
    {
        Step[] called = [Plan(), new CallOpened(PartialDate.Parse("2025-05-31"), null).On("2025-04-01")];

        var late = Assert.Single(DueOfMeasure("2025-06-10", called));
        Assert.Equal((DeadlineKind.CallCloses, 10), (late.Kind, late.LateOn(Day("2025-06-10"))));
        Assert.Equal("Die Ausschreibung zur Maßnahme „Lotsen“ ist beendet, und ein Beginn ist nicht erfasst", late.What.German);
        Assert.Equal(Day("2025-09-30"), Assert.Single(DueOfMeasure("2025-06-10", [.. called, new CallOpened(PartialDate.Parse("2025-09-30"), null).On("2025-06-01")])).On);
        Assert.DoesNotContain(DueOfMeasure("2025-06-10", [.. called, new MeasureStarted().On("2025-06-05")]), due => due.Kind == DeadlineKind.CallCloses);
    }

    [Fact]
    public void A_call_of_a_measure_that_runs_closes_by_itself()
    {
        Step[] running = [Plan(), new MeasureStarted().On("2025-01-01"), new CallOpened(PartialDate.Parse("2025-05-31"), null).On("2025-04-01")];

        Assert.Contains(DueOfMeasure("2025-05-31", running), due => due.Kind == DeadlineKind.CallCloses);
        Assert.DoesNotContain(DueOfMeasure("2025-06-01", running), due => due.Kind == DeadlineKind.CallCloses);
    }

    [Fact]
    public void A_report_is_due_when_nothing_was_told_of_a_running_measure_for_the_report_interval()
    {
        Step[] running = [Plan(), new MeasureStarted().On("2025-02-01"), new MeasureReported("läuft").On("2025-03-15"), new MeasureReported("irgendwann").On(null)];

        var usual = Assert.Single(DueOfMeasure("2026-04-01", running));
        Assert.Equal((DeadlineKind.Report, Day("2025-09-15"), Id(3)), (usual.Kind, usual.On, usual.StepId));
        Assert.Equal("Ein Bericht zur Maßnahme „Lotsen“ ist seit 198 Tagen überfällig (letzter Stand: 15. März 2025)", usual.What.German);
        Assert.Equal(Day("2026-03-15"), Assert.Single(MeasureDeadlines.Of(Measure("2026-04-01", running), reportEveryMonths: 12, ProgressRules.Standard)).On);
        Assert.Equal(usual.On, Assert.Single(DueOfMeasure("2026-04-01", [.. running, new MeasureReworded("Lotsen", null).On("2025-08-01")])).On);
        Assert.Equal(Day("2025-12-30"), Assert.Single(DueOfMeasure("2026-04-01", [.. running, new MeasureReported("läuft").On("2025")])).On);
        Assert.Empty(DueOfMeasure("2026-04-01", Plan(), new MeasureApproved("Rat").On("2025-01-05")));
        Assert.Empty(DueOfMeasure("2026-04-01", Plan().On(null), new MeasureStarted().On(null)));
    }

    [Fact]
    public void Nobody_knows_a_measure_before_it_was_planned() => Assert.Null(KnownMeasure.On(Day("2024-12-31"), TheMeasure, Recorded(Plan())));
}

using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>How long ago somebody told.</summary>
public sealed class FreshnessSpecs
{
    [Theory]
    [InlineData("2024-08-29", FreshnessDegree.Fresh)]
    [InlineData("2024-08-30", FreshnessDegree.Ageing)]
    [InlineData("2025-02-28", FreshnessDegree.Ageing)]
    [InlineData("2025-03-01", FreshnessDegree.Stale)]
    public void A_report_is_fresh_within_the_interval_ageing_within_twice_and_then_stale(string day, FreshnessDegree degree) =>
        Assert.Equal(degree, Stands(day, Planned(), Told("2024-02-29"), Told("2024-01-01")).Freshness.Degree);

    [Theory]
    [InlineData("2024-03-01", "Der letzte Bericht ist 1 Tag(e) her, der Stand ist aktuell.")]
    [InlineData("2025-03-01", "Der letzte Bericht ist 366 Tage her, bei einem Berichtszeitraum von 6 Monat(en) ist der Stand veraltet.")]
    public void Its_words_fit_one_day_as_well_as_many(string day, string words) =>
        Assert.Equal(words, Stands(day, Planned(), Told("2024-02-29")).Freshness.Sentence.German);

    [Fact]
    public void The_interval_is_that_of_the_strategy()
    {
        var strategy = StrategyOf(TheStrategy, Drafted(every: 12), Field(), Goal());

        var assessment = Assess("2025-02-28", strategy, Measure(Planned(), Told("2024-02-28")));

        Assert.Equal((12, FreshnessDegree.Fresh), (assessment.ReportEveryMonths, assessment.Fields[0].Goals[0].Measures[0].Freshness.Degree));
    }

    public static TheoryData<string> Reports() =>
        ["approved", "called", "started", "told", "completed", "established", "deferred", "resumed", "dropped", "merged", "partner", "reached", "rescheduled milestone", "dropped milestone", "rescheduled"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Whatever_tells_how_it_goes_is_a_report(string what)
    {
        const string day = "2024-03-01";
        Step step = what switch
        {
            "approved" => Approved(day),
            "called" => Called(day),
            "started" => Started(day),
            "told" => Told(day),
            "completed" => Completed(day),
            "established" => Established(day),
            "deferred" => Deferred(day),
            "resumed" => Resumed(day),
            "dropped" => Dropped(day),
            "merged" => new MeasuresMerged(Id(99), TheMeasure, "").On(day),
            "partner" => Involved(day),
            "reached" => Reached(First, day),
            "rescheduled milestone" => new MilestoneRescheduled(First, Date("2025"), "").On(day),
            "dropped milestone" => new MilestoneDropped(First, "").On(day),
            _ => new MeasureRescheduled(Term("2025", "2026"), "").On(day)
        };

        var freshness = Stands("2024-03-11", Planned(), Milestone(First), step).Freshness;

        Assert.Equal((10, day, Catalogue.NameOf(step)), (freshness.Days, freshness.LastReport!.OccurredOn.ToString(), freshness.LastReport.Event));
        Assert.Contains(Catalogue.NameOf(step), ProgressRules.Standard.Freshness.Reports);
    }

    [Fact]
    public void Every_event_that_is_a_report_is_in_this_table() => Assert.Equal(ProgressRules.Standard.Freshness.Reports.Count, Reports().Count);

    [Fact]
    public void Writing_down_the_plan_is_no_report()
    {
        var freshness = Stands(
            "2024-03-11",
            Planned(day: "2024-03-01"),
            new MeasureReworded("Elterntreff", null).On("2024-03-02"),
            new MeasureAssigned("FB 51", null).On("2024-03-02"),
            new MeasureWeighted(new Quantity(2), "groß").On("2024-03-02"),
            Milestone(First, day: "2024-03-02")).Freshness;

        Assert.Equal((FreshnessDegree.Never, null, "never reported"), (freshness.Degree, freshness.Days, freshness.Sentence.English));
    }

    [Fact]
    public void A_report_without_a_day_makes_nothing_fresh() =>
        Assert.Equal(FreshnessDegree.Never, Stands("2024-03-11", Planned(), Told(null), Approved(null)).Freshness.Degree);

    [Fact]
    public void A_strategy_is_as_fresh_as_its_latest_report_and_says_how_many_measures_are_not()
    {
        var freshness = Assess(
            "2024-12-01",
            Plain,
            MeasureOf(Id(31), Planned(), Told("2024-11-01")),
            MeasureOf(Id(32), Planned(), Told("2024-05-01")),
            MeasureOf(Id(33), Planned(), Told("2023-05-01")),
            MeasureOf(Id(34), Planned()),
            MeasureOf(Id(35), Planned(), Completed("2024-11-15")),
            MeasureOf(Id(36), Planned(), Dropped("2024-11-20"))).Figures.Freshness;

        Assert.Equal((FreshnessDegree.Fresh, 16, Id(35)), (freshness.Degree, freshness.Days, freshness.MeasureId));
        Assert.Equal(new FreshnessCounts(Fresh: 1, Ageing: 1, Stale: 1, Never: 1, NotDue: 1), freshness.Measures);
    }
}

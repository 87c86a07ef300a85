using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>What was to be expected, what is late, and the colour with its words.</summary>
public sealed class LightSpecs
{
    [Theory]
    [InlineData("2023-12-31", "0/0", "0 of 366 days over")]
    [InlineData("2024-01-01", "0/0", "1 of 366 days over")]
    [InlineData("2024-07-01", "50/0", "183 of 366 days over")]
    [InlineData("2024-12-31", "100/0", "366 of 366 days over")]
    [InlineData("2026-06-01", "100/0", "366 of 366 days over")]
    public void Without_dated_milestones_the_part_of_the_period_that_is_over_is_expected(string day, string expected, string why)
    {
        var measure = Stands(day, Planned(), Milestone(First));

        Assert.Equal((expected, why, "/expected/byPeriod"), (InTwo(measure.Expected), measure.Expected.Why.English, measure.Expected.Rule));
    }

    [Theory]
    [InlineData("2024-02-28", "0/0")]
    [InlineData("2024-02-29", "25/0")]
    [InlineData("2024-06-30", "75/0")]
    public void A_dated_milestone_is_expected_from_its_last_day_on_by_weight(string day, string expected)
    {
        var measure = Stands(day, Planned(), Milestone(First, "2024-02"), Milestone(Second, "2024-06-30", weight: 2), Milestone(Id(43)));

        Assert.Equal((expected, "/expected/byMilestones"), (InTwo(measure.Expected), measure.Expected.Rule));
    }

    [Fact]
    public void A_milestone_that_was_given_another_date_is_expected_then_and_a_dropped_one_never()
    {
        Step[] steps =
        [
            Planned(), Milestone(First, "2024-02-01"), Milestone(Second, "2024-03-01"),
            new MilestoneRescheduled(First, Date("2024-08-01"), "später").On("2024-01-15"), new MilestoneDropped(Second, "").On("2024-02-15")
        ];

        Assert.Equal("0/0", InTwo(Stands("2024-07-31", steps).Expected));
        Assert.Equal("100/0", InTwo(Stands("2024-08-01", steps).Expected));
        Assert.Equal("MilestoneRescheduled", Stands("2024-08-01", steps).Milestones[0].DueBy.Event);
    }

    [Fact]
    public void Where_only_some_measures_have_dates_it_is_known_how_many_have_none()
    {
        var figures = Assess("2024-12-31", Plain, MeasureOf(Id(31), Planned()), MeasureOf(Id(32), Planned(null, null)), MeasureOf(Id(33), Planned("2024", null))).Figures;

        Assert.Equal(("33/67", "expected at least 33 %, unknown 67 %"), (InTwo(figures.Expected), figures.Expected.Sentence.English));
    }

    [Fact]
    public void No_dates_no_colour_whatever_else_is_known()
    {
        var light = Stands("2024-06-01", Planned(null, null), Completed("2024-05-01")).Light!;

        Assert.Equal((LightColour.None, "keine Termine, keine Ampel", "/light/none"), (light.Colour, light.Words.German, light.Rule));
    }

    // Half of the period is over: 50 points are expected.
    [Theory]
    [InlineData("Grey", "nothing reported within 6 months", "2024-07-01")]
    [InlineData("Grey", "nothing reported within 6 months", "2024-07-01", "told without a day")]
    [InlineData("Grey", "nothing reported within 6 months", "2024-07-01", "told long ago")]
    [InlineData("Red", "even in the best case -50 points against what was expected", "2024-07-01", "approved")]
    [InlineData("Grey", "unclear: too much is unknown", "2024-07-01", "running")]
    [InlineData("Green", "no milestone overdue, 50 points against what was expected", "2024-07-01", "completed")]
    [InlineData("Yellow", "even in the best case -10.1 points against what was expected", "2024-02-06", "approved")]
    [InlineData("Green", "no milestone overdue, -9.8 points against what was expected", "2024-02-05", "approved")]
    [InlineData("Yellow", "even in the best case -24.9 points against what was expected", "2024-03-31", "approved")]
    [InlineData("Red", "even in the best case -25.1 points against what was expected", "2024-04-01", "approved")]
    public void The_colours_are_tried_in_their_order(string colour, string words, string day, string told = "")
    {
        Step[] steps = told switch
        {
            "told without a day" => [Told(null)],
            "told long ago" => [Told("2023-12-31")],
            "approved" => [Approved("2024-01-01")],
            "running" => [Started("2024-01-01")],
            "completed" => [Completed("2024-01-01")],
            _ => []
        };

        var light = Stands(day, [Planned(), .. steps]).Light!;

        Assert.Equal((colour, words), (light.Colour.ToString(), light.Words.English));
    }

    [Theory]
    [InlineData("2024-03-31", "Green", 0)]
    [InlineData("2024-04-01", "Yellow", 1)]
    [InlineData("2024-06-29", "Yellow", 90)]
    [InlineData("2024-06-30", "Red", 91)]
    public void A_milestone_overdue_is_yellow_and_red_after_90_days(string day, string colour, int days)
    {
        // The others were reached in time, so that only the day of the last decides.
        var milestones = Enumerable.Range(60, 9).SelectMany(number => (Step[])[Milestone(Id(number), "2024-02-01"), Reached(Id(number), "2024-02-01")]);

        var measure = Stands(day, [Planned(), .. milestones, Milestone(First, "2024-03"), Started("2024-01-01"), Told("2024-03-01")]);

        Assert.Equal((colour, days == 0 ? (int?)null : days), (measure.Light!.Colour.ToString(), measure.Milestones[^1].OverdueDays));
        Assert.Equal(days > 0, measure.IsLate);
    }

    [Fact]
    public void Best_cases_of_exactly_25_and_10_points_less_are_yellow_and_green()
    {
        Assert.Equal("yellow: even in the best case -25 points against what was expected", Light(due: 5, reached: 0, of: 20));
        Assert.Equal("green: no milestone overdue, -10 points against what was expected", Light(due: 2, reached: 0, of: 20));
        Assert.Equal("red: even in the best case -30 points against what was expected", Light(due: 6, reached: 0, of: 20));

        // Nothing is overdue on the day itself, and what is due on it is expected.
        static string Light(int due, int reached, int of)
        {
            var milestones = Enumerable.Range(60, of).Select((number, index) => (Step)Milestone(Id(number), index < due ? "2024-06-01" : "2024-12-01"));
            var light = Stands("2024-06-01", [Planned(), .. milestones, Started("2024-01-01")]).Light!;
            Assert.Equal(reached, light.Overdue);
            return $"{light.Name.English}: {light.Words.English}";
        }
    }

    [Fact]
    public void Green_speaks_of_milestones_so_that_it_can_stand_beside_a_period_that_is_over()
    {
        var measure = Stands("2024-11-26", Planned("2024-02-01", "2024-10-31"), Milestone(First, "2025-01-31"), Started("2024-09-01"));

        Assert.Equal("kein Meilenstein überfällig, 0 Punkte gegenüber dem Erwarteten", measure.Light!.Words.German);
        Assert.Equal("Der Zeitraum ist vorbei (31. Oktober 2024).", Assert.Single(measure.Late).German);
    }

    [Fact]
    public void A_completed_measure_owes_no_report_and_has_nothing_overdue()
    {
        var measure = Stands("2026-06-01", Planned(), Milestone(First, "2024-02-01"), Completed("2024-03-01"));

        Assert.Equal((LightColour.Green, 0, false), (measure.Light!.Colour, measure.Light.Overdue, measure.IsLate));
        Assert.Equal((FreshnessDegree.NotDue, "kein Bericht mehr fällig", 822), (measure.Freshness.Degree, measure.Freshness.Sentence.German, measure.Freshness.Days));
    }

    [Fact]
    public void What_does_not_count_has_no_light_and_is_never_late()
    {
        var measure = Stands("2026-06-01", Planned(), Milestone(First, "2024-02-01"), Dropped("2024-03-01"));

        Assert.Equal((null, false, null), (measure.Light, measure.IsLate, measure.Milestones[0].OverdueDays));
    }

    [Fact]
    public void Late_follows_from_dates_and_says_from_which()
    {
        var measure = Stands("2025-01-01", Planned(), Milestone(First, "2024-06"), Milestone(Second, "2024-07"), Started("2024-01-01"), Reached(Second, "2024-09-01"));

        Assert.Equal(["Meilenstein überfällig (Juni 2024): Meilenstein 29", "Der Zeitraum ist vorbei (31. Dezember 2024)."], measure.Late.Select(why => why.German));
        Assert.Empty(Stands("2024-12-31", Planned(), Started("2024-01-01")).Late);
    }

    [Fact]
    public void A_strategy_has_the_colour_of_the_whole_beside_the_colours_of_its_measures()
    {
        var figures = Assess(
            "2024-07-01",
            Plain,
            MeasureOf(Id(31), Planned(), Completed("2024-05-01")),
            MeasureOf(Id(32), Planned(), Milestone(First, "2024-06-01"), Started("2024-05-01")),
            MeasureOf(Id(33), Planned()),
            MeasureOf(Id(34), Planned(), Dropped("2024-05-01"))).Figures;

        Assert.Equal((LightColour.Yellow, "überfällige Meilensteine: 1", 1), (figures.Light.Colour, figures.Light.Words.German, figures.Light.Overdue));
        Assert.Equal(new LightCounts(None: 0, Grey: 1, Red: 1, Yellow: 0, Green: 1), figures.Lights);
    }

    [Fact]
    public void Where_what_is_expected_is_unknown_in_part_the_colours_take_the_bounds_of_it()
    {
        // Half of the weight has no dates. Reached: all that has dates, nothing of the rest; 50 to 100 points are expected.
        Assert.Equal("/light/unclear", RuleOf(Completed("2024-05-01"), Approved("2024-05-01")));

        // Even if nothing were expected of it, 50 points are missing.
        Assert.Equal("/light/red/bestCase", RuleOf(Approved("2024-05-01"), Approved("2024-05-01")));

        // Everything is reached, whatever was expected.
        Assert.Equal("/light/green", RuleOf(Completed("2024-05-01"), Completed("2024-05-01")));

        static string RuleOf(Step dated, Step undated) =>
            Assess("2024-12-31", StrategyOf(TheStrategy, Drafted(every: 12), Field(), Goal()), MeasureOf(Id(31), Planned(), dated), MeasureOf(Id(32), Planned(null, null), undated)).Figures.Light.Rule;
    }

    [Fact]
    public void A_goal_is_reported_on_if_any_of_its_measures_is()
    {
        var stale = MeasureOf(Id(31), Planned(), Started("2024-01-01"));

        Assert.Equal("/light/notReported", Assess("2024-09-01", Plain, stale).Figures.Light.Rule);
        Assert.Equal("/light/unclear", Assess("2024-09-01", Plain, stale, MeasureOf(Id(32), Planned(), Started("2024-08-01"))).Figures.Light.Rule);
    }

    private static string InTwo(Expectation expected) => $"{expected.AtLeast?.ToString() ?? "-"}/{expected.Unknown}";
}

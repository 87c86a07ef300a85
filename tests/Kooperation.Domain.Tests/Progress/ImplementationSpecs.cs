using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>At least so much, unknown so much: of a measure, a goal, a field, a strategy.</summary>
public sealed class ImplementationSpecs
{
    private const string Today = "2025-06-01";

    [Theory]
    [InlineData("draft before its period", "2023-12-31", "0/0", "planned; its period only begins on 1 January 2024")]
    [InlineData("draft", "2024-01-01", "-/100", "planned, and nobody said whether it began")]
    [InlineData("draft without a period", "2023-12-31", "-/100", "planned, and nobody said whether it began")]
    [InlineData("draft that was told of", Today, "-/100", "planned, and nobody said whether it began")]
    [InlineData("approved", Today, "0/0", "approved, and no beginning is recorded")]
    [InlineData("call open", Today, "0/0", "called for, and no beginning is recorded since")]
    [InlineData("running", Today, "-/100", "running without milestones: how far it is cannot be told")]
    [InlineData("running with milestones", Today, "75/0", "milestones of weight 3 of 4 reached")]
    [InlineData("running with a milestone dropped", Today, "100/0", "milestones of weight 3 of 3 reached")]
    [InlineData("running with all milestones dropped", Today, "-/100", "running without milestones: how far it is cannot be told")]
    [InlineData("approved with a milestone reached", Today, "0/0", "approved, and no beginning is recorded")]
    [InlineData("deferred with a milestone reached", Today, "0/0", "deferred")]
    [InlineData("completed with a milestone not reached", Today, "100/0", "completed, so reached")]
    [InlineData("established", Today, "100/0", "established, so reached")]
    [InlineData("dropped", Today, "-/0", "dropped and does not count")]
    [InlineData("merged", Today, "-/0", "goes on as part of another measure and does not count")]
    public void A_measure_counts_for_what_its_state_says(string what, string day, string figures, string why)
    {
        var measure = Stands(day, Steps(what));

        Assert.Equal((figures, why), (measure.Implementation.InTwo(), measure.Implementation.Why.English));
        Assert.StartsWith("/states/", measure.Implementation.Rule, StringComparison.Ordinal);
    }

    private static Step[] Steps(string what) => what switch
    {
        "draft" or "draft before its period" => [Planned()],
        "draft without a period" => [Planned(null, null)],
        "draft that was told of" => [Planned(), Told("2024-05-01")],
        "approved" => [Planned(), Approved("2024-02-01")],
        "call open" => [Planned(), Called("2024-02-01")],
        "running" => [Planned(), Started("2024-02-01"), Told("2025-05-01")],
        "running with milestones" => [.. WithMilestones, Started("2024-02-01"), Reached(First, "2024-06-01")],
        "running with a milestone dropped" => [.. WithMilestones, Started("2024-02-01"), Reached(First, "2024-06-01"), new MilestoneDropped(Second, "").On("2025-01-01")],
        "running with all milestones dropped" => [.. WithMilestones, Started("2024-02-01"), new MilestoneDropped(First, "").On("2025-01-01"), new MilestoneDropped(Second, "").On("2025-01-01")],
        "approved with a milestone reached" => [.. WithMilestones, Approved("2024-02-01"), Reached(First, "2024-06-01")],
        "deferred with a milestone reached" => [.. WithMilestones, Started("2024-02-01"), Reached(First, "2024-06-01"), Deferred("2025-01-01")],
        "completed with a milestone not reached" => [.. WithMilestones, Started("2024-02-01"), Completed("2025-01-01")],
        "established" => [Planned(), Established("2025-01-01")],
        "dropped" => [Planned(), Dropped("2025-01-01")],
        _ => [Planned(), new MeasuresMerged(Id(99), TheMeasure, "").On("2025-01-01")]
    };

    private static Step[] WithMilestones => [Planned(), Milestone(First, weight: 3), Milestone(Second)];

    [Fact]
    public void A_milestone_is_reached_from_its_day_on()
    {
        Step[] steps = [.. WithMilestones, Started("2024-02-01"), Reached(First, "2024-06-01")];

        Assert.Equal("0/0", Stands("2024-05-31", steps).Implementation.InTwo());
        Assert.Equal("75/0", Stands("2024-06-01", steps).Implementation.InTwo());
    }

    [Fact]
    public void Every_figure_names_the_steps_it_rests_on()
    {
        var measure = Stands(Today, [.. WithMilestones, Started("2024-02-01"), Reached(First, "2024-06-01")]);

        Assert.Equal(("3", "0", "4"), (measure.Implementation.Reached.ToString(), measure.Implementation.UnknownWeight.ToString(), measure.Implementation.Counted.ToString()));
        Assert.Equal(
            [("3", "MilestonePlanned", "MilestoneReached"), ("1", "MilestonePlanned", null)],
            measure.Milestones.Select(milestone => (milestone.Weight.ToString(), milestone.DueBy.Event, milestone.ReachedBy?.Event)));
        Assert.Equal(("MeasureStarted", "2024-02-01"), (measure.StateBy!.Event, measure.StateBy.OccurredOn.ToString()));
        Assert.Equal("/states/running", measure.Implementation.Rule);
    }

    [Fact]
    public void A_running_measure_is_never_half_done() =>
        Assert.Equal("-/100", Assess(Today, Plain, Measure(Planned(), Started("2024-02-01"))).Figures.InTwo());

    [Fact]
    public void Measures_roll_up_by_weight()
    {
        var assessment = Assess(
            Today,
            Plain,
            MeasureOf(Id(31), Planned(), Completed("2024-05-01"), new MeasureWeighted(new Quantity(2.5m), "groß").On("2024-01-01")),
            MeasureOf(Id(32), Planned(), Started("2024-05-01")),
            MeasureOf(Id(33), Planned(weight: 0.5m), Approved("2024-05-01")));

        // 2.5 of 4 reached, 1 of 4 unknown.
        var goal = assessment.Fields[0].Goals[0].Figures.Implementation;
        Assert.Equal(("62/25", "weight 2.5 of 4 reached, 1 unknown", "Gewicht 2,5 von 4 erreicht, 1 unbekannt"), (goal.InTwo(), goal.Why.English, goal.Why.German));
    }

    [Fact]
    public void Goals_and_fields_roll_up_by_the_weights_that_were_set()
    {
        var strategy = Strategy(
            Field(),
            Field(Id(12)),
            Goal(),
            Goal(Id(22)),
            Goal(Id(23), Id(12)),
            new WeightSet(Id(22), new Quantity(3), "wichtiger").On("2023-01-01"),
            new WeightSet(Id(12), new Quantity(3), "wichtiger").On("2024-01-01"));
        MeasureEvidence[] measures =
        [
            MeasureOf(Id(31), Planned(), Completed("2023-05-01")),
            MeasureOf(Id(32), Planned(goal: Id(22)), Approved("2023-05-01")),
            MeasureOf(Id(33), Planned(goal: Id(23)), Completed("2023-05-01"))
        ];

        var before = Assess("2023-12-31", strategy, measures);
        var after = Assess("2024-01-01", strategy, measures);

        Assert.Equal(("25/0", "100/0"), (before.Fields[0].Figures.InTwo(), before.Fields[1].Figures.InTwo()));
        Assert.Equal(("62/0", "81/0"), (before.Figures.InTwo(), after.Figures.InTwo())); // 1.25 of 2, 3.25 of 4
        Assert.Equal(("WeightSet", null), (after.Fields[1].WeightedBy!.Event, before.Fields[1].WeightedBy));
    }

    [Fact]
    public void A_goal_without_measures_and_a_field_without_goals_are_unknown_and_count()
    {
        var assessment = Assess(Today, Strategy(Field(), Field(Id(12)), Goal(), Goal(Id(22))), Measure(Planned(), Completed("2024-05-01")));

        Assert.Equal(("50/50", "-/100", "25/75"), (assessment.Fields[0].Figures.InTwo(), assessment.Fields[1].Figures.InTwo(), assessment.Figures.InTwo()));
        Assert.Equal("The field has no goal that counts.", assessment.Fields[1].Figures.Implementation.Why.English);
        Assert.Equal(
            ["The goal has no measure that counts.", "The field has no goal that counts."],
            assessment.NotAssessable.Select(what => what.Why.English));
    }

    [Fact]
    public void A_goal_whose_measures_were_all_dropped_is_unknown()
    {
        var goal = Assess(Today, Plain, Measure(Planned(), Dropped("2024-05-01"))).Fields[0].Goals[0];

        Assert.Equal(("-/100", 0, 1), (goal.Figures.InTwo(), goal.Figures.Measures, goal.Measures.Count));
    }

    [Fact]
    public void A_dropped_goal_leaves_the_count_with_its_measures_and_stays_visible()
    {
        var strategy = Strategy(Field(), Goal(), Goal(Id(22)), new GoalDropped(Id(22), "überholt").On("2024-01-01"));
        MeasureEvidence[] measures = [MeasureOf(Id(31), Planned(), Completed("2023-05-01")), MeasureOf(Id(32), Planned(goal: Id(22)), Started("2023-05-01"))];

        Assert.Equal("50/50", Assess("2023-12-31", strategy, measures).Figures.InTwo());
        var after = Assess("2024-01-01", strategy, measures);

        Assert.Equal(("100/0", 1), (after.Figures.InTwo(), after.Figures.Measures));
        var dropped = after.Fields[0].Goals[1];
        Assert.Equal((false, "GoalDropped", "Das Ziel wurde aufgegeben."), (dropped.Counts, dropped.DroppedBy!.Event, Assert.Single(Assert.Single(dropped.Measures).Notes).German));
        Assert.False(dropped.Measures[0].Counts);
    }

    [Fact]
    public void Where_nothing_is_known_nothing_is_assessable_and_that_is_never_zero()
    {
        var nothing = Assess(Today, Plain, Measure(Planned(), Started("2024-05-01"))).Figures.Implementation;
        var zero = Assess(Today, Plain, Measure(Planned(), Approved("2024-05-01"))).Figures.Implementation;

        Assert.Equal((false, null, "not assessable"), (nothing.IsAssessable, nothing.AtLeast, nothing.Sentence.English));
        Assert.Equal((true, 0, "0 %"), (zero.IsAssessable, zero.AtLeast, zero.Sentence.English));
    }

    [Fact]
    public void At_least_is_rounded_down_and_unknown_up()
    {
        var measures = Enumerable.Range(0, 300).Select(number => MeasureOf(Id(1000 + number), Planned(), number == 0 ? Started("2024-05-01") : Completed("2024-05-01"))).ToArray();

        Assert.Equal("99/1", Assess(Today, Plain, measures).Figures.InTwo());
    }

    [Fact]
    public void Thirds_that_make_a_whole_are_a_whole()
    {
        var strategy = Strategy(Field(), Goal(Id(21)), Goal(Id(22)), Goal(Id(23)));
        var measures = Enumerable.Range(0, 9).Select(number => MeasureOf(Id(1000 + number), Planned(goal: Id(21 + number / 3)), number / 3 > number % 3 - 1 ? Completed("2024-05-01") : Approved("2024-05-01"))).ToArray();

        // 1/3, 2/3 and 3/3 of three goals: two thirds.
        Assert.Equal(["33/0", "66/0", "100/0"], Assess(Today, strategy, measures).Fields[0].Goals.Select(goal => goal.Figures.InTwo()));
        Assert.Equal("66/0", Assess(Today, strategy, measures).Figures.InTwo());
    }

    [Fact]
    public void A_measure_whose_goal_is_no_part_of_the_strategy_is_shown_and_does_not_count()
    {
        var assessment = Assess(Today, Plain, MeasureOf(Id(31), Planned(), Completed("2024-05-01")), MeasureOf(Id(32), Planned(goal: Id(99)), Started("2024-05-01")));

        Assert.Equal(("100/0", Id(32)), (assessment.Figures.InTwo(), Assert.Single(assessment.WithoutGoal).MeasureId));
        Assert.Equal("Das Ziel der Maßnahme gehört an diesem Tag nicht zur Strategie.", Assert.Single(assessment.WithoutGoal[0].Notes).German);
    }

    [Fact]
    public void A_strategy_without_fields_cannot_be_assessed()
    {
        var assessment = Assess(Today, Strategy());

        Assert.Equal("-/100", assessment.Figures.InTwo());
        Assert.Equal("The strategy has no field of action.", Assert.Single(assessment.NotAssessable).Why.English);
    }

    [Fact]
    public void It_says_what_it_rests_on()
    {
        var assessment = Assess(
            Today,
            Plain,
            Measure(Planned(), Approved(null), Started("2024-05-01") with { Basis = Basis.Judged }, Told("2024-06-01"), Told(null), Completed("2026-01-01")));

        Assert.Equal(new ProgressBasis(Steps: 9, Undated: 2, Judged: 1, Invented: 0), assessment.BasedOn);
    }
}

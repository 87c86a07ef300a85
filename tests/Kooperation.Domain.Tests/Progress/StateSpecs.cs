using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>Which state a measure is in on a day.</summary>
public sealed class StateSpecs
{
    private const string Today = "2025-06-01";

    private static readonly Dictionary<string, (MeasureState State, Step[] Steps)> Table = new()
    {
        ["planned"] = (MeasureState.Draft, []),
        ["planned and told of"] = (MeasureState.Draft, [Told("2024-05-01")]),
        ["approved"] = (MeasureState.Approved, [Approved("2024-02-01")]),
        ["called for"] = (MeasureState.CallOpen, [Approved("2024-02-01"), Called("2024-03-01")]),
        ["decided on after the call"] = (MeasureState.Approved, [Called("2024-03-01"), Approved("2024-05-01")]),
        ["started"] = (MeasureState.Running, [Approved("2024-02-01"), Started("2024-04-01")]),
        ["called for again while running"] = (MeasureState.CallOpen, [Started("2024-04-01"), Called("2024-06-01")]),
        ["completed"] = (MeasureState.Completed, [Started("2024-04-01"), Completed("2024-12-01")]),
        ["completed, then established"] = (MeasureState.Established, [Completed("2024-12-01"), Established("2025-01-01")]),
        ["established without anything before"] = (MeasureState.Established, [Established("2025-01-01")]),
        ["deferred"] = (MeasureState.Deferred, [Started("2024-04-01"), Deferred("2024-06-01")]),
        ["deferred and approved meanwhile"] = (MeasureState.Deferred, [Deferred("2024-06-01"), Approved("2024-07-01")]),
        ["deferred, approved, resumed"] = (MeasureState.Approved, [Deferred("2024-06-01"), Approved("2024-07-01"), Resumed("2024-08-01")]),
        ["resumed where it was running"] = (MeasureState.Running, [Started("2024-04-01"), Deferred("2024-06-01"), Resumed("2024-08-01")]),
        ["resumed where it was a draft"] = (MeasureState.Draft, [Deferred("2024-06-01"), Resumed("2024-08-01")]),
        ["deferred twice, resumed once"] = (MeasureState.Running, [Started("2024-04-01"), Deferred("2024-06-01"), Deferred("2024-07-01"), Resumed("2024-08-01")]),
        ["deferred, resumed, deferred"] = (MeasureState.Deferred, [Started("2024-04-01"), Deferred("2024-06-01"), Resumed("2024-07-01"), Deferred("2024-08-01")]),
        ["deferred and started anyway"] = (MeasureState.Running, [Approved("2024-02-01"), Deferred("2024-03-01"), Started("2024-04-01")]),
        ["deferred while running and started again"] = (MeasureState.Running, [Started("2024-02-01"), Deferred("2024-03-01"), Started("2024-04-01")]),
        ["deferred and completed anyway"] = (MeasureState.Completed, [Deferred("2024-03-01"), Completed("2024-04-01")]),
        ["dropped"] = (MeasureState.Dropped, [Started("2024-04-01"), Dropped("2024-06-01")]),
        ["dropped while deferred"] = (MeasureState.Dropped, [Started("2024-04-01"), Deferred("2024-05-01"), Dropped("2024-06-01")]),
        ["dropped is the end"] = (MeasureState.Dropped, [Dropped("2024-06-01"), Started("2024-07-01"), Resumed("2024-08-01")]),
        ["merged into another"] = (MeasureState.Merged, [Started("2024-04-01"), new MeasuresMerged(Id(99), TheMeasure, "dasselbe").On("2024-06-01")]),
        ["another merged into it"] = (MeasureState.Running, [Started("2024-04-01"), new MeasuresMerged(TheMeasure, Id(99), "dasselbe").On("2024-06-01")])
    };

    public static TheoryData<string> Rows() => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_last_status_step_tells_the_state(string row)
    {
        var (state, steps) = Table[row];

        Assert.Equal(state, Stands(Today, [Planned(), .. steps]).State);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_status_that_is_told_late_takes_its_place_among_the_others(string row)
    {
        var (state, steps) = Table[row];

        Assert.Equal(state, Stands(Today, [Planned(), .. steps.Reverse()]).State);
    }

    [Fact]
    public void Every_state_is_in_this_table() => Assert.Equal(Enum.GetValues<MeasureState>(), Table.Values.Select(row => row.State).Distinct().Order());

    [Theory]
    [InlineData("2024-01-31", MeasureState.Draft)]
    [InlineData("2024-02-01", MeasureState.Approved)]
    [InlineData("2024-04-14", MeasureState.Approved)]
    [InlineData("2024-04-15", MeasureState.Running)]
    [InlineData("2024-06-29", MeasureState.Running)]
    [InlineData("2024-06-30", MeasureState.Completed)]
    public void Each_counts_from_its_day_a_month_from_the_15th_and_a_year_from_30_June(string day, MeasureState state) =>
        Assert.Equal(state, Stands(day, Planned(), Approved("2024-02-01"), Started("2024-04"), Completed("2024")).State);

    [Fact]
    public void Where_the_days_leave_it_open_the_step_that_is_further_along_holds()
    {
        Assert.Equal(MeasureState.Running, Stands(Today, Planned(), Started("2024-03-01"), Approved("2024")).State);
        Assert.Equal(MeasureState.Running, Stands(Today, Planned(), Started("2024-03-01"), Approved("2024-03-01")).State);
        Assert.Equal(MeasureState.Approved, Stands(Today, Planned(), Started("2024-03-01"), Approved("2024-03-02")).State);
    }

    [Fact]
    public void A_deferral_known_by_its_year_can_be_followed_by_a_resumption_on_an_earlier_looking_day() =>
        Assert.Equal(MeasureState.Running, Stands(Today, Planned(), Started("2023-03-01"), Deferred("2024"), Resumed("2024-03-01")).State);

    [Fact]
    public void A_status_without_a_day_holds_on_every_day_and_is_shown_as_undated()
    {
        var measure = Stands("2022-06-01", Planned(), Approved(null));

        Assert.Equal((MeasureState.Approved, false), (measure.State, measure.StateBy!.OccurredOn.IsKnown));
        Assert.Equal("The state rests on a step without a day.", Assert.Single(measure.Notes).English);
    }

    [Fact]
    public void A_status_without_a_day_takes_nothing_back()
    {
        Assert.Equal(MeasureState.Running, Stands(Today, Planned(), Started("2024-03-01"), Approved(null)).State);
        Assert.Equal(MeasureState.Completed, Stands(Today, Planned(), Completed(null), Started("2024-03-01")).State);
        Assert.Equal(MeasureState.Deferred, Stands(Today, Planned(), Started("2024-03-01"), Deferred(null)).State);
        Assert.Equal(MeasureState.Running, Stands(Today, Planned(), Started("2024-03-01"), Deferred("2024-06-01"), Resumed(null)).State);
    }

    [Fact]
    public void A_second_call_reopens()
    {
        var measure = Stands(Today, Planned(), Called("2024-03-15"), Called("2024-08-25"));

        Assert.Equal((MeasureState.CallOpen, "Called for 2 times."), (measure.State, Assert.Single(measure.Notes).English));
        Assert.Equal(["2024-03-15", "2024-08-25"], measure.Course.Select(step => step.OccurredOn.ToString()));
    }

    [Fact]
    public void Measures_that_were_merged_name_each_other_and_only_the_kept_one_counts()
    {
        var merged = new MeasuresMerged(Id(32), TheMeasure, "dasselbe").On("2024-06-01");

        var goal = Assess(Today, Plain, MeasureOf(TheMeasure, Planned(), merged), MeasureOf(Id(32), Planned(), Completed("2024-07-01"), merged)).Fields[0].Goals[0];

        Assert.Equal((Id(32), false, "geht in einer anderen Maßnahme auf und zählt nicht mit"), (goal.Measures[0].MergedInto, goal.Measures[0].Counts, goal.Measures[0].Implementation.Why.German));
        Assert.Equal(TheMeasure, Assert.Single(goal.Measures[1].Absorbed));
        Assert.Equal((1, "100/0"), (goal.Figures.Measures, goal.Figures.InTwo()));
    }

    [Fact]
    public void The_municipalitys_own_words_are_shown_for_the_states()
    {
        var strategy = Strategy(
            Field(),
            Goal(),
            new StatusLabelsSet([new StatusLabel("alt", MeasureState.Running)]).On("2023-01-01"),
            new StatusLabelsSet([new StatusLabel("in Bearbeitung", MeasureState.Running), new StatusLabel("angelaufen", MeasureState.Running)]).On("2024-01-01"));

        Assert.Equal("in Bearbeitung / angelaufen", NameIn(strategy, "2025-01-01", Started("2022-05-01")));
        Assert.Equal("alt", NameIn(strategy, "2023-06-01", Started("2022-05-01")));
        Assert.Equal("umgesetzt", NameIn(strategy, "2025-01-01", Completed("2022-05-01")));

        static string NameIn(StrategyEvidence strategy, string day, Step step) =>
            Assess(day, strategy, Measure(Planned(), step)).Fields[0].Goals[0].Measures[0].StateName.German;
    }

    [Fact]
    public void A_measure_that_was_not_planned_by_the_day_is_not_there_and_one_without_a_day_is()
    {
        Assert.Empty(Assess("2021-12-31", Strategy(Field(day: null), Goal(day: null)), Measure(Planned())).Fields[0].Goals[0].Measures);
        Assert.Single(Assess("2021-12-31", Strategy(Field(day: null), Goal(day: null)), Measure(Planned(day: null))).Fields[0].Goals[0].Measures);
    }

    [Fact]
    public void Of_titles_periods_offices_and_weights_the_one_holds_that_came_last()
    {
        var measure = Stands(
            Today,
            Planned(),
            new MeasureReworded("Elterntreff", null).On("2024-01-01"),
            new MeasureAssigned(null, "Bürgerstiftung").On("2024-01-01"),
            new MeasureWeighted(new Quantity(2), "groß").On("2024-01-01"),
            new MeasureRescheduled(Term("2025", "2026"), "später").On("2024-01-01"),
            new MeasureReworded("Elternfrühstück", null).On("2023-01-01"));

        Assert.Equal(("Elterntreff", null, "Bürgerstiftung"), (measure.Title, measure.ResponsibleOffice, measure.ExternalBody));
        Assert.Equal(("2", "MeasureWeighted"), (measure.Weight.ToString(), measure.WeightedBy!.Event));
        Assert.Equal(("2026", "MeasureRescheduled"), (measure.Term.Until.ToString(), measure.RescheduledBy!.Event));
    }
}

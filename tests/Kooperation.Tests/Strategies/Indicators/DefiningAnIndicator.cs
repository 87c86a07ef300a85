using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Indicators;

public sealed class DefiningAnIndicator(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task An_indicator_is_recorded_as_it_was_defined()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        var answer = await Accepted($"strategies/{strategy}/indicators", new
        {
            occurredOn = "2020",
            goalId = goal,
            title = "Hochschulreife",
            unit = "%",
            direction = "up",
            baseline = "40",
            baselineOn = "2014",
            target = "46.25",
            targetOn = "2018",
            effectLevel = 5
        });

        var indicator = Assert.IsType<IndicatorDefined>((await StepsOf(strategy)).Last());
        Assert.Equal(
            (answer.StepId, goal, "Hochschulreife", "%", Direction.Up, 5),
            (indicator.IndicatorId, indicator.GoalId, indicator.Title, indicator.Unit, indicator.Direction, indicator.EffectLevel));
        Assert.Equal(
            (new Quantity(40), PartialDate.Year(2014), new Quantity(46.25m), PartialDate.Year(2018)),
            (indicator.Baseline, indicator.BaselineOn, indicator.Target, indicator.TargetOn));
    }

    [Fact]
    public async Task Without_a_target_an_indicator_is_observed()
    {
        var strategy = await GivenStrategy();

        await GivenIndicator(strategy, await GivenGoal(strategy));

        var indicator = Assert.IsType<IndicatorDefined>((await StepsOf(strategy)).Last());
        Assert.Equal(
            (null, PartialDate.Unknown, null, PartialDate.Unknown), (indicator.Baseline, indicator.BaselineOn, indicator.Target, indicator.TargetOn));
    }

    public static TheoryData<string, string?, string?, string?, string?, string, string> Targets => new()
    {
        { "up", "40", "2014", "46", "2013", "/targetOn", "The target of 2013 lies before the baseline of 2014." },
        { "up", "40", "2014", "39.9", "2018", "/target", "From 40 to 39.9 is not the direction that was given." },
        { "down", "40", "2014", "46", "2018", "/target", "From 40 to 46 is not the direction that was given." },
        { "up", "40", "2014", "46", null, "/targetOn", "A target needs the date by which it is to be reached." },
        { "up", "40", "2014", null, "2018", "/target", "There is a date and no target: name the target as well, or leave both out for observation only." },
        { "up", null, "2014", "46", "2018", "/baseline", "There is a date and no baseline: name the baseline as well, or leave both out." },
        { "up", "40", "2199", null, null, "/baselineOn", "The year 2199 lies in the future: a step is recorded once it has happened." }
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_target_lies_ahead_of_the_baseline_in_time_and_direction(
        string direction, string? baseline, string? baselineOn, string? target, string? targetOn, string at, string sentence)
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        var refused = await Refused(
            $"strategies/{strategy}/indicators",
            new { occurredOn = "2020", goalId = goal, title = "Quote", unit = "%", direction, baseline, baselineOn, target, targetOn, effectLevel = 4 },
            sentence);

        Assert.NotNull(refused.ErrorAt(at));
    }

    [Theory]
    [InlineData("up", "40", "40")]
    [InlineData("down", "40", "40")]
    [InlineData("down", "0", "-0.5")]
    [InlineData("up", null, "5")]
    public async Task A_target_may_be_to_hold_what_there_is(string direction, string? baseline, string target)
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Accepted(
            $"strategies/{strategy}/indicators",
            new { occurredOn = "2020", goalId = goal, title = "Quote", unit = "%", direction, baseline, target, targetOn = "2030", effectLevel = 4 });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public async Task The_level_of_effect_is_one_of_the_stairs(int effectLevel)
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Refused(
            $"strategies/{strategy}/indicators",
            new { occurredOn = "2020", goalId = goal, title = "Quote", unit = "%", direction = "up", effectLevel },
            "The level of effect is 0 (input), 1 to 3 (output), 4 to 6 (outcome) or 7 (impact).");
    }

    [Fact]
    public async Task An_indicator_is_of_a_goal_of_this_strategy_and_not_older()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var goal = await GivenGoalIn(field, strategy);

        foreach (var unknown in new[] { Guid.CreateVersion7(), field })
        {
            var refused = await Refused($"strategies/{strategy}/indicators", Indicator(unknown, "2020"), "This strategy has no such goal.");
            Assert.NotNull(refused.ErrorAt("/goalId"));
        }

        await Refused(
            $"strategies/{strategy}/indicators",
            Indicator(goal, "2019"),
            "This follows from what happened in 2020 and cannot have happened before, in 2019.");
    }

    [Fact]
    public async Task An_indicator_has_a_title_and_a_unit()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Refused($"strategies/{strategy}/indicators", Indicator(goal, "2020", title: ""), "This must not be empty.");
        await Refused($"strategies/{strategy}/indicators", Indicator(goal, "2020", unit: " "), "This must not be empty.");
    }

    private static object Indicator(Guid goalId, string occurredOn, string title = "Quote", string unit = "%") =>
        new { occurredOn, goalId, title, unit, direction = "up", effectLevel = 4 };
}

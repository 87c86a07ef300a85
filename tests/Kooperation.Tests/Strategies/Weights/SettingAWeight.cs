using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Weights;

public sealed class SettingAWeight(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task Fields_and_goals_count_for_more_or_less_than_one()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var goal = await GivenGoalIn(field, strategy);

        await Accepted($"strategies/{strategy}/weights", new { occurredOn = "2021", about = field, weight = "1.5", reason = "Schwerpunkt" });
        await Accepted($"strategies/{strategy}/weights", new { occurredOn = "2021", about = goal, weight = "0.5", reason = "Nebenziel" });

        Assert.Equal(
            [(field, new Quantity(1.5m), "Schwerpunkt"), (goal, new Quantity(0.5m), "Nebenziel")],
            (await StepsOf(strategy)).OfType<WeightSet>().Select(set => (set.About, set.Weight, set.Reason)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.000000")]
    [InlineData("-1")]
    [InlineData("-0.000001")]
    public async Task A_weight_is_more_than_zero(string weight)
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);

        await Refused($"strategies/{strategy}/weights", new { occurredOn = "2021", about = field, weight, reason = "Schwerpunkt" }, "A weight must be more than zero.");
    }

    [Fact]
    public async Task A_weight_is_a_figure_and_has_a_reason()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);

        await Malformed(
            $"strategies/{strategy}/weights",
            new { occurredOn = "2021", about = field, weight = 1.5, reason = "Schwerpunkt" },
            "/weight",
            "A figure is written as text, such as \"45.8\", with at most 12 digits before the point and 6 behind it.");
        await Malformed($"strategies/{strategy}/weights", new { occurredOn = "2021", about = field, weight = "2" }, "/reason", "“reason” is missing.");
        await Refused($"strategies/{strategy}/weights", new { occurredOn = "2021", about = field, weight = "2", reason = " " }, "This must not be empty.");
    }

    [Fact]
    public async Task Nothing_else_has_a_weight_here()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var indicator = await GivenIndicator(strategy, goal);
        var elsewhere = await GivenField(await GivenStrategy());

        foreach (var other in new[] { strategy, indicator, elsewhere, await GivenMeasure(strategy, goal), Guid.CreateVersion7() })
        {
            var refused = await Refused(
                $"strategies/{strategy}/weights",
                new { occurredOn = "2021", about = other, weight = "2", reason = "Wichtig" },
                "This is neither a field of action nor a goal of this strategy; a measure is given its weight itself.");
            Assert.NotNull(refused.ErrorAt("/about"));
        }
    }

    [Fact]
    public async Task A_weight_is_not_older_than_what_it_is_of()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var goal = await GivenGoalIn(field, strategy);

        foreach (var about in new[] { field, goal })
        {
            await Refused(
                $"strategies/{strategy}/weights",
                new { occurredOn = "2019", about, weight = "2", reason = "Wichtig" },
                "This follows from what happened in 2020 and cannot have happened before, in 2019.");
        }
    }
}

using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Goals;

public sealed class SettingAGoal(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task A_goal_is_set_in_a_field()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);

        var set = await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field, text = "Antidiskriminierungsarbeit stärken" });

        var goal = Assert.IsType<GoalSet>((await StepsOf(strategy)).Last());
        Assert.Equal((set.StepId, field, "Antidiskriminierungsarbeit stärken"), (goal.GoalId, goal.FieldId, goal.Text));
    }

    [Fact]
    public async Task A_source_may_name_no_text_but_not_an_empty_one()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);

        await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field });

        Assert.Null(Assert.IsType<GoalSet>((await StepsOf(strategy)).Last()).Text);
        await Refused($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field, text = " " }, "This must not be empty.");
    }

    [Fact]
    public async Task A_goal_needs_a_field_of_this_strategy()
    {
        var strategy = await GivenStrategy();
        var elsewhere = await GivenField(await GivenStrategy());
        var goal = await GivenGoal(strategy);

        foreach (var unknown in new[] { Guid.CreateVersion7(), elsewhere, goal })
        {
            var refused = await Refused($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = unknown }, "This strategy has no such field of action.");
            Assert.NotNull(refused.ErrorAt("/fieldId"));
        }
    }

    [Fact]
    public async Task A_goal_is_not_older_than_its_field()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);

        await Refused(
            $"strategies/{strategy}/goals",
            new { occurredOn = "2019", fieldId = field },
            "This follows from what happened in 2020 and cannot have happened before, in 2019.");
    }
}

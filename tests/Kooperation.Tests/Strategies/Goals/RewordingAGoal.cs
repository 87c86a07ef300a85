using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Goals;

public sealed class RewordingAGoal(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task A_goal_gets_other_words()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Accepted($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn = "2021", text = "Alle Kinder in die Kita", reason = "Ratsauftrag" });

        var reworded = Assert.IsType<GoalReworded>((await StepsOf(strategy)).Last());
        Assert.Equal((goal, "Alle Kinder in die Kita", "Ratsauftrag"), (reworded.GoalId, reworded.Text, reworded.Reason));
    }

    [Fact]
    public async Task Words_that_say_nothing_are_refused()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Refused($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn = "2021", text = " " }, "This must not be empty.");
    }

    [Fact]
    public async Task Only_a_goal_of_this_strategy_gets_other_words()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var elsewhere = await GivenGoal(await GivenStrategy());

        foreach (var unknown in new[] { Guid.CreateVersion7(), field, elsewhere })
        {
            await Refused($"strategies/{strategy}/goals/{unknown}/wording", new { occurredOn = "2021", text = "Neu" }, "This strategy has no such goal.");
        }
    }

    [Fact]
    public async Task A_goal_gets_other_words_after_it_was_set_and_until_it_was_dropped()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        await GivenDrop(strategy, goal, "2022-05-01");

        await Refused(
            $"strategies/{strategy}/goals/{goal}/wording",
            new { occurredOn = "2019", text = "Neu" },
            "This follows from what happened in 2020 and cannot have happened before, in 2019.");
        await Refused(
            $"strategies/{strategy}/goals/{goal}/wording",
            new { occurredOn = "2022-05-02", text = "Neu" },
            "This goal was dropped on 1 May 2022: only what happened until then can still be recorded.");
        await Accepted($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn = "2022-04", text = "Neu" });
    }
}

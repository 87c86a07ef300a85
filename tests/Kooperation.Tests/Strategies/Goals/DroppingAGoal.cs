using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Goals;

public sealed class DroppingAGoal(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task A_goal_is_dropped_with_a_reason()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Accepted(Abandonment(strategy, goal), new { occurredOn = "2022-05-01", reason = "Das Land übernimmt" }, "\"3\"");

        var dropped = Assert.IsType<GoalDropped>((await StepsOf(strategy)).Last());
        Assert.Equal((goal, "Das Land übernimmt"), (dropped.GoalId, dropped.Reason));
    }

    [Fact]
    public async Task A_goal_is_dropped_once_after_it_was_set_and_with_a_reason()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Refused(Abandonment(strategy, goal), new { occurredOn = "2022", reason = "" }, "This must not be empty.", "*");
        await Refused(
            Abandonment(strategy, goal),
            new { occurredOn = "2019", reason = "Erledigt" },
            "This follows from what happened in 2020 and cannot have happened before, in 2019.",
            "*");
        await Refused(Abandonment(strategy, Guid.CreateVersion7()), new { occurredOn = "2022", reason = "Erledigt" }, "This strategy has no such goal.", "*");

        await GivenDrop(strategy, goal);
        await Refused(Abandonment(strategy, goal), new { occurredOn = "2021", reason = "Erledigt" }, "This goal has been dropped already.", "*");
    }

    [Fact]
    public async Task Nothing_goes_on_with_a_goal_after_it_was_dropped()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var indicator = await GivenIndicator(strategy, goal);
        await GivenDrop(strategy, goal, "2022-05-01");

        const string Dropped = "This goal was dropped on 1 May 2022: only what happened until then can still be recorded.";
        foreach (var (path, command) in GoingOnWith(strategy, goal, indicator, "2022-05-02")) await Refused(path, command, Dropped);
        foreach (var (path, command) in GoingOnWith(strategy, goal, indicator, "2022")) await Refused(path, command, Dropped);
        foreach (var (path, command) in GoingOnWith(strategy, goal, indicator, null)) await Refused(path, command, Dropped);
        foreach (var (path, command) in GoingOnWith(strategy, goal, indicator, "2022-05-01")) await Accepted(path, command);
    }

    [Fact]
    public async Task Nothing_goes_on_with_a_goal_that_was_dropped_on_an_unknown_day()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var indicator = await GivenIndicator(strategy, goal);
        await GivenDrop(strategy, goal, null);

        foreach (var (path, command) in GoingOnWith(strategy, goal, indicator, "2021")) await Refused(path, command, "This goal was dropped, nobody knows when.");
    }

    [Fact]
    public async Task A_drop_that_was_withdrawn_lets_the_goal_go_on()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var dropped = await GivenDrop(strategy, goal);

        await Accepted($"steps/{dropped.StepId}/withdrawal", new { reason = "Verwechslung" }, dropped.ETag);

        await Accepted($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn = "2023", text = "Neu" });
    }

    [Fact]
    public async Task Whoever_drops_a_goal_says_what_they_last_read()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        Assert.Equal(428, (int)(await Post(Abandonment(strategy, goal), new { occurredOn = "2022", reason = "Erledigt" })).Status);
        Assert.Equal(412, (int)(await Post(Abandonment(strategy, goal), new { occurredOn = "2022", reason = "Erledigt" }, "\"2\"")).Status);
    }

    private static string Abandonment(Guid strategy, Guid goal) => $"strategies/{strategy}/goals/{goal}/abandonment";

    private static IEnumerable<(string Path, object Command)> GoingOnWith(Guid strategy, Guid goal, Guid indicator, string? occurredOn) =>
    [
        ($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn, text = "Neu" }),
        ($"strategies/{strategy}/weights", new { occurredOn, about = goal, weight = "2", reason = "Wichtig" }),
        ($"strategies/{strategy}/indicators", new { occurredOn, goalId = goal, title = "Plätze", unit = "Plätze", direction = "up", effectLevel = 1 }),
        ($"strategies/{strategy}/indicators/{indicator}/values", new { occurredOn, value = "51" }),
        ($"strategies/{strategy}/overrides", new { occurredOn, about = goal, percent = 50, reason = "Sachstand", until = "2024" })
    ];
}

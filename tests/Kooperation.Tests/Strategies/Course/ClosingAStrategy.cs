using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Course;

public sealed class ClosingAStrategy(KooperationHost host) : StrategySpec(host)
{
    private const string Closed = "This strategy is closed; its plan stays as it is.";

    [Fact]
    public async Task A_strategy_is_closed_with_a_reason()
    {
        var strategy = await GivenAdoptedStrategy();

        await Accepted($"strategies/{strategy}/closing", new { occurredOn = "2025-12-31", reason = "Der Zeitraum ist um" }, "\"2\"");

        Assert.Equal("Der Zeitraum ist um", Assert.IsType<StrategyClosed>((await StepsOf(strategy)).Last()).Reason);
    }

    [Fact]
    public async Task A_strategy_is_closed_once_and_with_a_reason()
    {
        var strategy = await GivenStrategy();
        await Refused($"strategies/{strategy}/closing", new { occurredOn = "2025", reason = " " }, "This must not be empty.", "*");
        await GivenClosing(strategy);

        await Refused($"strategies/{strategy}/closing", new { occurredOn = "2026", reason = "Doppelt" }, "This strategy has been closed already.", "*");
    }

    [Fact]
    public async Task A_strategy_is_closed_after_it_was_drafted_and_adopted()
    {
        var strategy = await GivenAdoptedStrategy(adoptedOn: "2021-06-30");

        await Refused(
            $"strategies/{strategy}/closing",
            new { occurredOn = "2019", reason = "Verschrieben" },
            "This follows from what happened in 2020 and cannot have happened before, in 2019.",
            "*");
        await Refused(
            $"strategies/{strategy}/closing",
            new { occurredOn = "2021-06-29", reason = "Verschrieben" },
            "This strategy was adopted on 30 June 2021 and cannot have ended before that, on 29 June 2021.",
            "*");
    }

    [Fact]
    public async Task Whoever_closes_says_what_they_last_read()
    {
        var strategy = await GivenAdoptedStrategy();

        Assert.Equal(428, (int)(await Post($"strategies/{strategy}/closing", new { occurredOn = "2025", reason = "Um" })).Status);
        Assert.Equal(412, (int)(await Post($"strategies/{strategy}/closing", new { occurredOn = "2025", reason = "Um" }, "\"1\"")).Status);
    }

    [Fact]
    public async Task The_plan_of_a_closed_strategy_stays_as_it_is()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        await GivenClosing(strategy);

        foreach (var (path, command) in PlanChanges(strategy, goal, "2026-01-01")) await Refused(path, command, Closed, "*");
    }

    [Fact]
    public async Task What_happened_before_the_closing_and_what_changes_no_plan_may_still_be_recorded()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var indicator = await GivenIndicator(strategy, goal);
        await GivenClosing(strategy);

        await Accepted($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn = "2025-12-31", text = "Früher" });
        await Accepted($"strategies/{strategy}/indicators/{indicator}/values", new { occurredOn = "2026-01-15", value = "51" });
        await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2026-02", title = "Schlussbericht", period = new { from = "2020", until = "2025" } });
    }

    [Fact]
    public async Task Closed_on_an_unknown_day_a_strategy_takes_no_change_of_any_day()
    {
        var strategy = await GivenStrategy();
        await Accepted($"strategies/{strategy}/closing", new { occurredOn = (string?)null, reason = "Um" }, "*");

        await Refused($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Arbeit" }, Closed);
    }

    private Task<Answer> GivenClosing(Guid strategy) =>
        Accepted($"strategies/{strategy}/closing", new { occurredOn = "2025-12-31", reason = "Der Zeitraum ist um" }, "*");

    private static IEnumerable<(string Path, object Command)> PlanChanges(Guid strategy, Guid goal, string occurredOn)
    {
        const string decisionReference = "Beschluss 7/2026";
        return
        [
            ($"strategies/{strategy}/fields-of-action", new { occurredOn, decisionReference, title = "Arbeit" }),
            ($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn, decisionReference, text = "Neu" }),
            ($"strategies/{strategy}/goals/{goal}/abandonment", new { occurredOn, decisionReference, reason = "Erledigt" }),
            ($"strategies/{strategy}/weights", new { occurredOn, decisionReference, about = goal, weight = "2", reason = "Wichtig" }),
            ($"strategies/{strategy}/indicators", new { occurredOn, decisionReference, goalId = goal, title = "Plätze", unit = "Plätze", direction = "up", effectLevel = 1 })
        ];
    }
}

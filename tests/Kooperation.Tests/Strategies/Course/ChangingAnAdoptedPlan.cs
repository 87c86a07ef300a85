using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Course;

public sealed class ChangingAnAdoptedPlan(KooperationHost host) : StrategySpec(host)
{
    private const string NeedsDecision = "The strategy was adopted on 30 June 2021: since then its goals and measures change only with the reference of a decision.";

    [Fact]
    public async Task Every_change_of_an_adopted_plan_names_the_decision_it_rests_on()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var goal = await GivenGoalIn(field, strategy);
        await GivenAdoption(strategy);

        foreach (var (path, command) in Changes(strategy, field, goal, null))
        {
            var refused = await Refused(path, command, NeedsDecision, "*");
            Assert.NotNull(refused.ErrorAt("/decisionReference"));
        }

        foreach (var (path, command) in Changes(strategy, field, goal, "Beschluss 12/2023")) await Accepted(path, command, "*");
        Assert.All((await StepsOf(strategy)).OfType<StrategyStep>().TakeLast(6), step => Assert.Equal("Beschluss 12/2023", step.DecisionReference));
    }

    [Fact]
    public async Task What_came_with_the_adoption_is_covered_by_it()
    {
        var strategy = await GivenAdoptedStrategy(adoptedOn: "2021-06-30");

        await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2021-06-30", title = "Bildung" });
        await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Arbeit" });
        await Refused($"strategies/{strategy}/fields-of-action", new { occurredOn = "2021-07-01", title = "Wohnen" }, NeedsDecision);
        await Refused($"strategies/{strategy}/fields-of-action", new { occurredOn = "2021", title = "Wohnen" }, NeedsDecision);
        await Refused($"strategies/{strategy}/fields-of-action", new { occurredOn = (string?)null, title = "Wohnen" }, NeedsDecision);
    }

    [Fact]
    public async Task Adopted_on_an_unknown_day_every_change_names_its_decision()
    {
        var strategy = await GivenStrategy();
        await GivenAdoption(strategy, adoptedOn: null);

        await Refused(
            $"strategies/{strategy}/fields-of-action",
            new { occurredOn = "2020", title = "Wohnen" },
            "The strategy is adopted: since then its goals and measures change only with the reference of a decision.");
    }

    [Fact]
    public async Task What_was_reached_measured_and_reported_needs_no_decision()
    {
        var strategy = await GivenStrategy();
        var indicator = await GivenIndicator(strategy, await GivenGoal(strategy));
        await GivenAdoption(strategy);

        await Accepted($"strategies/{strategy}/indicators/{indicator}/values", new { occurredOn = "2023", value = "45.8" });
        await Accepted($"strategies/{strategy}/status-labels", new { occurredOn = "2023", labels = new[] { new { label = "läuft", state = "running" } } });
        await Accepted($"strategies/{strategy}/overrides", new { occurredOn = "2023", about = strategy, percent = 40, reason = "Sachstand", until = "2024" });
        await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2023", title = "Bericht", period = new { from = "2021", until = "2022" } });
    }

    [Fact]
    public async Task A_correction_cannot_go_round_the_decision()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        await GivenAdoption(strategy);

        var refused = await Refused($"steps/{field}/corrections", Correction(field, "2023", null), NeedsDecision, "*");
        Assert.NotNull(refused.ErrorAt("/replacement/decisionReference"));
        await Accepted($"steps/{field}/corrections", Correction(field, "2021", "Beschluss 12/2023"), "*");
        await Accepted($"steps/{field}/corrections", Correction(field, "2020", null), "*");
    }

    private static object Correction(Guid field, string occurredOn, string? decisionReference) =>
        new { replacement = new { @event = "FieldOfActionAdded", occurredOn, decisionReference, fieldId = field, title = "Bildung und Sprache" }, reason = "verlesen" };

    private static IEnumerable<(string Path, object Command)> Changes(Guid strategy, Guid field, Guid goal, string? decisionReference)
    {
        const string occurredOn = "2023-01-15";
        return
        [
            ($"strategies/{strategy}/fields-of-action", new { occurredOn, decisionReference, title = "Arbeit" }),
            ($"strategies/{strategy}/goals", new { occurredOn, decisionReference, fieldId = field, text = "Mehr Ausbildung" }),
            ($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn, decisionReference, text = "Neu" }),
            ($"strategies/{strategy}/weights", new { occurredOn, decisionReference, about = goal, weight = "2", reason = "Wichtig" }),
            ($"strategies/{strategy}/indicators", new { occurredOn, decisionReference, goalId = goal, title = "Plätze", unit = "Plätze", direction = "up", effectLevel = 1 }),
            ($"strategies/{strategy}/goals/{goal}/abandonment", new { occurredOn, decisionReference, reason = "Erledigt" })
        ];
    }
}

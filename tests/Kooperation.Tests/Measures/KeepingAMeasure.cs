using Kooperation.Domain.Measures;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures;

public sealed class KeepingAMeasure(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task It_is_reworded_weighed_and_rescheduled_by_decision_once_the_strategy_is_adopted()
    {
        var measure = await GivenInAdoptedStrategy();

        await Refused($"measures/{measure}/wording", new { occurredOn = "2022", title = "Elterntreff" }, NeedsDecision);
        await Refused($"measures/{measure}/weight", new { occurredOn = "2022", weight = "2", reason = "Schwerpunkt" }, NeedsDecision);
        await Refused($"measures/{measure}/schedule", new { occurredOn = "2022", term = new { from = "2023", until = "2024" }, reason = "Personal fehlt" }, NeedsDecision);

        await Accepted($"measures/{measure}/wording", new { occurredOn = "2022", title = "Elterntreff", decisionReference = "DS 17/2022" });
        await Accepted($"measures/{measure}/weight", new { occurredOn = "2022", weight = "2", reason = "Schwerpunkt", decisionReference = "DS 17/2022" });
        var last = await Accepted($"measures/{measure}/schedule", new { occurredOn = "2022", term = new { from = "2023", until = "2024" }, reason = "Personal fehlt", decisionReference = "DS 17/2022" });

        Assert.Equal([typeof(MeasureReworded), typeof(MeasureWeighted), typeof(MeasureRescheduled)], (await StepsOf(measure)).Skip(1).Select(step => step.GetType()));
        Assert.Equal("Elterntreff", (await Get($"measures/{measure}?atLeast={last.Position}")).Json["progress"]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_words_are_no_new_wording()
    {
        await Refused($"measures/{await GivenPlanned()}/wording", new { occurredOn = "2022", title = "Elterncafé" }, "The measure is called that already.");
    }

    [Fact]
    public async Task Somebody_takes_charge()
    {
        var measure = await GivenPlanned();

        await Refused($"measures/{measure}/assignment", new { occurredOn = "2022" }, "Say which office or which body outside is in charge.");
        await Accepted($"measures/{measure}/assignment", new { occurredOn = "2022", externalBody = "Bürgerstiftung" });

        Assert.Equal("Bürgerstiftung", Assert.IsType<MeasureAssigned>((await StepsOf(measure)).Last()).ExternalBody);
    }

    [Fact]
    public async Task A_report_changes_no_state()
    {
        var measure = await GivenPlanned();

        await Refused($"measures/{measure}/reports", new { occurredOn = "2022", what = " " }, "This must not be empty.");
        await Accepted($"measures/{measure}/reports", new { occurredOn = "2022", what = "Raum gefunden" });

        Assert.Equal("Raum gefunden", Assert.IsType<MeasureReported>((await StepsOf(measure)).Last()).What);
    }

    [Fact]
    public async Task What_is_corrected_stays_within_the_strategy_and_its_plan()
    {
        var strategy = await GivenStrategy();
        var (goal, other) = (await GivenGoal(strategy), await GivenGoal(strategy, "Mehr Sprachen"));
        var planned = await Planned(strategy, goal);
        var elsewhere = await GivenStrategy();

        await Accepted($"steps/{planned.StepId}/corrections", Correcting(strategy, other), "*");
        await Refused($"steps/{planned.StepId}/corrections", Correcting(strategy, Guid.CreateVersion7()), "This strategy has no such goal.", "*");
        await Refused(
            $"steps/{planned.StepId}/corrections",
            Correcting(elsewhere, other),
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");
        await Refused($"steps/{planned.StepId}/withdrawal", new { reason = "Irrtum" }, "Every other step rests on this one: correct it instead of withdrawing it.", "*");

        await GivenAdoption(strategy, "2020-06-30");
        await Refused($"steps/{planned.StepId}/corrections", Correcting(strategy, goal), NeedsDecision.Replace("2021", "2020", StringComparison.Ordinal), "*");
    }

    [Fact]
    public async Task An_unknown_measure_is_not_found() =>
        Assert.Equal(404, (int)(await Post($"measures/{Guid.CreateVersion7()}/reports", new { occurredOn = "2022", what = "Raum gefunden" })).Status);

    private static object Correcting(Guid strategy, Guid goal) => new
    {
        replacement = new { @event = "MeasurePlanned", occurredOn = "2021", strategyId = strategy, goalId = goal, title = "Elterncafé", term = new { from = (string?)null, until = (string?)null } },
        reason = "Falsches Ziel"
    };
}

using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures;

/// <summary>What is corrected or withdrawn must leave a measure that can have gone that way.</summary>
public sealed class RevisingAMeasure(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task A_completion_rests_on_the_start_and_on_nothing_else()
    {
        var measure = await GivenPlanned();
        var deferred = await Accepted($"measures/{measure}/deferral", new { occurredOn = "2021-06", reason = "Haushalt" });
        var resumed = await Accepted($"measures/{measure}/resumption", new { occurredOn = "2021-09" });
        var approved = await Accepted($"measures/{measure}/approval", new { occurredOn = "2021-10" });
        var started = await Accepted($"measures/{measure}/start", new { occurredOn = "2022-01-01" });
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2024" });

        await RefusedWithdrawal(started, $"A later step rests on this one: withdraw “measure completed” of 2024 ({completed.StepId}) first.");
        await RefusedWithdrawal(deferred, "The resumption of September 2021 would follow no deferral.");

        foreach (var step in new[] { approved, resumed, deferred, completed, started }) await Accepted($"steps/{step.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
    }

    [Fact]
    public async Task A_start_is_not_moved_behind_the_completion_nor_the_completion_before_it()
    {
        var measure = await GivenPlanned();
        var started = await Accepted($"measures/{measure}/start", new { occurredOn = "2022-01-01" });
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2024-06-30" });

        await Refused(
            $"steps/{started.StepId}/corrections",
            Correcting(new { @event = "MeasureStarted", occurredOn = "2024-07-01" }),
            "\"measure completed\" of 30 June 2024 follows from this step, which therefore cannot have happened later, on 1 July 2024.",
            "*");
        await Refused(
            $"steps/{completed.StepId}/corrections",
            Correcting(new { @event = "MeasureCompleted", occurredOn = "2021", partners = Array.Empty<Guid>() }),
            "This step follows from \"measure started\" of 1 January 2022 and cannot have happened before, in 2021.",
            "*");
        await Accepted($"steps/{started.StepId}/corrections", Correcting(new { @event = "MeasureStarted", occurredOn = "2023" }), "*");
    }

    [Fact]
    public async Task Nothing_is_moved_behind_the_end()
    {
        var measure = await GivenRunning();
        var reported = await Accepted($"measures/{measure}/reports", new { occurredOn = "2023-01-01", what = "läuft" });
        await Accepted($"measures/{measure}/abandonment", new { occurredOn = "2023-06-01", reason = "Haushalt" }, "*");

        await Refused(
            $"steps/{reported.StepId}/corrections",
            Correcting(new { @event = "MeasureReported", occurredOn = "2023-07-01", what = "läuft" }),
            "Something is recorded that happened on 1 July 2023, when the measure had been given up on 1 June 2023.",
            "*");
        await Accepted($"steps/{reported.StepId}/corrections", Correcting(new { @event = "MeasureReported", occurredOn = "2023-05-01", what = "lief" }), "*");
    }

    [Fact]
    public async Task A_deferral_is_not_moved_to_where_none_can_begin()
    {
        var measure = await GivenPlanned();
        var deferred = await Accepted($"measures/{measure}/deferral", new { occurredOn = "2021-06-01", reason = "Haushalt" });
        await Accepted($"measures/{measure}/resumption", new { occurredOn = "2021-09-01" });

        await Refused(
            $"steps/{deferred.StepId}/corrections",
            Correcting(new { @event = "MeasureDeferred", occurredOn = "2021-10-01", reason = "Haushalt" }),
            "The resumption of 1 September 2021 would follow no deferral.",
            "*");
    }

    [Fact]
    public async Task What_was_dropped_by_mistake_goes_on_once_that_is_taken_back()
    {
        var measure = await GivenRunning();
        var dropped = await Accepted($"measures/{measure}/abandonment", new { occurredOn = "2023", reason = "Haushalt" }, "*");

        await Accepted($"steps/{dropped.StepId}/withdrawal", new { reason = "Andere Maßnahme gemeint" }, "*");

        await Accepted($"measures/{measure}/completion", new { occurredOn = "2024" });
    }

    [Fact]
    public async Task What_changes_an_adopted_plan_keeps_its_decision_when_it_is_corrected()
    {
        var measure = await GivenInAdoptedStrategy();
        var reworded = await Accepted($"measures/{measure}/wording", new { occurredOn = "2022", title = "Elterntreff", decisionReference = "DS 17/2022" });

        await Refused($"steps/{reworded.StepId}/corrections", Correcting(new { @event = "MeasureReworded", occurredOn = "2022", title = "Familientreff" }), NeedsDecision, "*");
        await Accepted(
            $"steps/{reworded.StepId}/corrections",
            Correcting(new { @event = "MeasureReworded", occurredOn = "2022", title = "Familientreff", decisionReference = "DS 17/2022" }),
            "*");
        await Accepted($"steps/{reworded.StepId}/withdrawal", new { reason = "Nie beschlossen" }, "*");
        await Refused($"measures/{measure}/wording", new { occurredOn = "2023", title = "Elterncafé", decisionReference = "DS 1/2023" }, "The measure is called that already.");
    }

    [Fact]
    public async Task A_measure_turns_out_to_be_for_another_goal_that_was_not_dropped()
    {
        var strategy = await GivenStrategy();
        var (goal, dropped) = (await GivenGoal(strategy), await GivenGoal(strategy, "Mehr Sprachen"));
        var planned = await Planned(strategy, goal);
        await GivenDrop(strategy, dropped, "2020-12-31");

        await Refused(
            $"steps/{planned.StepId}/corrections",
            Correcting(new { @event = "MeasurePlanned", occurredOn = "2021", strategyId = strategy, goalId = dropped, title = "Elterncafé", term = new { from = (string?)null, until = (string?)null } }),
            "This goal was dropped on 31 December 2020: only what happened until then can still be recorded.",
            "*");
    }

    [Fact]
    public async Task A_goal_is_not_taken_back_in_the_moment_in_which_a_measure_is_planned_for_it()
    {
        var strategy = await GivenStrategy();
        for (var round = 0; round < 5; round++)
        {
            var goal = await GivenGoal(strategy);
            var (planning, withdrawing) = (
                Post("measures", new { occurredOn = "2021", strategyId = strategy, goalId = goal, title = "Elterncafé" }),
                Post($"steps/{goal}/withdrawal", new { reason = "Irrtum" }, "*"));

            var accepted = (await Task.WhenAll(planning, withdrawing)).Count(answer => (int)answer.Status == 201);

            Assert.Equal(1, accepted);
        }
    }

    private Task<Answer> RefusedWithdrawal(Answer step, string sentence) => Refused($"steps/{step.StepId}/withdrawal", new { reason = "Irrtum" }, sentence, "*");

    private static object Correcting(object replacement) => new { replacement, reason = "Datum verwechselt" };
}

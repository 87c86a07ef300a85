using Kooperation.Domain.Measures;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures.Milestones;

public sealed class ReachingMilestones(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task A_milestone_is_planned_rescheduled_and_reached()
    {
        var measure = await GivenPlanned();
        var planned = await Accepted($"measures/{measure}/milestones", new { occurredOn = "2021-03-01", title = "Raum gefunden", dueOn = "2022-06" });

        await Accepted($"measures/{measure}/milestones/{planned.StepId}/schedule", new { occurredOn = "2022-05-01", dueOn = "2022-12", reason = "Umbau" });
        await Accepted($"measures/{measure}/milestones/{planned.StepId}/attainment", new { occurredOn = "2022-11-30" });

        var steps = await StepsOf(measure);
        Assert.Equal(PartialDate.Month(2022, 12), steps.OfType<MilestoneRescheduled>().Single().DueOn);
        Assert.Equal(planned.StepId, steps.OfType<MilestoneReached>().Single().MilestoneId);
    }

    [Fact]
    public async Task It_is_reached_once()
    {
        var measure = await GivenPlanned();
        var planned = await Accepted($"measures/{measure}/milestones", new { occurredOn = "2021-03-01", title = "Raum gefunden" });
        var address = $"measures/{measure}/milestones/{planned.StepId}";
        await Refused($"{address}/attainment", new { occurredOn = "2021-02" }, "This follows from what happened on 1 March 2021 and cannot have happened before, in February 2021.");
        var reached = await Accepted($"{address}/attainment", new { occurredOn = "2022" });

        const string already = "This milestone has been reached already.";
        await Refused($"{address}/attainment", new { occurredOn = "2022" }, already);
        await Refused($"{address}/schedule", new { occurredOn = "2022", dueOn = "2023", reason = "Umbau" }, already);
        await Refused($"{address}/abandonment", new { occurredOn = "2022", reason = "Umbau" }, already);
        await Refused(
            $"steps/{planned.StepId}/withdrawal",
            new { reason = "Irrtum" },
            $"A later step rests on this one: withdraw “milestone reached” of 2022 ({reached.StepId}) first.",
            "*");
    }

    [Fact]
    public async Task What_was_dropped_or_never_planned_is_not_reached()
    {
        var measure = await GivenPlanned();
        var planned = await Accepted($"measures/{measure}/milestones", new { occurredOn = "2021-03-01", title = "Raum gefunden" });
        await Accepted($"measures/{measure}/milestones/{planned.StepId}/abandonment", new { occurredOn = "2022", reason = "Kein Bedarf" });

        await Refused($"measures/{measure}/milestones/{planned.StepId}/attainment", new { occurredOn = "2022" }, "This milestone was dropped.");
        await Refused($"measures/{measure}/milestones/{Guid.CreateVersion7()}/attainment", new { occurredOn = "2022" }, "This milestone was never planned.");
        await Refused($"measures/{measure}/milestones", new { occurredOn = "2022", title = "" }, "This must not be empty.");
        await Refused($"measures/{measure}/milestones", new { occurredOn = "2022", title = "Bilanz", weight = "0" }, "A weight must be more than zero.");
    }

    [Fact]
    public async Task Another_day_may_be_recorded_late_and_nothing_is_reached_before_it_got_one()
    {
        var (address, _) = await GivenMilestone("2021-03-01");
        await Accepted($"{address}/schedule", new { occurredOn = "2022-05-01", dueOn = "2022-12", reason = "Umbau" });

        await Refused(
            $"{address}/attainment",
            new { occurredOn = "2022-04" },
            "This milestone got another day on 1 May 2022: before that it was neither reached nor given up.");
        await Refused(
            $"{address}/abandonment",
            new { occurredOn = "2022-04", reason = "Kein Bedarf" },
            "This milestone got another day on 1 May 2022: before that it was neither reached nor given up.");
        await Accepted($"{address}/attainment", new { occurredOn = "2022-11-30" });

        await Accepted($"{address}/schedule", new { occurredOn = "2022-10-01", dueOn = "2023-03", reason = "Umbau dauert" });
        await Refused($"{address}/schedule", new { occurredOn = "2022-12", dueOn = "2023-03", reason = "Umbau dauert" }, "This milestone has been reached already.");
    }

    [Fact]
    public async Task What_was_dropped_is_dropped_once_and_gets_no_other_day()
    {
        var (address, _) = await GivenMilestone("2021-03-01");
        await Refused($"{address}/abandonment", new { occurredOn = "2022", reason = " " }, "This must not be empty.");
        await Refused(
            $"{address}/abandonment",
            new { occurredOn = "2021-02", reason = "Kein Bedarf" },
            "This follows from what happened on 1 March 2021 and cannot have happened before, in February 2021.");
        await Accepted($"{address}/abandonment", new { occurredOn = "2022-05-01", reason = "Kein Bedarf" });

        await Refused($"{address}/abandonment", new { occurredOn = "2022-05-02", reason = "Kein Bedarf" }, "This milestone was dropped.");
        await Refused($"{address}/schedule", new { occurredOn = "2022-06", dueOn = "2023", reason = "Umbau" }, "This milestone was dropped.");
        await Accepted($"{address}/schedule", new { occurredOn = "2022-04", dueOn = "2023", reason = "Umbau" });
    }

    [Fact]
    public async Task Another_day_has_a_reason_and_came_after_the_plan()
    {
        var (address, measure) = await GivenMilestone("2021-03-01");

        await Refused($"{address}/schedule", new { occurredOn = "2022", dueOn = "2023", reason = "" }, "This must not be empty.");
        await Refused(
            $"{address}/schedule",
            new { occurredOn = "2021-02", dueOn = "2023", reason = "Umbau" },
            "This follows from what happened on 1 March 2021 and cannot have happened before, in February 2021.");
        foreach (var (what, command) in new (string, object)[] { ("schedule", new { occurredOn = "2022", dueOn = "2023", reason = "Umbau" }), ("abandonment", new { occurredOn = "2022", reason = "Umbau" }) })
        {
            await Refused($"measures/{measure}/milestones/{Guid.CreateVersion7()}/{what}", command, "This milestone was never planned.");
        }
    }

    [Fact]
    public async Task What_is_revised_leaves_no_milestone_that_moves_after_it_was_reached()
    {
        var (address, _) = await GivenMilestone("2021-03-01");
        var milestone = Guid.Parse(address.Split('/')[^1]);
        var rescheduled = await Accepted($"{address}/schedule", new { occurredOn = "2022-05-01", dueOn = "2022-12", reason = "Umbau" });
        var reached = await Accepted($"{address}/attainment", new { occurredOn = "2022-11-30" });

        await Refused(
            $"steps/{reached.StepId}/corrections",
            new { replacement = new { @event = "MilestoneReached", occurredOn = "2022-04-30", milestoneId = milestone }, reason = "Datum verwechselt" },
            "The milestone would have got another day on 1 May 2022, after it was reached on 30 April 2022.",
            "*");
        await Refused(
            $"steps/{reached.StepId}/corrections",
            new { replacement = new { @event = "MilestoneReached", occurredOn = "2021-02", milestoneId = milestone }, reason = "Datum verwechselt" },
            "This step follows from \"milestone planned\" of 1 March 2021 and cannot have happened before, in February 2021.",
            "*");
        await Accepted($"steps/{rescheduled.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
        await Accepted(
            $"steps/{reached.StepId}/corrections",
            new { replacement = new { @event = "MilestoneReached", occurredOn = "2022-04-30", milestoneId = milestone }, reason = "Datum verwechselt" },
            "*");
    }

    private async Task<(string Address, Guid Measure)> GivenMilestone(string plannedOn)
    {
        var measure = await GivenPlanned();
        var planned = await Accepted($"measures/{measure}/milestones", new { occurredOn = plannedOn, title = "Raum gefunden", dueOn = "2022-06" });
        return ($"measures/{measure}/milestones/{planned.StepId}", measure);
    }
}

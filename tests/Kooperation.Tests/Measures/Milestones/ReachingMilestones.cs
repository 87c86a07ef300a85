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
            $"A later step rests on this one: withdraw {reached.StepId} (milestone reached) first.",
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
}

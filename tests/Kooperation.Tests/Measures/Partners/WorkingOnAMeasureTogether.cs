using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures.Partners;

public sealed class WorkingOnAMeasureTogether(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task Whoever_has_a_part_is_told_what_it_is_there()
    {
        var (measure, partnership) = (await GivenPlanned(), await GivenPartnership());

        var shaped = await Accepted($"measures/{measure}/partners", new { occurredOn = "2021-02-01", partnershipId = partnership, role = "design", stage = "goal" });
        await Accepted($"measures/{measure}/partners", new { occurredOn = "2022-02-01", partnershipId = partnership, role = "delivery", what = "Der Verein lädt ein" });
        await Accepted($"measures/{measure}/partners", new { occurredOn = "2023-02-01", partnershipId = partnership, role = "evaluation", what = "Mehr Väter als gedacht" });

        var told = (await StepsOf(partnership)).Skip(1).ToList();
        Assert.Equal((measure, DesignStage.Goal), told[0] is MeasureCoDesigned designed ? (designed.MeasureId!.Value, designed.Stage) : default);
        Assert.Equal((measure, "Der Verein lädt ein"), told[1] is TasksShared shared ? (shared.MeasureId!.Value, shared.What) : default);
        Assert.Equal((measure, "Mehr Väter als gedacht"), told[2] is JointEvaluationHeld evaluated ? (evaluated.MeasureId!.Value, evaluated.Result) : default);
        Assert.Equal(shaped.StepId.ToString(), (await CausesOf(partnership))[1]);
    }

    [Fact]
    public async Task What_is_completed_together_deepens_the_partnership()
    {
        var (measure, first, second) = (await GivenRunning(), await GivenPartnership(), await GivenPartnership("Bildungswerk"));

        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2026-03-01", result = "Drei Cafés", partners = new[] { first, second } });

        Assert.All(
            new[] { (await StepsOf(first)).Last(), (await StepsOf(second)).Last() },
            told => Assert.Equal((measure, "Elterncafé", "Drei Cafés"), told is JointMeasureCompleted joint ? (joint.MeasureId!.Value, joint.Title, joint.Result) : default));
        var depth = (await Get($"partnerships/{first}/depth?asOf=2026-06-01&atLeast={completed.Position}")).Json;
        Assert.Equal(2, depth["dimensions"]!.AsArray().Single(dimension => dimension!["dimension"]!.GetValue<string>() == "jointWork")!["level"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_partner_who_cannot_take_part_keeps_everything_from_being_recorded()
    {
        var (measure, partnership, ended) = (await GivenRunning(), await GivenPartnership(), await GivenPartnership("Bildungswerk"));
        await Accepted($"partnerships/{ended}/end", new { occurredOn = "2023-01-01", by = "partner", reason = "Auflösung" }, "*");
        var nobody = Guid.CreateVersion7();

        var answer = await Refused(
            $"measures/{measure}/completion",
            new { occurredOn = "2024-03-01", partners = new[] { partnership, ended } },
            "This partnership ended on 1 January 2023: resume it first, or record what happened before.");
        Assert.NotNull(answer.ErrorAt("/partners/1"));
        await Refused(
            $"measures/{measure}/partners",
            new { occurredOn = "2024-03-01", partnershipId = nobody, role = "evaluation" },
            $"There is no partnership {nobody} here.");
        await Refused($"measures/{measure}/completion", new { occurredOn = "2024", partners = new[] { partnership, partnership } }, "Each partner is named once.");
    }

    [Fact]
    public async Task A_part_says_what_it_is()
    {
        var (measure, partnership) = (await GivenPlanned(), await GivenPartnership());

        await Refused(
            $"measures/{measure}/partners",
            new { occurredOn = "2022", partnershipId = partnership, role = "design" },
            "Say at which stage the partner came in: at the need, the goal or the design.");
        await Refused($"measures/{measure}/partners", new { occurredOn = "2022", partnershipId = partnership, role = "delivery" }, "This must not be empty.");
    }

    [Fact]
    public async Task What_is_revised_in_the_measure_is_revised_in_the_partnership()
    {
        var (measure, partnership) = (await GivenRunning(), await GivenPartnership());
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2024-03-01", result = "Zwei Cafés", partners = new[] { partnership } });
        var told = (await StoredOf(partnership)).Last();
        var there = $"This step follows from one of the measure {measure}: correct or withdraw it there.";
        await Refused($"steps/{told.Id}/withdrawal", new { reason = "Irrtum" }, there, "*");

        await Accepted(
            $"steps/{completed.StepId}/corrections",
            new { replacement = new { @event = "MeasureCompleted", occurredOn = "2024-04-01", result = "Drei Cafés", partners = new[] { partnership } }, reason = "Verzählt" },
            "*");
        var corrected = Assert.IsType<StepCorrected>((await StepsOf(partnership)).Last());
        Assert.Equal((told.Id, "Drei Cafés", "Elterncafé"), corrected.Replacement is JointMeasureCompleted joint ? (corrected.StepId, joint.Result, joint.Title) : default);
        await Refused(
            $"steps/{completed.StepId}/corrections",
            new { replacement = new { @event = "MeasureCompleted", occurredOn = "2024-04-01", partners = Array.Empty<Guid>() }, reason = "Allein" },
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");

        await Accepted($"steps/{completed.StepId}/withdrawal", new { reason = "Anderes Projekt" }, "*");
        Assert.Equal(told.Id, Assert.IsType<StepWithdrawn>((await StepsOf(partnership)).Last()).StepId);
    }
}

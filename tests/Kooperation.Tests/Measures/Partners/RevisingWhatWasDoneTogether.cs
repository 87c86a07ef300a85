using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures.Partners;

public sealed class RevisingWhatWasDoneTogether(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task What_is_revised_in_the_measure_is_revised_in_the_partnership()
    {
        var (measure, first, second) = (await GivenRunning(), await GivenPartnership(), await GivenPartnership("Bildungswerk"));
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2024-03-01", result = "Zwei Cafés", partners = new[] { first, second } });

        await Accepted($"steps/{completed.StepId}/corrections", Correcting(Completed("2024-04-01", second, first)), "*");
        foreach (var partnership in new[] { first, second })
        {
            var corrected = Assert.IsType<StepCorrected>((await StepsOf(partnership)).Last());
            var joint = Assert.IsType<JointMeasureCompleted>(corrected.Replacement);
            Assert.Equal((ToldIn(await StoredOf(partnership)), "Drei Cafés", "Elterncafé", measure), (corrected.StepId, joint.Result, joint.Title, joint.MeasureId!.Value));
            Assert.Equal(PartialDate.Day(2024, 4, 1), joint.OccurredOn);
        }

        var withdrawal = await Accepted($"steps/{completed.StepId}/withdrawal", new { reason = "Anderes Projekt" }, "*");
        foreach (var partnership in new[] { first, second })
        {
            Assert.Equal(ToldIn(await StoredOf(partnership)), Assert.IsType<StepWithdrawn>((await StepsOf(partnership)).Last()).StepId);
            Assert.Equal(withdrawal.StepId.ToString(), (await CausesOf(partnership)).Last());
            var depth = (await Get($"partnerships/{partnership}/depth?asOf=2024-06-01&atLeast={withdrawal.Position}")).Json;
            Assert.Equal(0, depth["level"]!.GetValue<int>());
        }

        await Accepted($"measures/{measure}/completion", new { occurredOn = "2025", partners = new[] { first } });
    }

    [Fact]
    public async Task In_the_partnership_it_is_revised_by_nobody()
    {
        var (measure, partnership) = (await GivenPlanned(), await GivenPartnership());
        await Accepted($"measures/{measure}/partners", new { occurredOn = "2022", partnershipId = partnership, role = "delivery", what = "lädt ein" });
        var told = ToldIn(await StoredOf(partnership));
        var there = $"This step follows from one of the measure {measure}: correct or withdraw it there.";

        await Refused($"steps/{told}/withdrawal", new { reason = "Irrtum" }, there, "*");
        await Refused(
            $"steps/{told}/corrections",
            Correcting(new { @event = "TasksShared", occurredOn = "2021", what = "lädt ein", measureId = measure }),
            there,
            "*");
    }

    [Fact]
    public async Task With_whom_and_as_what_cannot_be_corrected_only_what_is_said_of_it()
    {
        var (measure, partnership, other) = (await GivenPlanned(), await GivenPartnership(), await GivenPartnership("Bildungswerk"));
        var shaped = await Accepted($"measures/{measure}/partners", new { occurredOn = "2022", partnershipId = partnership, role = "design", stage = "design" });
        const string same = "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.";

        await Refused($"steps/{shaped.StepId}/corrections", Correcting(Shaped(other, "need")), same, "*");
        await Refused(
            $"steps/{shaped.StepId}/corrections", Correcting(new { @event = "PartnerInvolved", occurredOn = "2022", partnershipId = partnership, role = "evaluation" }), same, "*");
        await Accepted($"steps/{shaped.StepId}/corrections", Correcting(Shaped(partnership, "need")), "*");

        Assert.Equal(DesignStage.Need, ((MeasureCoDesigned)((StepCorrected)(await StepsOf(partnership)).Last()).Replacement).Stage);
    }

    [Fact]
    public async Task Who_completed_it_cannot_be_corrected_either()
    {
        var (measure, first, second) = (await GivenRunning(), await GivenPartnership(), await GivenPartnership("Bildungswerk"));
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2024-03-01", partners = new[] { first } });
        const string same = "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.";

        foreach (var partners in new Guid[][] { [], [first, second], [first, first], [second] })
        {
            await Refused($"steps/{completed.StepId}/corrections", Correcting(Completed("2024-03-01", partners)), same, "*");
        }
    }

    [Fact]
    public async Task Of_two_parts_told_on_one_day_the_right_one_is_revised()
    {
        var strategy = await GivenStrategy();
        var partnership = await GivenPartnership();
        var planned = await Accepted("measures", new
        {
            occurredOn = "2021-05-01", strategyId = strategy, goalId = await GivenGoal(strategy), title = "Elterncafé", partners = new[] { new { partnershipId = partnership, stage = "need" } }
        });
        await Accepted($"measures/{planned.Id}/partners", new { occurredOn = "2021-05-01", partnershipId = partnership, role = "design", stage = "goal" });
        var atTheNeed = (await StoredOf(planned.Id))[1].Id;

        await Accepted($"steps/{atTheNeed}/withdrawal", new { reason = "Erst beim Ziel" }, "*");

        var stored = await StoredOf(partnership);
        var withdrawn = stored.Single(step => step.Id == ((StepWithdrawn)stored[^1].Data).StepId);
        Assert.Equal(DesignStage.Need, Assert.IsType<MeasureCoDesigned>(withdrawn.Data).Stage);
    }

    [Fact]
    public async Task It_is_not_moved_behind_the_end_of_a_partnership()
    {
        var (measure, partnership) = (await GivenRunning(), await GivenPartnership());
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2024-03-01", partners = new[] { partnership } });
        await Accepted($"partnerships/{partnership}/end", new { occurredOn = "2024-06-30", by = "partner", reason = "Auflösung" }, "*");

        await Refused(
            $"steps/{completed.StepId}/corrections",
            Correcting(Completed("2024-07-01", partnership)),
            "Something is recorded that happened on 1 July 2024, when the partnership had ended on 30 June 2024.",
            "*");
        await Accepted($"steps/{completed.StepId}/corrections", Correcting(Completed("2024-06-30", partnership)), "*");
    }

    [Fact]
    public async Task What_is_of_no_recorded_measure_does_not_become_one_by_correction()
    {
        var partnership = await GivenPartnership();
        var shared = await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2024", what = "lädt ein" });

        await Refused(
            $"steps/{shared.StepId}/corrections",
            Correcting(new { @event = "TasksShared", occurredOn = "2024", what = "lädt ein", measureId = await GivenPlanned() }),
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");
        await Accepted($"steps/{shared.StepId}/corrections", Correcting(new { @event = "TasksShared", occurredOn = "2024", what = "lädt nach Hause ein" }), "*");
    }

    [Fact]
    public async Task What_a_partnership_said_of_a_measure_by_itself_is_its_own_to_revise()
    {
        var partnership = await GivenPartnership();
        await Record(session => session.Events.Append(partnership, new MeasureCoDesigned(Guid.CreateVersion7(), "Elterncafé", DesignStage.Need) { OccurredOn = PartialDate.Year(2024) }));

        await Accepted($"steps/{(await StoredOf(partnership)).Last().Id}/withdrawal", new { reason = "Irrtum" }, "*");
    }

    private static Guid ToldIn(IReadOnlyList<JasperFx.Events.IEvent> partnership) => partnership[1].Id;

    private static object Correcting(object replacement) => new { replacement, reason = "Verzählt" };

    private static object Completed(string occurredOn, params Guid[] partners) => new { @event = "MeasureCompleted", occurredOn, result = "Drei Cafés", partners };

    private static object Shaped(Guid partnership, string stage) => new { @event = "PartnerInvolved", occurredOn = "2022", partnershipId = partnership, role = "design", stage };
}

using Kooperation.Domain.Partnerships;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Partnerships.JointWork;

public sealed class WorkingTogether(KooperationHost host) : KooperationSpec(host)
{
    [Fact]
    public async Task Tasks_are_shared()
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2026-02", what = "Der Verein wirbt, die Stadt stellt den Raum" });

        Assert.Equal("Der Verein wirbt, die Stadt stellt den Raum", Assert.IsType<TasksShared>((await StepsOf(partnership)).Last()).What);
        await Refused($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2026-02", what = " " }, "This must not be empty.");
    }

    [Fact]
    public async Task Resources_are_shared()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/joint-work/resources", new { occurredOn = "2026", what = "Je eine halbe Stelle" });

        Assert.Equal("Je eine halbe Stelle", Assert.IsType<ResourcesShared>((await StepsOf(partnership)).Last()).What);
        await Refused($"partnerships/{partnership}/joint-work/resources", new { occurredOn = "2026", what = "" }, "This must not be empty.");
    }

    [Fact]
    public async Task An_event_is_held_together()
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/joint-work/events", new { occurredOn = "2026-09-20", title = "Fest der Kulturen", participants = 250 });

        var held = Assert.IsType<JointEventHeld>((await StepsOf(partnership)).Last());
        Assert.Equal(("Fest der Kulturen", 250), (held.Title, held.Participants));
    }

    [Fact]
    public async Task An_event_has_a_title_and_no_negative_number_of_guests()
    {
        var partnership = await GivenPartnership();

        await Refused($"partnerships/{partnership}/joint-work/events", new { occurredOn = "2026", title = "" }, "This must not be empty.");
        await Refused(
            $"partnerships/{partnership}/joint-work/events",
            new { occurredOn = "2026", title = "Fest", participants = -1 },
            "A number of people cannot be negative.");
    }

    [Fact]
    public async Task A_measure_is_designed_together()
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/joint-work/co-designs",
            new { occurredOn = "2026-03", title = "Elterncafé", stage = "need" });

        var designed = Assert.IsType<MeasureCoDesigned>((await StepsOf(partnership)).Last());
        Assert.Equal(((Guid?)null, "Elterncafé", DesignStage.Need), (designed.MeasureId, designed.Title, designed.Stage));
        await Refused(
            $"partnerships/{partnership}/joint-work/co-designs",
            new { occurredOn = "2026-03", title = " ", stage = "goal" },
            "This must not be empty.");
    }

    [Fact]
    public async Task A_measure_is_completed_together()
    {
        var partnership = await GivenPartnership();

        await Accepted(
            $"partnerships/{partnership}/joint-work/measures", new { occurredOn = "2026-10", title = "Elterncafé", result = "läuft weiter" });

        var completed = Assert.IsType<JointMeasureCompleted>((await StepsOf(partnership)).Last());
        Assert.Equal(((Guid?)null, "Elterncafé", "läuft weiter"), (completed.MeasureId, completed.Title, completed.Result));
        await Refused($"partnerships/{partnership}/joint-work/measures", new { occurredOn = "2026-10", title = "" }, "This must not be empty.");
    }

    [Fact]
    public async Task An_evaluation_is_held_together()
    {
        var partnership = await GivenPartnership();

        await Accepted($"partnerships/{partnership}/joint-work/evaluations", new { occurredOn = "2026-10", result = "früher einladen" });

        Assert.Equal("früher einladen", Assert.IsType<JointEvaluationHeld>((await StepsOf(partnership)).Last()).Result);
        await Refused(
            $"partnerships/{partnership}/joint-work/evaluations",
            new { occurredOn = "2199" },
            "The year 2199 lies in the future: a step is recorded once it has happened.");
    }
}

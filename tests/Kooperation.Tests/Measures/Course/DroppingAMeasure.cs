using Kooperation.Domain.Measures;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures.Course;

public sealed class DroppingAMeasure(KooperationHost host) : MeasureSpec(host)
{
    private const string Dropped = "This measure was dropped: only what happened before can still be recorded.";

    [Fact]
    public async Task What_was_dropped_takes_only_what_happened_before()
    {
        var measure = await GivenRunning();
        await Accepted($"measures/{measure}/abandonment", new { occurredOn = "2023-06-01", reason = "Haushalt" }, "*");

        Assert.Equal("Haushalt", Assert.IsType<MeasureDropped>((await StepsOf(measure)).Last()).Reason);
        await Refused($"measures/{measure}/abandonment", new { occurredOn = "2024", reason = "Haushalt" }, "This measure has been dropped already.", "*");
        await Refused($"measures/{measure}/reports", new { occurredOn = "2024", what = "läuft doch" }, Dropped);
        await Refused($"measures/{measure}/milestones", new { occurredOn = "2024", title = "Bilanz" }, Dropped);
        await Refused($"measures/{measure}/calls", new { occurredOn = "2024" }, Dropped);
        await Refused($"measures/{measure}/deferral", new { occurredOn = "2024", reason = "Haushalt" }, Dropped);
        await Refused($"measures/{measure}/assignment", new { occurredOn = "2024", responsibleOffice = "FB 40" }, Dropped);
        await Accepted($"measures/{measure}/reports", new { occurredOn = "2023-05-31", what = "Letzter Termin" });
    }

    [Fact]
    public async Task It_was_neither_completed_nor_made_regular_work_whenever_that_is_to_have_been()
    {
        var measure = await GivenRunning();
        await Accepted($"measures/{measure}/abandonment", new { occurredOn = "2023-06-01", reason = "Haushalt" }, "*");

        foreach (var what in new[] { "completion", "establishment" })
        {
            foreach (var day in new[] { "2023", "2024" })
            {
                await Refused(
                    $"measures/{measure}/{what}", new { occurredOn = day }, "This measure was dropped: it can be neither completed nor made regular work.");
            }
        }
    }

    [Fact]
    public async Task A_measure_is_not_given_up_before_what_is_recorded_of_it()
    {
        var measure = await GivenRunning();
        await Accepted($"measures/{measure}/reports", new { occurredOn = "2024-05-01", what = "läuft" });

        await Refused(
            $"measures/{measure}/abandonment",
            new { occurredOn = "2023", reason = "Haushalt" },
            "Something is recorded that happened on 1 May 2024, when the measure had been given up in 2023.",
            "*");
        await Accepted($"measures/{measure}/abandonment", new { occurredOn = "2024-05", reason = "Haushalt" }, "*");
    }

    [Fact]
    public async Task It_must_not_overlook_what_others_did()
    {
        var measure = await GivenRunning();
        var command = new { occurredOn = "2023-06-01", reason = "Haushalt" };

        Assert.Equal(428, (int)(await Post($"measures/{measure}/abandonment", command)).Status);
        Assert.Equal(412, (int)(await Post($"measures/{measure}/abandonment", command, "\"1\"")).Status);
        Assert.Equal(2, (await StepsOf(measure)).Count);
    }

    [Fact]
    public async Task In_an_adopted_strategy_it_takes_a_decision()
    {
        var measure = await GivenInAdoptedStrategy();

        await Refused($"measures/{measure}/abandonment", new { occurredOn = "2022", reason = "Haushalt" }, NeedsDecision, "*");
        await Accepted($"measures/{measure}/abandonment", new { occurredOn = "2022", reason = "Haushalt", decisionReference = "DS 17/2022" }, "*");
    }
}

using Kooperation.Domain.Measures;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures.Course;

public sealed class CarryingOutAMeasure(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task A_measure_is_approved_called_started_and_completed()
    {
        var measure = await GivenPlanned();

        await Accepted($"measures/{measure}/approval", new { occurredOn = "2021-03-01", decidedBy = "Sozialausschuss" });
        await Accepted($"measures/{measure}/calls", new { occurredOn = "2021-04-01", deadline = "2021-06-30", highestAmountInCents = 5_000_000 });
        await Accepted($"measures/{measure}/calls", new { occurredOn = "2021-09-01", deadline = "2021-12-31" });
        await Accepted($"measures/{measure}/start", new { occurredOn = "2022-01-01" });
        await Accepted($"measures/{measure}/completion", new { occurredOn = "2024-12-31", result = "Drei Cafés" });

        Assert.Equal(
            [typeof(MeasureApproved), typeof(CallOpened), typeof(CallOpened), typeof(MeasureStarted), typeof(MeasureCompleted)],
            (await StepsOf(measure)).Skip(1).Select(step => step.GetType()));
    }

    [Fact]
    public async Task It_is_approved_and_started_once()
    {
        var measure = await GivenRunning();
        await Accepted($"measures/{measure}/approval", new { occurredOn = (string?)null });

        await Refused($"measures/{measure}/approval", new { occurredOn = "2022" }, "This measure has been approved already.");
        await Refused($"measures/{measure}/start", new { occurredOn = "2022" }, "This measure has been started already.");
    }

    [Fact]
    public async Task It_is_completed_once_and_not_before_it_started()
    {
        var measure = await GivenPlanned();
        const string notStarted = "This measure had not been started by then: record its start first.";
        await Refused($"measures/{measure}/completion", new { occurredOn = "2024" }, notStarted);

        await Accepted($"measures/{measure}/start", new { occurredOn = "2022-01-01" });
        await Refused($"measures/{measure}/completion", new { occurredOn = "2021-12-31" }, notStarted);
        await Accepted($"measures/{measure}/completion", new { occurredOn = "2024" });

        const string completed = "This measure has been completed already.";
        await Refused($"measures/{measure}/completion", new { occurredOn = "2025" }, completed);
        await Refused($"measures/{measure}/calls", new { occurredOn = "2025" }, completed);
        await Refused($"measures/{measure}/deferral", new { occurredOn = "2025", reason = "Haushalt" }, completed);
        await Refused($"measures/{measure}/approval", new { occurredOn = "2025" }, completed);
        await Refused($"measures/{measure}/schedule", new { occurredOn = "2025", term = new { from = "2026", until = "2027" }, reason = "Neu" }, completed);
        await Refused($"measures/{measure}/milestones", new { occurredOn = "2025", title = "Bilanz" }, completed);
        await Refused($"measures/{measure}/abandonment", new { occurredOn = "2025", reason = "Haushalt" }, completed, "*");
        await Accepted($"measures/{measure}/calls", new { occurredOn = "2023", deadline = "2023-06-30" });
    }

    [Fact]
    public async Task What_was_put_off_is_taken_up_before_it_goes_on()
    {
        var measure = await GivenPlanned();
        await Accepted($"measures/{measure}/deferral", new { occurredOn = "2022-02-01", reason = "Haushaltssperre" });

        const string deferred = "This measure is deferred: resume it first.";
        await Refused($"measures/{measure}/deferral", new { occurredOn = "2022-03-01", reason = "noch einmal" }, "This measure has been deferred already.");
        await Refused($"measures/{measure}/start", new { occurredOn = "2022-03-01" }, deferred);
        await Refused($"measures/{measure}/calls", new { occurredOn = "2022-03-01" }, deferred);
        await Refused($"measures/{measure}/establishment", new { occurredOn = "2022-03-01" }, deferred);
        await Refused($"measures/{measure}/resumption", new { occurredOn = "2021-12-31" }, "This measure was not deferred then, so there is nothing to resume.");
        await Accepted($"measures/{measure}/start", new { occurredOn = "2022-01-01" });
        await Refused($"measures/{measure}/completion", new { occurredOn = "2022-03-01" }, deferred);

        await Accepted($"measures/{measure}/resumption", new { occurredOn = "2022-05-01" });
        await Refused($"measures/{measure}/resumption", new { occurredOn = "2022-06-01" }, "This measure was not deferred then, so there is nothing to resume.");
        await Refused($"measures/{measure}/resumption", new { occurredOn = "2022-04-01" }, "This measure has been resumed already.");
        await Accepted($"measures/{measure}/completion", new { occurredOn = "2022-06-01" });
    }

    [Fact]
    public async Task It_becomes_regular_work_though_nobody_knows_when_it_began()
    {
        var measure = await GivenPlanned();

        await Accepted($"measures/{measure}/establishment", new { occurredOn = "2024-04-18", @as = "Koordinierungsstelle" });

        await Refused($"measures/{measure}/establishment", new { occurredOn = "2025" }, "This measure is regular work already.");
        await Refused(
            $"measures/{measure}/start",
            new { occurredOn = "2024-05-01" },
            "This measure is regular work already; only what happened before can still be recorded.");
        await Accepted($"measures/{measure}/start", new { occurredOn = "2023" });
    }

    [Fact]
    public async Task What_was_dropped_takes_only_what_happened_before()
    {
        var measure = await GivenRunning();
        Assert.Equal(428, (int)(await Post($"measures/{measure}/abandonment", new { occurredOn = "2023-06-01", reason = "Haushalt" })).Status);
        await Accepted($"measures/{measure}/abandonment", new { occurredOn = "2023-06-01", reason = "Haushalt" }, "*");

        const string dropped = "This measure was dropped: only what happened before can still be recorded.";
        await Refused($"measures/{measure}/abandonment", new { occurredOn = "2024", reason = "Haushalt" }, "This measure has been dropped already.", "*");
        await Refused($"measures/{measure}/completion", new { occurredOn = "2024" }, dropped);
        await Refused($"measures/{measure}/reports", new { occurredOn = "2024", what = "läuft doch" }, dropped);
        await Accepted($"measures/{measure}/reports", new { occurredOn = "2023-05-31", what = "Letzter Termin" });
    }

    [Fact]
    public async Task Two_measures_of_a_strategy_are_merged()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var (kept, merged) = ((await Planned(strategy, goal)).Id, (await Planned(strategy, goal, title: "Vätertreff")).Id);
        var elsewhere = await GivenPlanned();

        await Refused($"measures/{kept}/merges", Merging(kept), "A measure cannot be merged with itself.", "*");
        await Refused($"measures/{kept}/merges", Merging(Guid.CreateVersion7()), "This measure is not recorded here.", "*");
        await Refused(
            $"measures/{kept}/merges",
            Merging(elsewhere),
            "Measures are merged within one strategy; from one edition to the next, the succession says what became of them.",
            "*");
        var last = await Accepted($"measures/{kept}/merges", Merging(merged), "*");

        Assert.Equal(kept, Assert.IsType<MeasuresMerged>((await StepsOf(merged)).Last()).KeptId);
        await Refused($"measures/{merged}/start", new { occurredOn = "2023" }, $"This measure was merged into {kept}: record the step there.");
        await Refused($"measures/{kept}/merges", Merging(merged), $"That measure was merged into {kept} already.", "*");
        await Refused($"steps/{last.StepId}/withdrawal", new { reason = "Irrtum" }, "A merge can be neither corrected nor withdrawn.", "*");
    }

    [Fact]
    public async Task The_start_stays_under_a_completion()
    {
        var measure = await GivenPlanned();
        var started = await Accepted($"measures/{measure}/start", new { occurredOn = "2022" });
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2024" });

        await Refused(
            $"steps/{started.StepId}/withdrawal",
            new { reason = "Irrtum" },
            $"A later step rests on this one: withdraw {completed.StepId} (measure completed) first.",
            "*");
        await Accepted($"steps/{completed.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
        await Accepted($"steps/{started.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
    }

    private static object Merging(Guid merged) => new { occurredOn = "2022", mergedId = merged, reason = "Gleiche Zielgruppe" };
}

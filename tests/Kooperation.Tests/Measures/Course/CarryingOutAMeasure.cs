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
        await Accepted($"measures/{measure}/milestones", new { occurredOn = "2023", title = "Bilanz" });
        await Accepted($"measures/{measure}/establishment", new { occurredOn = "2025", @as = "Stelle im Stellenplan" });
    }

    [Fact]
    public async Task An_approval_came_before_the_end_where_nobody_knows_its_day()
    {
        var measure = await GivenRunning();
        await Accepted($"measures/{measure}/completion", new { occurredOn = "2024" });

        await Accepted($"measures/{measure}/approval", new { occurredOn = (string?)null, decidedBy = "Lenkungsgruppe" });
    }

    [Fact]
    public async Task It_is_not_completed_before_what_was_still_to_come()
    {
        var measure = await GivenRunning();
        await Accepted($"measures/{measure}/calls", new { occurredOn = "2024-03-01" });

        await Refused(
            $"measures/{measure}/completion",
            new { occurredOn = "2023" },
            "\"call opened\" of 1 March 2024 is recorded, when the measure had been completed in 2023.");
        await Accepted($"measures/{measure}/completion", new { occurredOn = "2024" });
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
        await Refused(
            $"measures/{measure}/deferral",
            new { occurredOn = "2024-05-01", reason = "Haushalt" },
            "This measure is regular work already; only what happened before can still be recorded.");
        await Accepted($"measures/{measure}/start", new { occurredOn = "2023" });
        await Accepted($"measures/{measure}/calls", new { occurredOn = "2025" });
    }

    [Fact]
    public async Task It_is_not_regular_work_before_it_was_put_off_or_began()
    {
        var measure = await GivenRunning();

        await Refused(
            $"measures/{measure}/establishment",
            new { occurredOn = "2021" },
            "\"measure started\" of 1 January 2022 is recorded, when the measure had become regular work in 2021.");
        await Accepted($"measures/{measure}/deferral", new { occurredOn = "2023", reason = "Haushalt" });
        await Refused(
            $"measures/{measure}/establishment",
            new { occurredOn = "2022" },
            "\"measure deferred\" of 2023 is recorded, when the measure had become regular work in 2022.");
    }

    [Fact]
    public async Task An_earlier_deferral_may_be_recorded_late_and_needs_its_own_resumption()
    {
        var measure = await GivenPlanned();
        await Accepted($"measures/{measure}/deferral", new { occurredOn = "2024-01-01", reason = "Haushalt" });
        await Accepted($"measures/{measure}/resumption", new { occurredOn = "2024-06-01" });

        await Accepted($"measures/{measure}/deferral", new { occurredOn = "2022-03", reason = "Personal" });
        await Refused($"measures/{measure}/deferral", new { occurredOn = "2023-12", reason = "Haushalt" }, "This measure has been deferred already.");
        await Accepted($"measures/{measure}/resumption", new { occurredOn = "2022-09" });

        await Refused($"measures/{measure}/resumption", new { occurredOn = "2024-07-01" }, "This measure was not deferred then, so there is nothing to resume.");
    }

    [Theory]
    [InlineData("deferral")]
    [InlineData("abandonment")]
    public async Task Who_puts_off_or_gives_up_says_why(string what)
    {
        await Refused($"measures/{await GivenPlanned()}/{what}", new { occurredOn = "2022", reason = " " }, "This must not be empty.", "*");
    }

    [Fact]
    public async Task A_call_ends_after_it_begins_and_names_a_sum_that_there_is()
    {
        var measure = await GivenPlanned();

        await Refused($"measures/{measure}/calls", new { occurredOn = "2022-03-01", deadline = "2022-02" }, "A period cannot end before it begins.");
        await Refused($"measures/{measure}/calls", new { occurredOn = "2022-03-01", highestAmountInCents = 0 }, "An amount must be more than zero.");
    }

    [Fact]
    public async Task Nothing_has_happened_yet_that_lies_ahead()
    {
        var measure = await GivenRunning();

        foreach (var what in new[] { "approval", "calls", "completion", "establishment" })
        {
            await Refused($"measures/{measure}/{what}", new { occurredOn = "2199" }, "The year 2199 lies in the future: a step is recorded once it has happened.");
        }
    }
}

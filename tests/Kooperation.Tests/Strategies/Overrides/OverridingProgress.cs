using Kooperation.Domain.Measures;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Overrides;

public sealed class OverridingProgress(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task Somebody_answers_for_a_figure_until_a_day()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        var answer = await Accepted(Overrides(strategy), new { occurredOn = "2024-02-01", about = goal, percent = 60, reason = "Sachstand des Amtes", until = "2024-12-31" });

        var overridden = Assert.IsType<ProgressOverridden>((await StepsOf(strategy)).Last());
        Assert.Equal(
            (answer.StepId, goal, 60, "Sachstand des Amtes", PartialDate.Day(2024, 12, 31)),
            (overridden.OverrideId, overridden.About, overridden.Percent, overridden.Reason, overridden.Until));
    }

    [Fact]
    public async Task The_strategy_its_fields_goals_and_measures_can_be_overridden()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var goal = await GivenGoalIn(field, strategy);
        var measure = await GivenMeasure(strategy, goal);

        foreach (var about in new[] { strategy, field, goal, measure }) await Accepted(Overrides(strategy), Overriding(about));

        Assert.Equal([strategy, field, goal, measure], (await StepsOf(strategy)).OfType<ProgressOverridden>().Select(overridden => overridden.About));
    }

    [Fact]
    public async Task Nothing_else_can_be_overridden()
    {
        var (strategy, other) = (await GivenStrategy(), await GivenStrategy());
        var goal = await GivenGoal(other);
        var indicator = await GivenIndicator(other, goal);

        foreach (var about in new[] { Guid.CreateVersion7(), other, goal, indicator, await GivenMeasure(other, goal), await GivenOrganisation() })
        {
            var refused = await Refused(
                Overrides(strategy), Overriding(about), "This is neither the strategy itself nor a field of action, a goal or a measure of it.");
            Assert.NotNull(refused.ErrorAt("/about"));
        }
    }

    [Fact]
    public async Task A_measure_that_was_dropped_or_merged_is_not_overridden()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var (dropped, merged, kept) = (await GivenMeasure(strategy, goal), await GivenMeasure(strategy, goal), await GivenMeasure(strategy, goal));
        await Record(session =>
        {
            session.Events.Append(dropped, new MeasureDropped("Kein Geld") { OccurredOn = PartialDate.Year(2022) });
            session.Events.Append(merged, new MeasuresMerged(kept, merged, "Dasselbe") { OccurredOn = PartialDate.Year(2022) });
        });

        await Refused(Overrides(strategy), Overriding(dropped), "This measure was dropped: only what happened before can still be recorded.");
        await Refused(Overrides(strategy), Overriding(merged), $"This measure was merged into {kept}: record the step there.");
        await Accepted(Overrides(strategy), Overriding(dropped, occurredOn: "2021"));
    }

    [Fact]
    public async Task An_override_ends_on_a_day_after_it_began()
    {
        var strategy = await GivenStrategy();

        var endless = await Refused(Overrides(strategy), Overriding(strategy, until: null), "An override needs the day on which it ends.");
        Assert.NotNull(endless.ErrorAt("/until"));
        await Malformed(Overrides(strategy), new { occurredOn = "2024", about = strategy, percent = 60, reason = "Sachstand" }, "/until", "“until” is missing.");
        await Refused(Overrides(strategy), Overriding(strategy, until: "2023"), "A period cannot end before it begins.");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task A_share_is_of_a_hundred(int percent)
    {
        var strategy = await GivenStrategy();

        await Refused(Overrides(strategy), Overriding(strategy, percent: percent), "A share is 0 to 100 percent.");
    }

    [Fact]
    public async Task An_override_has_a_reason_and_is_not_older_than_what_it_is_of()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var goal = await GivenGoalIn(field, strategy);

        await Refused(Overrides(strategy), Overriding(strategy, reason: " "), "This must not be empty.");
        foreach (var about in new[] { strategy, field, goal })
        {
            await Refused(
                Overrides(strategy), Overriding(about, occurredOn: "2019"), "This follows from what happened in 2020 and cannot have happened before, in 2019.");
        }
    }

    [Fact]
    public async Task An_override_is_lifted_before_its_day()
    {
        var strategy = await GivenStrategy();
        var overridden = await Accepted(Overrides(strategy), Overriding(strategy));

        await Accepted(Lifting(strategy, overridden.StepId), new { occurredOn = "2024-06-01", reason = "Es wird wieder berichtet" });

        var lifted = Assert.IsType<OverrideLifted>((await StepsOf(strategy)).Last());
        Assert.Equal((overridden.StepId, "Es wird wieder berichtet"), (lifted.OverrideId, lifted.Reason));
    }

    [Fact]
    public async Task An_override_is_lifted_once_and_after_it_was_made()
    {
        var strategy = await GivenStrategy();
        var overridden = await Accepted(Overrides(strategy), Overriding(strategy));

        await Refused(Lifting(strategy, Guid.CreateVersion7()), new { occurredOn = "2024" }, "This override was never made.");
        await Refused(
            Lifting(strategy, overridden.StepId),
            new { occurredOn = "2023" },
            "This follows from what happened in 2024 and cannot have happened before, in 2023.");
        await Accepted(Lifting(strategy, overridden.StepId), new { occurredOn = "2024" });
        await Refused(Lifting(strategy, overridden.StepId), new { occurredOn = "2024" }, "This override has been lifted already.");
    }

    [Fact]
    public async Task An_override_that_ended_by_itself_is_not_lifted_any_more()
    {
        var strategy = await GivenStrategy();
        var overridden = await Accepted(Overrides(strategy), Overriding(strategy, until: "2025-03"));

        var refused = await Refused(
            Lifting(strategy, overridden.StepId),
            new { occurredOn = "2025-04-01" },
            "This override ended by itself in March 2025: there was nothing left to lift on 1 April 2025.");
        Assert.NotNull(refused.ErrorAt("/occurredOn"));
        await Accepted(Lifting(strategy, overridden.StepId), new { occurredOn = "2025-03-31" });
    }

    [Fact]
    public async Task An_override_is_not_corrected_to_have_ended_before_it_was_lifted_nor_its_lifting_to_come_too_late()
    {
        var strategy = await GivenStrategy();
        var overridden = await Accepted(Overrides(strategy), Overriding(strategy, until: "2025-03"));
        await Accepted(Correction(overridden.StepId), Until("2025-12"), "*");
        var lifted = await Accepted(Lifting(strategy, overridden.StepId), new { occurredOn = "2025-06-01" });

        await Refused(
            Correction(overridden.StepId),
            Until("2025-05"),
            "This override was lifted on 1 June 2025 and cannot have ended by itself before that, in May 2025.",
            "*");
        await Refused(
            Correction(lifted.StepId),
            new { replacement = new { @event = "OverrideLifted", overrideId = overridden.StepId, occurredOn = "2026-01-01" }, reason = "verlesen" },
            "This override ended by itself in December 2025: there was nothing left to lift on 1 January 2026.",
            "*");

        object Until(string until) => new
        {
            replacement = new { @event = "ProgressOverridden", overrideId = overridden.StepId, occurredOn = "2024", about = strategy, percent = 60, reason = "Sachstand", until },
            reason = "verlesen"
        };
    }

    private static string Correction(Guid step) => $"steps/{step}/corrections";

    private static string Overrides(Guid strategy) => $"strategies/{strategy}/overrides";

    private static string Lifting(Guid strategy, Guid overridden) => $"strategies/{strategy}/overrides/{overridden}/lifting";

    private static object Overriding(Guid about, string occurredOn = "2024", int percent = 60, string reason = "Sachstand", string? until = "2026") =>
        new { occurredOn, about, percent, reason, until };
}

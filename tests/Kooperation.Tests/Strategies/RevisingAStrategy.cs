using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies;

/// <summary>Corrections and withdrawals of a strategy's steps: what rests on something keeps it.</summary>
public sealed class RevisingAStrategy(KooperationHost host) : StrategySpec(host)
{
    private const string SameThing = "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.";

    [Fact]
    public async Task A_field_with_goals_cannot_be_withdrawn()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var goal = await GivenGoalIn(field, strategy);

        await RefusedWithdrawal(field, RestsOnIt((goal, "GoalSet", "2020")));

        await Withdraw(goal);
        await Withdraw(field);
        await Refused($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field }, "This strategy has no such field of action.");
    }

    [Fact]
    public async Task A_goal_with_indicators_weights_or_words_cannot_be_withdrawn()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var indicator = await GivenIndicator(strategy, goal);
        var weight = (await Accepted($"strategies/{strategy}/weights", new { occurredOn = "2021", about = goal, weight = "2", reason = "Wichtig" })).StepId;
        var overridden = (await Accepted(
            $"strategies/{strategy}/overrides", new { occurredOn = "2021", about = goal, percent = 5, reason = "Sachstand", until = "2022" })).StepId;

        await RefusedWithdrawal(goal, RestsOnIt((indicator, "IndicatorDefined", "2020"), (weight, "WeightSet", "2021"), (overridden, "ProgressOverridden", "2021")));
        await Withdraw(indicator);
        await RefusedWithdrawal(goal, RestsOnIt((weight, "WeightSet", "2021"), (overridden, "ProgressOverridden", "2021")));
        await Withdraw(weight);
        await RefusedWithdrawal(goal, RestsOnIt((overridden, "ProgressOverridden", "2021")));
        await Withdraw(overridden);
        await Withdraw(goal);
    }

    [Fact]
    public async Task A_goal_with_measures_cannot_be_withdrawn()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var (goal, other) = (await GivenGoalIn(field, strategy), await GivenGoalIn(field, strategy));
        var measure = await GivenMeasure(strategy, goal, "Elterncafé");

        await RefusedWithdrawal(
            goal, $"A measure is planned for this goal: Elterncafé ({measure}). Drop the goal if it was given up, or correct for which goal the measure is.");
        var second = await GivenMeasure(strategy, goal, "Vätertreff");
        await RefusedWithdrawal(
            goal, $"2 measures are planned for this goal: Elterncafé ({measure}) and Vätertreff ({second}). Drop the goal if it was given up, or correct for which goal they are.");
        await Withdraw(other);
        await Accepted($"strategies/{strategy}/goals/{goal}/abandonment", new { occurredOn = "2022", reason = "Erledigt" }, "*");
    }

    [Fact]
    public async Task An_indicator_with_values_cannot_be_withdrawn()
    {
        var strategy = await GivenStrategy();
        var indicator = await GivenIndicator(strategy, await GivenGoal(strategy));
        var (first, second) = (await GivenValue(strategy, indicator, "2021"), await GivenValue(strategy, indicator, "2022"));

        await RefusedWithdrawal(indicator, RestsOnIt((first, "IndicatorMeasured", "2021"), (second, "IndicatorMeasured", "2022")));
        await Withdraw(first);
        await RefusedWithdrawal(indicator, RestsOnIt((second, "IndicatorMeasured", "2022")));
        await Withdraw(second);
        await Withdraw(indicator);
    }

    [Fact]
    public async Task An_override_that_was_lifted_cannot_be_withdrawn_before_the_lifting()
    {
        var strategy = await GivenStrategy();
        var overridden = (await Accepted(
            $"strategies/{strategy}/overrides", new { occurredOn = "2021", about = strategy, percent = 5, reason = "Sachstand", until = "2022" })).StepId;
        var lifted = (await Accepted($"strategies/{strategy}/overrides/{overridden}/lifting", new { occurredOn = "2021" })).StepId;

        await RefusedWithdrawal(overridden, RestsOnIt((lifted, "OverrideLifted", "2021")));
        await Withdraw(lifted);
        await Withdraw(overridden);
    }

    [Fact]
    public async Task The_draft_cannot_be_withdrawn_but_an_adoption_and_a_closing_can()
    {
        var strategy = await GivenStrategy();
        var adoption = await GivenAdoption(strategy);
        var closing = await Accepted($"strategies/{strategy}/closing", new { occurredOn = "2025", reason = "Um" }, adoption.ETag);

        await RefusedWithdrawal(strategy, "Every other step rests on this one: correct it instead of withdrawing it.");
        await Withdraw(closing.StepId);
        await Withdraw(adoption.StepId);

        await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2026", title = "Wohnen" });
        await GivenAdoption(strategy, "2026-01");
    }

    [Fact]
    public async Task The_draft_is_corrected_but_not_to_a_day_after_what_followed()
    {
        var strategy = await GivenStrategy(draftedOn: "2020");
        await GivenAdoption(strategy, "2021-06-30");

        await Refused(
            $"steps/{strategy}/corrections",
            Drafted("2021-07"),
            "\"strategy adopted\" of 30 June 2021 follows from this step, which therefore cannot have happened later, in July 2021.",
            "*");
        await Accepted($"steps/{strategy}/corrections", Drafted("2021-05"), "*");
    }

    [Fact]
    public async Task An_adoption_is_not_corrected_past_the_end_nor_an_end_before_the_adoption()
    {
        var strategy = await GivenStrategy();
        var adoption = await GivenAdoption(strategy, "2021-06-30");
        var closing = await Accepted($"strategies/{strategy}/closing", new { occurredOn = "2025", reason = "Um" }, adoption.ETag);

        var late = await Refused(
            $"steps/{adoption.StepId}/corrections",
            Replacing(new { @event = "StrategyAdopted", occurredOn = "2026-01", decidedBy = "Rat" }),
            "This strategy ended in 2025 and cannot have been adopted after that, in January 2026.",
            "*");
        Assert.NotNull(late.ErrorAt("/replacement/occurredOn"));
        await Refused(
            $"steps/{closing.StepId}/corrections",
            Replacing(new { @event = "StrategyClosed", occurredOn = "2021-05", reason = "Um" }),
            "This strategy was adopted on 30 June 2021 and cannot have ended before that, in May 2021.",
            "*");
        await Accepted($"steps/{closing.StepId}/corrections", Replacing(new { @event = "StrategyClosed", occurredOn = "2021-07", reason = "Um" }), "*");
    }

    [Fact]
    public async Task The_order_of_goals_holds_for_corrections()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        var goal = await GivenGoalIn(field, strategy);

        await Refused(
            $"steps/{field}/corrections",
            Replacing(new { @event = "FieldOfActionAdded", occurredOn = "2021", fieldId = field, title = "Bildung" }),
            "\"goal set\" of 2020 follows from this step, which therefore cannot have happened later, in 2021.",
            "*");
        await Refused(
            $"steps/{goal}/corrections",
            Replacing(new { @event = "GoalSet", occurredOn = "2019", goalId = goal, fieldId = field, text = "Neu" }),
            "This step follows from \"field of action added\" of 2020 and cannot have happened before, in 2019.",
            "*");
        await Accepted(
            $"steps/{goal}/corrections", Replacing(new { @event = "GoalSet", occurredOn = "2021", goalId = goal, fieldId = field, text = "Neu" }), "*");
    }

    [Fact]
    public async Task A_value_may_stay_older_than_the_indicator_whichever_of_them_is_corrected()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var indicator = await GivenIndicator(strategy, goal);
        var value = await GivenValue(strategy, indicator, "2020");

        await Accepted(
            $"steps/{indicator}/corrections",
            Defined(indicator, goal, "2022"),
            "*");
        await Accepted($"steps/{value}/corrections", Measured(indicator, "2014", "45.8"), "*");
    }

    [Fact]
    public async Task A_correction_cannot_turn_to_another_thing()
    {
        var strategy = await GivenStrategy();
        var (field, other) = (await GivenField(strategy), await GivenField(strategy));
        var goal = await GivenGoalIn(field, strategy);
        var indicator = await GivenIndicator(strategy, goal);
        var value = await GivenValue(strategy, indicator, "2021");

        await Refused(
            $"steps/{goal}/corrections", Replacing(new { @event = "GoalSet", occurredOn = "2020", goalId = goal, fieldId = other, text = "Neu" }), SameThing, "*");
        await Refused($"steps/{value}/corrections", Measured(Guid.CreateVersion7(), "2021", "46"), SameThing, "*");
    }

    [Fact]
    public async Task A_correction_is_held_to_the_rules_of_its_kind()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var weight = (await Accepted($"strategies/{strategy}/weights", new { occurredOn = "2021", about = goal, weight = "2", reason = "Wichtig" })).StepId;

        var refused = await Refused(
            $"steps/{weight}/corrections",
            Replacing(new { @event = "WeightSet", occurredOn = "2021", about = goal, weight = "0", reason = "Wichtig" }),
            "A weight must be more than zero.",
            "*");
        Assert.NotNull(refused.ErrorAt("/replacement/weight"));
    }

    [Fact]
    public async Task A_slip_in_the_plan_of_a_closed_strategy_is_mended()
    {
        var strategy = await GivenStrategy();
        var field = await GivenField(strategy);
        await Accepted($"strategies/{strategy}/closing", new { occurredOn = "2025", reason = "Um" }, "*");

        await Accepted(
            $"steps/{field}/corrections", Replacing(new { @event = "FieldOfActionAdded", occurredOn = "2020", fieldId = field, title = "Bildung und Sprache" }), "*");

        Assert.IsType<StepCorrected>((await StepsOf(strategy)).Last());
    }

    private async Task<Guid> GivenValue(Guid strategy, Guid indicator, string occurredOn) =>
        (await Accepted($"strategies/{strategy}/indicators/{indicator}/values", new { occurredOn, value = "45" })).StepId;

    private Task<Answer> Withdraw(Guid step) => Accepted($"steps/{step}/withdrawal", new { reason = "Irrtum" }, "*");

    private Task<Answer> RefusedWithdrawal(Guid step, string sentence) => Refused($"steps/{step}/withdrawal", new { reason = "Irrtum" }, sentence, "*");

    private static string RestsOnIt(params (Guid Id, string Kind, string Year)[] later)
    {
        var named = later.Select(step => $"“{StepTitles.Of(step.Kind).English}” of {step.Year} ({step.Id})").ToList();
        return later.Length == 1
            ? $"A later step rests on this one: withdraw {named[0]} first."
            : $"{later.Length} later steps rest on this one: withdraw {string.Join(", ", named.SkipLast(1))} and {named[^1]} first.";
    }

    private static object Replacing(object replacement) => new { replacement, reason = "verlesen" };

    private static object Drafted(string occurredOn) => Replacing(new
    {
        @event = "StrategyDrafted",
        occurredOn,
        title = "Integrationskonzept",
        aims = Array.Empty<string>(),
        term = new { from = "2021", until = "2025" }
    });

    private static object Defined(Guid indicatorId, Guid goalId, string occurredOn) => Replacing(new
    {
        @event = "IndicatorDefined",
        occurredOn,
        indicatorId,
        goalId,
        title = "Quote",
        unit = "%",
        direction = "up",
        baselineOn = (string?)null,
        targetOn = (string?)null,
        effectLevel = 4
    });

    private static object Measured(Guid indicatorId, string occurredOn, string value) =>
        Replacing(new { @event = "IndicatorMeasured", occurredOn, indicatorId, value, bound = "exact" });
}

using System.Net;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Measures;

public sealed class PlanningAMeasure(KooperationHost host) : MeasureSpec(host)
{
    [Fact]
    public async Task A_measure_is_planned_for_a_goal()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        var planned = await Accepted("measures", new
        {
            occurredOn = "2021",
            strategyId = strategy,
            goalId = goal,
            title = "Elterncafé",
            responsibleOffice = "FB 50",
            term = new { from = "2022", until = "2024" },
            weight = "2",
            weightReason = "Schwerpunkt",
            budgetCeilingInCents = 5_000_000
        });

        var step = Assert.IsType<MeasurePlanned>(Assert.Single(await StepsOf(planned.Id)));
        Assert.Equal((strategy, goal, "Elterncafé", "FB 50", new Quantity(2), 5_000_000L), (step.StrategyId, step.GoalId, step.Title, step.ResponsibleOffice, step.Weight!.Value, step.BudgetCeilingInCents!.Value));
        Assert.Equal(At($"measures/{planned.Id}"), planned.Location);
    }

    [Fact]
    public async Task Those_who_shaped_it_are_told_in_the_same_transaction()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var (first, second) = (await GivenPartnership(), await GivenPartnership("Bildungswerk"));

        var planned = await Accepted("measures", new
        {
            occurredOn = "2021-05-01",
            strategyId = strategy,
            goalId = goal,
            title = "Elterncafé",
            responsibleOffice = "FB 50",
            partners = new[] { new { partnershipId = first, stage = "need" }, new { partnershipId = second, stage = "design" } }
        });

        Assert.Equal([first, second], (await StepsOf(planned.Id)).OfType<PartnerInvolved>().Select(involved => involved.PartnershipId));
        var told = Assert.IsType<MeasureCoDesigned>((await StepsOf(first)).Last());
        Assert.Equal((planned.Id, "Elterncafé", DesignStage.Need, "FB 50", "Bildung"), (told.MeasureId!.Value, told.Title, told.Stage, told.Office, told.FieldOfAction));
        Assert.Equal(planned.StepId.ToString(), (await CausesOf(second)).Last());
    }

    [Fact]
    public async Task Nothing_is_planned_where_there_is_no_such_strategy_goal_or_partner()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Refused("measures", Plan(Guid.CreateVersion7(), goal), "This strategy is not recorded here.");
        await Refused("measures", Plan(strategy, Guid.CreateVersion7()), "This strategy has no such goal.");
        var nobody = Guid.CreateVersion7();
        var answer = await Refused(
            "measures",
            new { occurredOn = "2021", strategyId = strategy, goalId = goal, title = "Elterncafé", partners = new[] { new { partnershipId = nobody, stage = "need" } } },
            $"There is no partnership {nobody} here.");
        Assert.NotNull(answer.ErrorAt("/partners/0/partnershipId"));
        await GivenDrop(strategy, goal, "2021-01-01");
        await Refused("measures", Plan(strategy, goal), "This goal was dropped on 1 January 2021: only what happened until then can still be recorded.");
    }

    [Theory]
    [InlineData("0", "Schwerpunkt", "A weight must be more than zero.")]
    [InlineData("-1", "Schwerpunkt", "A weight must be more than zero.")]
    [InlineData("2", null, "A weight other than 1 needs a reason.")]
    public async Task A_weight_is_positive_and_has_a_reason(string weight, string? weightReason, string sentence)
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Refused("measures", new { occurredOn = "2021", strategyId = strategy, goalId = goal, title = "Elterncafé", weight, weightReason }, sentence);
    }

    [Fact]
    public async Task A_figure_is_a_text_of_digits()
    {
        var strategy = await GivenStrategy();

        await Malformed(
            "measures",
            new { occurredOn = "2021", strategyId = strategy, goalId = strategy, title = "Elterncafé", weight = "viel" },
            "/weight",
            "A figure is written as text, such as \"45.8\", with at most 12 digits before the point and 6 behind it.");
    }

    [Fact]
    public async Task After_the_adoption_a_measure_is_planned_by_decision()
    {
        var strategy = await GivenAdoptedStrategy();
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" })).StepId;
        var goal = await GivenGoalIn(field, strategy);

        await Refused("measures", Plan(strategy, goal, "2022"), NeedsDecision);
        await Accepted("measures", new { occurredOn = "2022", strategyId = strategy, goalId = goal, title = "Elterncafé", decisionReference = "DS 17/2022" });
        await Accepted("measures", Plan(strategy, goal, "2021-06-30"));
    }

    [Fact]
    public async Task Partners_are_named_once_each_and_those_who_cannot_take_part_keep_it_from_being_planned()
    {
        var strategy = await GivenStrategy();
        var (goal, partnership, ended) = (await GivenGoal(strategy), await GivenPartnership(), await GivenPartnership("Bildungswerk"));
        await Accepted($"partnerships/{ended}/end", new { occurredOn = "2020", by = "partner", reason = "Auflösung" }, "*");

        await Malformed("measures", With(partnership, partnership), "/partners/1/partnershipId", "This partnership is named already.");
        var refused = await Refused(
            "measures",
            With(partnership, ended),
            $"Nothing was recorded because of partnership {ended}. This partnership ended in 2020: resume it first, or record what happened before.");
        Assert.NotNull(refused.ErrorAt("/partners/1/partnershipId"));

        object With(params Guid[] partners) => new
        {
            occurredOn = "2021", strategyId = strategy, goalId = goal, title = "Elterncafé", partners = partners.Select(partner => new { partnershipId = partner, stage = "need" })
        };
    }

    [Fact]
    public async Task What_is_planned_says_what_it_is_for_how_long_and_for_how_much()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);

        await Refused("measures", new { occurredOn = "2021", strategyId = strategy, goalId = goal, title = " " }, "This must not be empty.");
        await Refused(
            "measures",
            new { occurredOn = "2021", strategyId = strategy, goalId = goal, title = "Elterncafé", term = new { from = "2024", until = "2022" } },
            "A period cannot end before it begins.");
        await Refused("measures", new { occurredOn = "2021", strategyId = strategy, goalId = goal, title = "Elterncafé", budgetCeilingInCents = 0 }, "An amount must be more than zero.");
    }

    [Fact]
    public async Task After_the_end_of_the_strategy_only_what_was_planned_before_is_recorded()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        await Accepted($"strategies/{strategy}/closing", new { occurredOn = "2022-01-01", reason = "Neues Konzept" }, "*");

        await Refused("measures", Plan(strategy, goal, "2022-06-01"), "This strategy is closed; its plan stays as it is.");
        await Accepted("measures", Plan(strategy, goal, "2021"));
    }

    [Fact]
    public async Task What_a_source_says_of_a_measure_may_be_older_than_the_strategy_and_undated()
    {
        var measure = await GivenPlanned();

        await Accepted($"measures/{measure}/start", new { occurredOn = "2012" });
        await Accepted($"measures/{measure}/approval", new { occurredOn = (string?)null });
        await Accepted($"measures/{measure}/reports", new { occurredOn = (string?)null, what = "läuft seit langem" });
    }

    private static object Plan(Guid strategy, Guid goal, string occurredOn = "2021-02-01") => new { occurredOn, strategyId = strategy, goalId = goal, title = "Elterncafé" };

    [Fact]
    public async Task A_goal_is_not_taken_back_while_a_measure_is_planned_for_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var strategy = await GivenStrategy();
            var goal = await GivenGoal(strategy);

            var planning = Task.Run(() => Post("measures", new { occurredOn = "2021", strategyId = strategy, goalId = goal, title = "Elterncafé" }));
            var withdrawal = Task.Run(() => Post($"steps/{goal}/withdrawal", new { reason = "verlesen" }, "*"));

            Assert.Equal(
                [HttpStatusCode.Created, HttpStatusCode.Conflict],
                new[] { (await planning).Status, (await withdrawal).Status }.Order());
        }
    }

    [Fact]
    public async Task Measures_of_several_goals_are_planned_at_once()
    {
        var strategy = await GivenStrategy();
        var goals = new List<Guid>();
        for (var number = 0; number < 8; number++) goals.Add(await GivenGoal(strategy));

        var answers = await Task.WhenAll(goals.SelectMany(goal => new[] { goal, goal }).Select(goal => Planned(strategy, goal)));

        Assert.Equal(16, answers.Select(answer => answer.Id).Distinct().Count());
    }
}

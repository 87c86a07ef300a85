using System.Net.Http.Json;
using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Course;

public sealed class SucceedingAStrategy(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task The_next_edition_takes_over_with_what_became_of_each_goal_and_measure()
    {
        var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024", "Konzept 2025"));
        var goals = await GivenGoals(earlier, 4);
        var successors = await GivenGoals(next, 3);
        var (measure, continued) = (await GivenMeasure(earlier, goals[0]), await GivenMeasure(next, successors[0]));

        await Accepted(Succession(earlier), Succeeding(
            next,
            Became(goals[0], "carriedOver", successors[0]),
            Became(goals[1], "split", successors[1], successors[2]),
            Became(goals[2], "merged", successors[1]),
            Became(goals[3], "dropped"),
            Became(measure, "carriedOver", continued)), "*");

        var succeeded = Assert.IsType<StrategySucceeded>((await StepsOf(earlier)).Last());
        Assert.Equal((next, "Beschluss 3/2025"), (succeeded.SuccessorId, succeeded.DecisionReference));
        Assert.Equal([Fate.CarriedOver, Fate.Split, Fate.Merged, Fate.Dropped, Fate.CarriedOver], succeeded.Mapping.Select(succession => succession.Fate));
        Assert.Equal([successors[1], successors[2]], succeeded.Mapping[1].To);
    }

    [Fact]
    public async Task Both_editions_stay_readable()
    {
        var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024"));
        await Accepted(Succession(earlier), Succeeding(next), "*");

        Assert.Equal(2, (await Get($"strategies/{earlier}/history")).Json["items"]!.AsArray().Count);
        Assert.Single((await Get($"strategies/{next}/history")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_goal_that_was_given_up_before_need_not_be_named_and_may_be_taken_up_again()
    {
        var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024"));
        var goal = await GivenGoal(earlier);
        var other = await GivenGoal(earlier);
        var successor = await GivenGoal(next);
        await GivenDrop(earlier, goal);
        await GivenDrop(earlier, other);

        await Accepted(Succession(earlier), Succeeding(next, Became(goal, "carriedOver", successor)), "*");
    }

    [Fact]
    public async Task No_goal_is_forgotten_while_measures_may_be_left_out()
    {
        var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024"));
        var goals = await GivenGoals(earlier, 3);
        await GivenMeasure(earlier, goals[0]);

        await RefusedMapping(
            earlier,
            next,
            "/mapping",
            $"Say of every goal whether it was carried over, split, merged or dropped. Not named yet: {goals[0]}, {goals[2]}.",
            Became(goals[1], "dropped"));
        await Accepted(Succession(earlier), Succeeding(next, [.. goals.Select(goal => Became(goal, "dropped"))]), "*");
    }

    [Fact]
    public async Task The_mapping_names_what_the_two_editions_have()
    {
        var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024"));
        var (goal, successor) = (await GivenGoal(earlier), await GivenGoal(next));
        var (measure, continued) = (await GivenMeasure(earlier, goal), await GivenMeasure(next, successor));

        const string NotOfEarlier = "This is neither a goal nor a measure of the earlier edition.";
        const string NoGoal = "This is no goal of the next edition: a goal goes on in goals.";
        const string NoMeasure = "This is no measure of the next edition: a measure goes on in measures.";
        await RefusedMapping(earlier, next, "/mapping/1/from", NotOfEarlier, Became(goal, "dropped"), Became(Guid.CreateVersion7(), "dropped"));
        await RefusedMapping(earlier, next, "/mapping/0/from", NotOfEarlier, Became(successor, "dropped"));
        await RefusedMapping(earlier, next, "/mapping/0/from", NotOfEarlier, Became(continued, "dropped"));
        await RefusedMapping(earlier, next, "/mapping/0/to/1", NoGoal, Became(goal, "split", successor, Guid.CreateVersion7()));
        await RefusedMapping(earlier, next, "/mapping/0/to/0", NoGoal, Became(goal, "carriedOver", goal));
        await RefusedMapping(earlier, next, "/mapping/0/to/0", NoGoal, Became(goal, "carriedOver", continued));
        await RefusedMapping(earlier, next, "/mapping/1/to/0", NoMeasure, Became(goal, "dropped"), Became(measure, "carriedOver", successor));
        await RefusedMapping(earlier, next, "/mapping/1/to/0", NoMeasure, Became(goal, "dropped"), Became(measure, "carriedOver", measure));
    }

    [Fact]
    public async Task Each_fate_has_its_number_of_successors()
    {
        var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024"));
        var (goal, other) = (await GivenGoal(earlier), await GivenGoal(earlier));
        var (one, two) = (await GivenGoal(next), await GivenGoal(next));
        var rest = Became(other, "dropped");

        const string ExactlyOne = "What was carried over or merged has exactly one successor in the next edition.";
        const string AtLeastTwo = "What was split has at least two successors in the next edition.";
        await RefusedMapping(earlier, next, "/mapping/1/to", ExactlyOne, rest, Became(goal, "carriedOver"));
        await RefusedMapping(earlier, next, "/mapping/1/to", ExactlyOne, rest, Became(goal, "carriedOver", one, two));
        await RefusedMapping(earlier, next, "/mapping/1/to", ExactlyOne, rest, Became(goal, "merged"));
        await RefusedMapping(earlier, next, "/mapping/1/to", ExactlyOne, rest, Became(goal, "merged", one, two));
        await RefusedMapping(earlier, next, "/mapping/1/to", AtLeastTwo, rest, Became(goal, "split"));
        await RefusedMapping(earlier, next, "/mapping/1/to", AtLeastTwo, rest, Became(goal, "split", one));
        await RefusedMapping(earlier, next, "/mapping/1/to", "Each successor is named once.", rest, Became(goal, "split", one, one));
        await RefusedMapping(earlier, next, "/mapping/1/to", "What was dropped has no successor in the next edition.", rest, Became(goal, "dropped", one));
        await RefusedMapping(
            earlier, next, "/mapping/2/from", "This goal or measure is named twice: say once what became of it.", rest, Became(goal, "dropped"), Became(goal, "carriedOver", one));
        await RefusedMapping(
            earlier, next, "/mapping/0/fate", $"Several go on in {one}: call each of them merged.", Became(goal, "carriedOver", one), Became(other, "carriedOver", one));
    }

    [Fact]
    public async Task The_next_edition_is_another_strategy_of_this_municipality()
    {
        var strategy = await GivenStrategy();
        var (organisation, elsewhere) = (await GivenOrganisation(), await GivenStrategyElsewhere());

        foreach (var unknown in new[] { Guid.CreateVersion7(), organisation, elsewhere })
        {
            var refused = await Refused(Succession(strategy), Succeeding(unknown), "The next edition is not recorded here.", "*");
            Assert.NotNull(refused.ErrorAt("/successorId"));
        }

        await Refused(Succession(strategy), Succeeding(strategy), "A strategy cannot be its own next edition.", "*");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Editions_do_not_follow_each_other_in_a_circle(int count)
    {
        var editions = new List<Guid>();
        for (var number = 0; number < count; number++) editions.Add(await GivenStrategy());
        foreach (var (earlier, next) in editions.Zip(editions.Skip(1))) await Accepted(Succession(earlier), Succeeding(next), "*");

        await Refused(
            Succession(editions[^1]),
            Succeeding(editions[0]),
            "That edition already leads back to this one: an edition comes after another and never before it as well.",
            "*");
    }

    [Fact]
    public async Task Nor_in_a_circle_that_comes_to_be_in_one_moment()
    {
        for (var round = 0; round < 10; round++)
        {
            var editions = new[] { await GivenStrategy(), await GivenStrategy(), await GivenStrategy(), await GivenStrategy() };

            var answers = await Task.WhenAll(editions.Index().Select(edition => Post(Succession(edition.Item), Succeeding(editions[(edition.Index + 1) % 4]), "*")));

            Assert.Equal([201, 201, 201, 409], answers.Select(answer => (int)answer.Status).Order());
        }
    }

    [Fact]
    public async Task A_goal_that_is_withdrawn_in_the_same_moment_is_either_gone_or_in_the_mapping()
    {
        for (var round = 0; round < 10; round++)
        {
            var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024"));
            var (goal, successor) = (await GivenGoal(earlier), await GivenGoal(next));

            var answers = await Task.WhenAll(
                Post(Succession(earlier), Succeeding(next, Became(goal, "carriedOver", successor)), "*"),
                Post($"steps/{successor}/withdrawal", new { reason = "Irrtum" }, "*"));

            Assert.Equal([201, 409], answers.Select(answer => (int)answer.Status).Order());
        }
    }

    [Fact]
    public async Task A_strategy_is_succeeded_once()
    {
        var (earlier, next, other) = (await GivenStrategy(), await GivenStrategy(), await GivenStrategy());
        await Accepted(Succession(earlier), Succeeding(next), "*");

        await Refused(Succession(earlier), Succeeding(other), $"The next edition took over already ({next}).", "*");
    }

    [Fact]
    public async Task Two_strategies_may_go_on_in_one_and_a_closed_one_may_have_a_next_edition()
    {
        var (one, two, next) = (await GivenStrategy(), await GivenStrategy(), await GivenStrategy());
        await Accepted($"strategies/{two}/closing", new { occurredOn = "2023", reason = "Um" }, "*");

        await Accepted(Succession(one), Succeeding(next), "*");
        await Accepted(Succession(two), Succeeding(next), "*");
    }

    [Fact]
    public async Task An_edition_takes_over_once_both_were_there()
    {
        var (earlier, next) = (await GivenAdoptedStrategy(adoptedOn: "2021-06-30"), await GivenStrategy("2025-02"));

        await Refused(
            Succession(earlier),
            new { occurredOn = "2025-01-31", successorId = next },
            "This follows from what happened in February 2025 and cannot have happened before, on 31 January 2025.",
            "*");
        await Refused(
            Succession(next),
            new { occurredOn = "2024", successorId = earlier },
            "This follows from what happened in February 2025 and cannot have happened before, in 2024.",
            "*");
        await Refused(
            Succession(earlier),
            new { occurredOn = "2021-05", successorId = await GivenStrategy() },
            "This strategy was adopted on 30 June 2021 and cannot have ended before that, in May 2021.",
            "*");
    }

    [Fact]
    public async Task From_then_on_the_plan_changes_in_the_next_edition()
    {
        var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024"));
        await Accepted(Succession(earlier), Succeeding(next), "*");

        await Refused(
            $"strategies/{earlier}/fields-of-action",
            new { occurredOn = "2025-04-01", title = "Wohnen" },
            $"The next edition took over: change the plan there ({next}).");
        await Accepted($"strategies/{earlier}/fields-of-action", new { occurredOn = "2024", title = "Arbeit" });
        await Accepted($"strategies/{next}/fields-of-action", new { occurredOn = "2025-04-01", title = "Wohnen" });
    }

    [Fact]
    public async Task Whoever_lets_another_edition_take_over_says_what_they_last_read()
    {
        var (earlier, next) = (await GivenAdoptedStrategy(), await GivenStrategy("2024"));

        Assert.Equal(428, (int)(await Post(Succession(earlier), Succeeding(next))).Status);
        Assert.Equal(412, (int)(await Post(Succession(earlier), Succeeding(next), "\"1\"")).Status);
    }

    [Fact]
    public async Task A_mapping_is_corrected_by_the_same_rules_and_to_the_same_edition()
    {
        var (earlier, next, other) = (await GivenStrategy(), await GivenStrategy("2024"), await GivenStrategy());
        var (goal, successor) = (await GivenGoal(earlier), await GivenGoal(next));
        var succeeded = await Accepted(Succession(earlier), Succeeding(next, Became(goal, "dropped")), "*");
        var corrections = $"steps/{succeeded.StepId}/corrections";

        var forgotten = await Refused(
            corrections, Correcting(next), $"Say of every goal whether it was carried over, split, merged or dropped. Not named yet: {goal}.", "*");
        Assert.NotNull(forgotten.ErrorAt("/replacement/mapping"));
        var several = await Refused(
            corrections,
            Correcting(next, Became(goal, "split", successor)),
            "What was split has at least two successors in the next edition.",
            "*");
        Assert.NotNull(several.ErrorAt("/replacement/mapping/0/to"));
        await Refused(
            corrections,
            Correcting(other, Became(goal, "dropped")),
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");

        await Accepted(corrections, Correcting(next, Became(goal, "carriedOver", successor)), "*");
    }

    [Fact]
    public async Task A_succession_that_was_withdrawn_gives_way_to_another()
    {
        var (earlier, next, other) = (await GivenStrategy(), await GivenStrategy(), await GivenStrategy());
        var succeeded = await Accepted(Succession(earlier), Succeeding(next), "*");

        await Accepted($"steps/{succeeded.StepId}/withdrawal", new { reason = "Verwechslung" }, "*");

        await Accepted(Succession(earlier), Succeeding(other), "*");
        await Accepted(Succession(next), Succeeding(earlier), "*");
    }

    [Fact]
    public async Task A_goal_in_the_mapping_cannot_be_withdrawn_in_either_edition()
    {
        var (earlier, next) = (await GivenStrategy(), await GivenStrategy("2024"));
        var (goal, successor, free) = (await GivenGoal(earlier), await GivenGoal(next), await GivenGoal(next));
        var succeeded = await Accepted(Succession(earlier), Succeeding(next, Became(goal, "carriedOver", successor)), "*");

        foreach (var named in new[] { goal, successor })
        {
            await Refused(
                $"steps/{named}/withdrawal",
                new { reason = "Irrtum" },
                $"A later step rests on this one: withdraw “strategy succeeded by another” of 31 March 2025 ({succeeded.StepId}) first.",
                "*");
        }

        await Accepted($"steps/{free}/withdrawal", new { reason = "Irrtum" }, "*");
        await Accepted($"steps/{succeeded.StepId}/withdrawal", new { reason = "Irrtum" }, "*");
        await Accepted($"steps/{successor}/withdrawal", new { reason = "Irrtum" }, "*");
    }

    private async Task RefusedMapping(Guid earlier, Guid next, string at, string sentence, params object[] mapping)
    {
        var refused = await Refused(Succession(earlier), Succeeding(next, mapping), sentence, "*");
        Assert.NotNull(refused.ErrorAt(at));
    }

    private async Task<Guid> GivenStrategyElsewhere()
    {
        using var draft = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/municipalities/{Host.NewMunicipality()}/strategies")
        {
            Content = JsonContent.Create(new { occurredOn = "2020", title = "Konzept" })
        };
        return (await Send(draft)).Id;
    }

    private async Task<IReadOnlyList<Guid>> GivenGoals(Guid strategy, int count)
    {
        var field = await GivenField(strategy);
        var goals = new List<Guid>();
        for (var number = 1; number <= count; number++) goals.Add(await GivenGoalIn(field, strategy, $"Ziel {number}"));
        return goals;
    }

    private static string Succession(Guid strategy) => $"strategies/{strategy}/succession";

    private static object Succeeding(Guid next, params object[] mapping) =>
        new { occurredOn = "2025-03-31", successorId = next, mapping, decisionReference = "Beschluss 3/2025" };

    private static object Correcting(Guid next, params object[] mapping) =>
        new { replacement = new { @event = "StrategySucceeded", occurredOn = "2025-03-31", successorId = next, mapping }, reason = "verlesen" };

    private static object Became(Guid from, string fate, params Guid[] to) => new { from, fate, to };
}

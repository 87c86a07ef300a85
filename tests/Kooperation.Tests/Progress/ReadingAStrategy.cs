using System.Net;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Progress;

public sealed class ReadingAStrategy(KooperationHost host) : ProgressSpec(host)
{
    [Fact]
    public async Task It_is_told_with_its_fields_goals_indicators_and_measures_as_they_stand()
    {
        var indicator = Guid.CreateVersion7();
        var (strategy, part, goal) = await GivenStrategy();
        await GivenMeasure(strategy, goal, more: [Started("2024-05-01")]);
        await Tell(
            strategy,
            new GoalReworded(goal, "Familien erreichen die Schule", null).On("2024-01-01"),
            new WeightSet(part, 2m, "wichtig").On("2024-01-01"),
            new IndicatorDefined(indicator, goal, "Anmeldungen", "Kinder", Direction.Up, 10m, PartialDate.Parse("2022"), 40m, PartialDate.Parse("2026"), 4).On("2022-01-01"),
            new IndicatorMeasured(indicator, 20m, Bound.Exact).On("2024"),
            new StatusLabelsSet([new StatusLabel("in Bearbeitung", MeasureState.Running)]).On("2024-01-01"));

        var told = (await Read($"strategies/{strategy}")).Json;

        Assert.Equal(("Integrationskonzept", "Rat", "Ratsbeschluss 0108/2022"), (told["title"]!.GetValue<string>(), told["adopted"]!["decidedBy"]!.GetValue<string>(), told["adopted"]!["decisionReference"]!.GetValue<string>()));
        var (field, inField) = (told["fields"]![0]!, told["fields"]![0]!["goals"]![0]!);
        Assert.Equal((part, "2", "Familien erreichen die Schule"), (field["fieldId"]!.GetValue<Guid>(), field["weight"]!.GetValue<string>(), inField["text"]!.GetValue<string>()));
        Assert.Equal(("Elterncafé", "running", "in Bearbeitung"), (inField["measures"]![0]!["title"]!.GetValue<string>(), inField["measures"]![0]!["state"]!.GetValue<string>(), inField["measures"]![0]!["stateName"]!.GetValue<string>()));
        Assert.Equal(("40", "20"), (inField["indicators"]![0]!["target"]!.GetValue<string>(), inField["indicators"]![0]!["values"]![0]!["value"]!.GetValue<string>()));
        Assert.Equal((9, Position), (told["version"]!.GetValue<long>(), told["position"]!.GetValue<long>()));
    }

    [Fact]
    public async Task Editions_name_each_other_and_both_stay_readable()
    {
        var (earlier, _, goal) = await GivenStrategy("Konzept 2018", more: []);
        var (next, _, other) = await GivenStrategy("Konzept 2022");
        await Tell(earlier, new StrategySucceeded(next, [new Succession(goal, Fate.CarriedOver, [other])]).On("2022-03-01"));

        var before = (await Read($"strategies/{earlier}")).Json;
        var after = (await Read($"strategies/{next}")).Json;

        Assert.Equal((next, "carriedOver"), (before["ended"]!["successorId"]!.GetValue<Guid>(), before["ended"]!["mapping"]![0]!["fate"]!.GetValue<string>()));
        Assert.Equal(
            ("Konzept 2022", "Eltern erreichen die Schule", "Eltern erreichen die Schule"),
            (before["ended"]!["successorTitle"]!.GetValue<string>(),
                before["ended"]!["mapping"]![0]!["fromName"]!.GetValue<string>(),
                Assert.Single(before["ended"]!["mapping"]![0]!["toNames"]!.AsArray())!.GetValue<string>()));
        Assert.Equal(earlier, Assert.Single(after["predecessors"]!.AsArray())!.GetValue<Guid>());
        Assert.Single((await Read($"strategies/{earlier}/progress?asOf={Today}")).Json["fields"]!.AsArray());
    }

    [Fact]
    public async Task As_of_a_day_it_has_the_words_and_the_measures_of_that_day()
    {
        var (strategy, _, goal) = await GivenStrategy();
        await GivenMeasure(strategy, goal, more: [Started("2024-05-01")]);
        await Tell(strategy, new GoalReworded(goal, "Familien erreichen die Schule", null).On("2024-01-01"));

        Assert.Equal(HttpStatusCode.NotFound, (await Read($"strategies/{strategy}?asOf=2000-01-01")).Status);
        Assert.Equal("Eltern erreichen die Schule", await TextOn("2023-12-31"));
        Assert.Equal("Familien erreichen die Schule", await TextOn("2024-01-01"));
        Assert.Equal(["draft", "running"], [await StateOn("2024-04-30"), await StateOn("2024-05-01")]);

        async Task<string> TextOn(string day) => (await Goal(day))["text"]!.GetValue<string>();

        async Task<string> StateOn(string day) => (await Goal(day))["measures"]![0]!["state"]!.GetValue<string>();

        async Task<System.Text.Json.Nodes.JsonNode> Goal(string day) => (await Read($"strategies/{strategy}?asOf={day}")).Json["fields"]![0]!["goals"]![0]!;
    }

    [Fact]
    public async Task A_figure_set_by_hand_is_told_until_its_end()
    {
        var (strategy, _, goal) = await GivenStrategy();
        await Tell(
            strategy,
            new ProgressOverridden(Guid.CreateVersion7(), goal, 60, "vor Ort gesehen", PartialDate.Parse("2150")).On("2024-03-01"),
            new ProgressOverridden(Guid.CreateVersion7(), goal, 50, "vor Ort gesehen", PartialDate.Parse("2024-06")).On("2024-03-01"));

        var told = Assert.Single((await Read($"strategies/{strategy}")).Json["overrides"]!.AsArray())!;

        Assert.Equal((60, goal, "2150"), (told["percent"]!.GetValue<int>(), told["about"]!.GetValue<Guid>(), told["until"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_command_can_be_conditional_on_what_was_read()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, more: [Started("2024-05-01")]);
        var read = await Read($"measures/{measure}");

        var stored = await StoredOf(measure);
        await Accepted($"steps/{stored[1].Id}/withdrawal", new { reason = "verwechselt" }, read.ETag);
    }

    [Fact]
    public async Task What_is_no_strategy_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"strategies/{Guid.CreateVersion7()}")).Status);
}

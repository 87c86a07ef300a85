using System.Net;
using Kooperation.Domain.Measures;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Progress;

public sealed class ListingMeasures(KooperationHost host) : ProgressSpec(host)
{
    private const string Day = $"asOf={Today}";

    private Guid _strategy, _field, _goal, _partnership;

    [Fact]
    public async Task Measures_of_all_strategies_are_listed_in_German_order_with_their_state()
    {
        await GivenFour();

        var list = (await Read($"measures?{Day}")).Json["items"]!.AsArray();

        Assert.Equal(
            ["Ämterlotsen running", "Begegnungsort dropped", "Sprachcafé completed", "Zeitung draft"],
            list.Select(one => $"{one!["title"]} {one["state"]}"));
        Assert.Equal(("running", "2024-05-01"), (list[0]!["stateName"]!.GetValue<string>(), list[0]!["stateSince"]!.GetValue<string>()));
        Assert.Equal((false, null), (list[1]!["counts"]!.GetValue<bool>(), list[1]!["light"]));
    }

    [Theory]
    [InlineData("strategy={strategy}", "Ämterlotsen|Begegnungsort|Sprachcafé")]
    [InlineData("field={field}", "Ämterlotsen|Begegnungsort|Sprachcafé")]
    [InlineData("goal={goal}", "Ämterlotsen|Begegnungsort|Sprachcafé")]
    [InlineData("partner={partnership}", "Sprachcafé")]
    [InlineData("office=fb%2050", "Ämterlotsen|Sprachcafé")]
    [InlineData("office=B%C3%BCrgerstiftung", "Begegnungsort")]
    [InlineData("withoutOffice=true", "Zeitung")]
    [InlineData("withoutOffice=false", "Ämterlotsen|Begegnungsort|Sprachcafé")]
    [InlineData("state=running", "Ämterlotsen")]
    [InlineData("freshness=never", "Zeitung")]
    [InlineData("freshness=notDue", "Begegnungsort|Sprachcafé")]
    [InlineData("late=true", "Ämterlotsen")]
    [InlineData("late=false&state=draft", "Zeitung")]
    [InlineData("colour=red", "Ämterlotsen")]
    [InlineData("colour=green", "Sprachcafé")]
    [InlineData("sort=state", "Zeitung|Ämterlotsen|Sprachcafé|Begegnungsort")]
    [InlineData("sort=atLeast", "Sprachcafé|Ämterlotsen|Begegnungsort|Zeitung")]
    [InlineData("sort=colour", "Ämterlotsen|Zeitung|Sprachcafé|Begegnungsort")]
    [InlineData("sort=lastReport", "Zeitung|Begegnungsort|Ämterlotsen|Sprachcafé")]
    [InlineData("sort=ends", "Sprachcafé|Ämterlotsen|Begegnungsort|Zeitung")]
    public async Task It_is_filtered_and_ordered_by_what_matters(string query, string expected)
    {
        await GivenFour();
        var asked = query
            .Replace("{strategy}", _strategy.ToString(), StringComparison.Ordinal)
            .Replace("{field}", _field.ToString(), StringComparison.Ordinal)
            .Replace("{goal}", _goal.ToString(), StringComparison.Ordinal)
            .Replace("{partnership}", _partnership.ToString(), StringComparison.Ordinal);

        Assert.Equal(expected.Split('|'), (await Read($"measures?{Day}&{asked}")).Json["items"]!.AsArray().Select(one => one!["title"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_strategy_that_is_not_there_has_no_measures()
    {
        await GivenFour();

        Assert.Empty((await Read($"measures?strategy={Guid.CreateVersion7()}")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task The_day_decides_what_is_listed_and_how_it_stands()
    {
        await GivenFour();

        Assert.Empty((await Read("measures?asOf=2021-12-31")).Json["items"]!.AsArray());
        Assert.Equal(["draft", "draft", "draft", "draft"], (await Read("measures?asOf=2023-01-01")).Json["items"]!.AsArray().Select(one => one!["state"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("strategy=abc", "/strategy")]
    [InlineData("goal=00000000000000000000000000000000", "/goal")]
    [InlineData("state=late", "/state")]
    [InlineData("late=1", "/late")]
    [InlineData("owner=x", "/owner")]
    public async Task What_cannot_be_understood_is_named_and_not_ignored(string query, string at)
    {
        var answer = await Get($"measures?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Json["errors"]![at]);
    }

    // One is late, one was dropped by a body outside, one is done with a partner, one of another strategy nobody answers for.
    private async Task GivenFour()
    {
        _partnership = await GivenPartnership();
        (_strategy, _field, _goal) = await GivenStrategy();
        var milestone = Guid.CreateVersion7();
        await GivenMeasure(
            _strategy,
            _goal,
            "Ämterlotsen",
            more: [new MilestonePlanned(milestone, "Schulung", Domain.Time.PartialDate.Parse("2025-06"), null, null).On("2024-01-01"), Started("2024-05-01"), Told("2026-10-01")]);
        await GivenMeasure(_strategy, _goal, "Begegnungsort", null, "Bürgerstiftung", new MeasureDropped("kein Geld").On("2024-06-01"));
        await GivenMeasure(
            _strategy, _goal, "Sprachcafé", more: [new MeasureRescheduled(Term("2024-01-01", "2026-10-31"), "früher").On("2025-01-01"), Completed("2026-10-31", _partnership)]);

        var (other, _, goal) = await GivenStrategy("Kulturplan", "Kultur");
        var last = await GivenMeasure(other, goal, "Zeitung", null);
        await Tell(last, new MeasureReworded("Zeitung", null).On("2024-01-01"));
    }
}

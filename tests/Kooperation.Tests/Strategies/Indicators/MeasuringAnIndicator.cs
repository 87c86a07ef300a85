using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies.Indicators;

public sealed class MeasuringAnIndicator(KooperationHost host) : StrategySpec(host)
{
    [Fact]
    public async Task A_value_is_kept_as_exact_as_it_was_given()
    {
        var strategy = await GivenStrategy();
        var indicator = await GivenIndicator(strategy, await GivenGoal(strategy));

        await Accepted(Values(strategy, indicator), new { occurredOn = "2021-12-31", value = "45.800001", source = "Monitoring 2022, S. 14" });

        var measured = Assert.IsType<IndicatorMeasured>((await StepsOf(strategy)).Last());
        Assert.Equal(
            (indicator, new Quantity(45.800001m), Bound.Exact, "Monitoring 2022, S. 14"), (measured.IndicatorId, measured.Value, measured.Bound, measured.Source));
    }

    [Fact]
    public async Task Of_a_value_only_a_bound_may_be_known_and_it_may_be_older_than_the_question()
    {
        var strategy = await GivenStrategy();
        var indicator = await GivenIndicator(strategy, await GivenGoal(strategy));

        await Accepted(Values(strategy, indicator), new { occurredOn = "2014", value = "40", bound = "below" });
        await Accepted(Values(strategy, indicator), new { occurredOn = (string?)null, value = "-3" });

        var measured = (await StepsOf(strategy)).OfType<IndicatorMeasured>().First();
        Assert.Equal((PartialDate.Year(2014), Bound.Below), (measured.OccurredOn, measured.Bound));
    }

    [Theory]
    [InlineData("viele")]
    [InlineData("")]
    [InlineData("45,8")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("٤٥")]
    [InlineData(" 45")]
    [InlineData("1234567890123")]
    [InlineData("0.1234567")]
    public async Task What_is_no_figure_is_not_understood(string value)
    {
        var strategy = await GivenStrategy();
        var indicator = await GivenIndicator(strategy, await GivenGoal(strategy));

        await Malformed(
            Values(strategy, indicator),
            new { occurredOn = "2021", value },
            "/value",
            "A figure is written as text, such as \"45.8\", with at most 12 digits before the point and 6 behind it.");
    }

    [Fact]
    public async Task A_value_lies_in_the_past()
    {
        var strategy = await GivenStrategy();
        var indicator = await GivenIndicator(strategy, await GivenGoal(strategy));

        await Refused(Values(strategy, indicator), new { occurredOn = "2199-01", value = "46" }, "January 2199 lies in the future: a step is recorded once it has happened.");
    }

    [Fact]
    public async Task Only_an_indicator_of_this_strategy_has_values()
    {
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var other = await GivenStrategy();
        var elsewhere = await GivenIndicator(other, await GivenGoal(other));

        foreach (var unknown in new[] { Guid.CreateVersion7(), goal, elsewhere })
        {
            await Refused(Values(strategy, unknown), new { occurredOn = "2021", value = "46" }, "This indicator was never defined.");
        }
    }

    private static string Values(Guid strategy, Guid indicator) => $"strategies/{strategy}/indicators/{indicator}/values";
}

using System.Text.Json.Nodes;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

/// <summary>Where measured values lead.</summary>
public sealed class EffectSpecs
{
    private static readonly Guid TheIndicator = Id(61);

    [Fact]
    public void Hochschulreife_in_Hamburg_has_one_measured_point_and_no_symbol()
    {
        var indicator = Indicator("2017-01-01", Defined(46, "2018"), Measured("2014", 40, Bound.Below), Measured("2016", 45.8m));

        Assert.Null(indicator.Symbol);
        Assert.Equal("zu wenig gemessen für ein Zeichen: Messwerte 1, Jahre dazwischen 0; nötig sind 3 über 3 Jahre", indicator.Why.German);
        Assert.Equal(["nur eine Schranke, kein Messwert", null], indicator.Values.Select(value => value.NotCounted?.German));
        Assert.Equal(("0.2", null), (indicator.Distance.ToString(), indicator.CarriedForward));
    }

    [Fact]
    public void As_plain_numbers_40_and_45_8_would_carry_forward_to_51_6_and_sun()
    {
        var rules = Changed(file => file["effect"]!["needs"] = JsonNode.Parse("""{ "points": 2, "years": 2 }"""));

        var trend = IndicatorTrend.Of(
            [new MeasuredPoint(Day("2014-06-30"), 40), new MeasuredPoint(Day("2016-06-30"), 45.8m)], 46, Day("2018-06-30"), Direction.Up, rules.Effect);

        Assert.Equal((WeatherSymbol.Sun, 2.9m, 51.6m, 0m), (trend.Symbol, trend.YearlyChange, trend.CarriedForward, trend.Missed));
        Assert.Equal((0.2m, 2m), (trend.Distance, trend.YearsApart));
    }

    // From 40 in 2014 to the value in 2019, five years; the target of 60 is due five years later.
    [Theory]
    [InlineData(51, WeatherSymbol.Sun)]
    [InlineData(50, WeatherSymbol.Sun)]
    [InlineData(49.7439, WeatherSymbol.Sun)]
    [InlineData(49.7435, WeatherSymbol.LightCloud)]
    [InlineData(48.8889, WeatherSymbol.LightCloud)]
    [InlineData(48.8888, WeatherSymbol.Cloud)]
    [InlineData(40.1, WeatherSymbol.Cloud)]
    [InlineData(40, WeatherSymbol.Storm)]
    [InlineData(39, WeatherSymbol.Storm)]
    [InlineData(60, WeatherSymbol.Sun)]
    public void The_symbol_is_what_would_be_missing_of_todays_distance(double value, WeatherSymbol symbol)
    {
        var indicator = Indicator("2020-01-01", Defined(60, "2024"), Measured("2014", 40), Measured("2016", 43), Measured("2019", (decimal)value));

        Assert.Equal(symbol, indicator.Symbol);
    }

    [Fact]
    public void Exactly_20_percent_is_a_light_cloud_and_exactly_5_is_not_sun_any_more()
    {
        // Two points a year: 50 now, 60 on the day of the target.
        Assert.Equal((WeatherSymbol.LightCloud, "20"), Symbol(target: 62.5m));
        Assert.Equal((WeatherSymbol.Cloud, "20.634921"), Symbol(target: 62.6m));
        Assert.Equal((WeatherSymbol.LightCloud, "5.660377"), Symbol(target: 60.6m));
        Assert.Equal((WeatherSymbol.LightCloud, "5"), Symbol(target: 50 + 10 / 0.95m));
        Assert.Equal((WeatherSymbol.Sun, "4.761905"), Symbol(target: 60.5m));

        static (WeatherSymbol?, string?) Symbol(decimal target)
        {
            var trend = IndicatorTrend.Of(
                [new MeasuredPoint(Day("2014-06-30"), 40), new MeasuredPoint(Day("2016-06-30"), 44), new MeasuredPoint(Day("2019-06-30"), 50)],
                target,
                Day("2024-06-30"),
                Direction.Up,
                ProgressRules.Standard.Effect);
            return (trend.Symbol, decimal.Round(trend.MissedPercent!.Value, 6).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void An_indicator_that_is_to_go_down_is_read_the_other_way_round()
    {
        Step[] steps = [Defined(10, "2024", direction: Direction.Down), Measured("2014", 40), Measured("2016", 35), Measured("2019", 25)];

        var indicator = Indicator("2020-01-01", steps);

        Assert.Equal((WeatherSymbol.Sun, "-3", "10", "15", "0"), (indicator.Symbol, indicator.YearlyChange.ToString(), indicator.CarriedForward.ToString(), indicator.Distance.ToString(), indicator.Missed.ToString()));
        Assert.Equal(WeatherSymbol.Storm, Indicator("2021-01-01", [.. steps, Measured("2020", 41)]).Symbol);
    }

    [Fact]
    public void Only_the_last_five_years_are_looked_at()
    {
        // Seven years of rising, then five of nothing.
        var values = Enumerable.Range(2007, 13).Select(year => (Step)Measured($"{year}", year < 2014 ? year - 2000 : 14));

        Assert.Equal(WeatherSymbol.Storm, Indicator("2020-01-01", [Defined(30, "2024"), .. values]).Symbol);
    }

    [Theory]
    [InlineData("2014,2015,2016,2017", true)]
    [InlineData("2014,2015,2016", false)]
    [InlineData("2014,2017", false)]
    [InlineData("2010,2016,2017", false)]
    [InlineData("2014-03-01,2015,2017-02-28", false)]
    [InlineData("2014-03-01,2015,2017-03-01", true)]
    public void A_symbol_needs_three_measured_values_over_three_years(string days, bool hasSymbol)
    {
        var values = days.Split(',').Select((day, index) => (Step)Measured(day, 40 + index));

        Assert.Equal(hasSymbol, Indicator("2018-01-01", [Defined(60, "2024"), .. values]).Symbol is not null);
    }

    [Fact]
    public void A_baseline_with_a_date_is_a_measured_value_and_one_without_is_not()
    {
        Step[] values = [Measured("2016", 43), Measured("2018", 46)];

        Assert.Equal(WeatherSymbol.Sun, Indicator("2019-01-01", [Defined(50, "2024", baseline: 40, baselineOn: "2014"), .. values]).Symbol);
        var undated = Indicator("2019-01-01", [Defined(50, "2024", baseline: 40), .. values]);
        Assert.Equal((null, "ohne Tag kein Messwert"), (undated.Symbol, undated.Values[0].NotCounted!.German));
    }

    [Fact]
    public void Of_several_values_for_a_day_the_one_recorded_last_counts()
    {
        var indicator = Indicator("2019-01-01", Defined(50, "2024", baseline: 30, baselineOn: "2014"), Measured("2014", 40), Measured("2016", 99), Measured("2016", 43), Measured("2018", 46));

        Assert.Equal((WeatherSymbol.Sun, "1.5"), (indicator.Symbol, indicator.YearlyChange.ToString()));
        Assert.Equal(2, indicator.Values.Count(value => value.NotCounted?.English == "another value holds for the same day"));
    }

    [Fact]
    public void Values_after_the_day_are_not_known_to_it() =>
        Assert.Single(Indicator("2017-06-29", Defined(50, "2024"), Measured("2016", 40), Measured("2017", 41)).Values);

    [Fact]
    public void Once_the_target_date_has_passed_nothing_is_carried_forward()
    {
        var indicator = Indicator("2020-01-01", Defined(60, "2018"), Measured("2014", 40), Measured("2016", 44), Measured("2019", 50));

        Assert.Equal((WeatherSymbol.Cloud, "50", "100"), (indicator.Symbol, indicator.CarriedForward.ToString(), indicator.MissedPercent.ToString()));
    }

    [Fact]
    public void Without_a_target_it_is_observation_only()
    {
        var indicator = Indicator("2020-01-01", Defined(null, null), Measured("2014", 40), Measured("2016", 44), Measured("2019", 50));

        Assert.Equal((null, "kein Zielwert: nur Beobachtung"), (indicator.Symbol, indicator.Why.German));
    }

    [Fact]
    public void The_arithmetic_is_told()
    {
        var indicator = Indicator("2020-01-01", Defined(62.5m, "2024"), Measured("2014", 40), Measured("2016", 44), Measured("2019", 50));

        Assert.Equal("50 % changes by 2 % a year and would come to 60 % by 2024; 2.5 % would then be missing of the target 62.5 %, today it is 12.5 %: 20 %", indicator.Why.English);
        Assert.Equal("bei 2 % im Jahr wird aus 50 % bis 2024 60 %; zum Ziel 62,5 % fehlen dann 2,5 % von heute 12,5 %, also 20 %", indicator.Why.German);
        Assert.Equal(("leicht bewölkt", "/effect/lightCloud"), (indicator.SymbolName!.German, indicator.Rule));
    }

    [Theory]
    [InlineData(0, "Input", "Einsatz, noch keine Leistung")]
    [InlineData(1, "Output", "Leistung, noch keine Wirkung")]
    [InlineData(3, "Output", "Leistung, noch keine Wirkung")]
    [InlineData(4, "Outcome", "Wirkung bei den Menschen")]
    [InlineData(6, "Outcome", "Wirkung bei den Menschen")]
    [InlineData(7, "Impact", "Wirkung in der Gesellschaft")]
    public void Each_indicator_names_its_level(int level, string name, string label)
    {
        var indicator = Indicator("2020-01-01", Defined(null, null, level: level));

        Assert.Equal((name, label), (indicator.EffectName.German, indicator.EffectLabel.German));
    }

    [Fact]
    public void Output_alone_is_called_what_it_is_and_nothing_is_averaged()
    {
        var output = Assess("2020-01-01", Strategy(Field(), Goal(), Defined(60, "2024", level: 2), Measured("2014", 40)).InThePast()).Figures.Effect;
        var both = Assess("2020-01-01", Strategy(Field(), Goal(), Defined(60, "2024", level: 2), Defined(60, "2024", level: 4, id: Id(62))).InThePast()).Figures.Effect;

        Assert.Equal((1, 0, 1, "Gemessen wird nur Leistung, noch keine Wirkung."), (output.Indicators, output.Sun, output.WithoutSymbol, output.Sentence!.German));
        Assert.Equal((2, null), (both.Indicators, both.Sentence));
        Assert.Equal("kein Indikator", Assess("2025-01-01", Plain).Figures.Effect.Sentence!.German);
    }

    [Theory]
    [InlineData("2014-06-30", "2016-06-30", 2)]
    [InlineData("2014-06-30", "2014-12-30", 0.501369863013699)]
    [InlineData("2016-02-29", "2017-02-28", 1)]
    [InlineData("2016-06-30", "2014-06-30", -2)]
    [InlineData("2014-06-30", "2014-06-30", 0)]
    public void Years_between_two_days_are_counted_by_the_calendar(string from, string to, double years) =>
        Assert.Equal((decimal)years, Math.Round(IndicatorTrend.YearsBetween(Day(from), Day(to)), 15));

    private static IndicatorProgress Indicator(string day, params Step[] steps) =>
        Assess(day, Strategy([Field(), Goal(), .. steps]).InThePast()).Fields[0].Goals[0].Indicators[0];

    private static IndicatorDefined Defined(
        decimal? target, string? targetOn, Direction direction = Direction.Up, decimal? baseline = null, string? baselineOn = null, int level = 5, Guid? id = null) =>
        new(id ?? TheIndicator, TheGoal, "Hochschulreife", "%", direction, baseline, Date(baselineOn), target, Date(targetOn), level);

    private static IndicatorMeasured Measured(string? day, decimal value, Bound bound = Bound.Exact) => new IndicatorMeasured(TheIndicator, value, bound).On(day);

    private static ProgressRules Changed(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(ProgressRules.Standard.Text)!;
        change(file);
        return ProgressRules.Read(file.ToJsonString()).Rules!;
    }
}

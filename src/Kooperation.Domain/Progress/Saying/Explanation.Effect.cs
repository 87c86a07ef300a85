using Kooperation.Domain.Language;
using Kooperation.Domain.Progress.Known;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Progress.Saying;

// One indicator.
internal sealed partial class Explanation
{
    private IndicatorProgress Say(IndicatorOutline indicator)
    {
        var (rule, words) = (_rules.Effect, _rules.Effect.Words);
        var level = rule.Of(indicator.EffectLevel);
        var values = ValuesOf(indicator);
        var measured = values.Where(value => value.NotCounted is null).Select(value => new MeasuredPoint(value.On.Middle!.Value, value.Value.Value)).ToList();
        var trend = indicator is { Target: { } target, TargetOn.Middle: { } targetOn }
            ? IndicatorTrend.Of(measured, target.Value, targetOn, indicator.Direction, rule)
            : null;
        var (why, at) = trend is null ? (words.Observation, "observation") : WhyOf(indicator, trend);

        return new IndicatorProgress(
            indicator.IndicatorId,
            indicator.Title,
            indicator.Unit,
            indicator.Direction,
            indicator.EffectLevel,
            level.Name,
            level.Label,
            indicator.Target,
            indicator.TargetOn,
            indicator.DefinedBy,
            values,
            trend?.Symbol,
            NameOf(trend?.Symbol),
            Figure.Shown(trend?.YearlyChange),
            Figure.Shown(trend?.CarriedForward),
            trend?.Current is null ? null : Figure.Shown(trend.Distance),
            Figure.Shown(trend?.Missed),
            Figure.Shown(trend?.MissedPercent),
            why,
            $"/effect/{at}");
    }

    private Sentence? NameOf(WeatherSymbol? symbol) => symbol switch
    {
        WeatherSymbol.Sun => _rules.Effect.Names.Sun,
        WeatherSymbol.LightCloud => _rules.Effect.Names.LightCloud,
        WeatherSymbol.Cloud => _rules.Effect.Names.Cloud,
        WeatherSymbol.Storm => _rules.Effect.Names.Storm,
        _ => null
    };

    // Of several values for one day the one recorded last counts; the baseline was there before them.
    private List<ValueTold> ValuesOf(IndicatorOutline indicator)
    {
        var words = _rules.Effect.Words;
        var told = indicator.Values.Select(value => new ValueTold(value.Value, value.Bound, value.By.OccurredOn, value.By, null)).ToList();
        if (indicator.Baseline is { } baseline && indicator.BaselineOn.HasHappened(_known.Day))
            told.Insert(0, new ValueTold(baseline, Bound.Exact, indicator.BaselineOn, indicator.DefinedBy, null));

        for (var i = 0; i < told.Count; i++)
        {
            var value = told[i];
            var notCounted = value.Bound != Bound.Exact ? words.Bound
                : !value.On.IsKnown ? words.Undated
                : told.Skip(i + 1).Any(later => later.Bound == Bound.Exact && later.On.Middle == value.On.Middle) ? words.Replaced
                : null;
            told[i] = value with { NotCounted = notCounted };
        }

        return told;
    }

    private (Sentence Why, string At) WhyOf(IndicatorOutline indicator, IndicatorTrend trend)
    {
        var (rule, words) = (_rules.Effect, _rules.Effect.Words);
        if (trend.Symbol is null)
        {
            return (words.TooFew.Fill(
                ("points", InWords.Number(trend.Points.Count)),
                ("years", Figure.InWords(trend.YearsApart, 1)),
                ("neededPoints", InWords.Number(rule.Points)),
                ("neededYears", InWords.Number(rule.YearsApart))), "needs");
        }

        var (current, target) = (Value(trend.Current!.Value), Value(indicator.Target!.Value.Value));
        if (trend.IsReached) return (words.Reached.Fill(("current", current), ("target", target)), "sun");

        var change = Value(trend.YearlyChange!.Value);
        if (trend.Symbol == WeatherSymbol.Storm) return (words.Away.Fill(("current", current), ("change", change), ("target", target)), "storm");

        return (words.Carried.Fill(
            ("current", current),
            ("change", change),
            ("targetOn", InWords.Day(indicator.TargetOn)),
            ("carried", Value(trend.CarriedForward!.Value)),
            ("target", target),
            ("missed", Value(trend.Missed!.Value)),
            ("distance", Value(trend.Distance)),
            ("percent", Figure.InWords(trend.MissedPercent!.Value, 1))), Camel(trend.Symbol.Value));

        Sentence Value(decimal value)
        {
            var figure = Figure.InWords(value, 3);
            return new Sentence($"{figure.English} {indicator.Unit}", $"{figure.German} {indicator.Unit}");
        }
    }

    private static string Camel(WeatherSymbol symbol) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(symbol.ToString());
}

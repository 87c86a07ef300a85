using Kooperation.Domain.Language;
using Kooperation.Domain.Progress.Known;

namespace Kooperation.Domain.Progress.Saying;

// The figures of a goal, a field or the strategy.
internal sealed partial class Explanation
{
    private const string ImplementationAt = "/implementation";

    private ProgressFigures Figures(
        Standing standing, bool hasParts, Sentence withoutParts, IEnumerable<MeasureStanding> measures, IEnumerable<IndicatorProgress> indicators) => new(
        standing.Measures,
        Implementation(standing.Implementation, hasParts ? SumOf(standing.Implementation) : withoutParts, ImplementationAt),
        Expectation(standing.Expected, hasParts ? SumOfExpected(standing.Expected) : withoutParts, "/expected"),
        Light(standing, standing.Light(_rules.Light)),
        measures.Where(measure => measure.Counts).Aggregate(default(LightCounts), (lights, measure) => lights.With(measure.Light.Colour)),
        FreshnessOf(standing),
        ParticipationOf(standing),
        EffectOf([.. indicators]));

    private Implementation Implementation(Ratio ratio, Sentence why, string rule) => new(
        ratio.IsKnown,
        ratio.IsKnown ? ratio.CertainPercent : null,
        ratio.UnknownPercent,
        Figure.Shown(ratio.Certain),
        Figure.Shown(ratio.Unknown),
        Figure.Shown(ratio.Counted),
        ratio.IsKnown ? InPercent(ratio, _rules.Implementation.InPart, _rules.Implementation.Whole) : _rules.Implementation.NotAssessable,
        why,
        rule);

    private Expectation Expectation(Ratio ratio, Sentence why, string rule) => new(
        ratio.IsKnown ? ratio.CertainPercent : null,
        ratio.UnknownPercent,
        Figure.Shown(ratio.Certain),
        Figure.Shown(ratio.Unknown),
        Figure.Shown(ratio.Counted),
        ratio.IsKnown ? InPercent(ratio, _rules.Expected.InPart, _rules.Expected.Whole) : _rules.Expected.Unknown,
        why,
        rule);

    private static Sentence InPercent(Ratio ratio, Sentence inPart, Sentence whole) => ratio.Unknown > 0
        ? inPart.Fill(("atLeast", InWords.Number(ratio.CertainPercent)), ("unknown", InWords.Number(ratio.UnknownPercent)))
        : whole.Fill(("atLeast", InWords.Number(ratio.CertainPercent)));

    private Sentence SumOf(Ratio ratio) => _rules.Implementation.Sum.Fill(
        ("reached", Figure.InWords(ratio.Certain)),
        ("counted", Figure.InWords(ratio.Counted)),
        ("unknown", Figure.InWords(ratio.Unknown)));

    private Sentence SumOfExpected(Ratio ratio) => _rules.Expected.Sum.Fill(
        ("due", Figure.InWords(ratio.Certain)),
        ("counted", Figure.InWords(ratio.Counted)),
        ("unknown", Figure.InWords(ratio.Unknown)));

    private TrafficLight Light(Standing standing, LightDecision light)
    {
        var rules = _rules.Light;
        var (name, words) = light.At switch
        {
            "/light/none" => (rules.None.Name, rules.None.Words),
            "/light/notReported" => (rules.NotReported.Name, rules.NotReported.Words.Fill(("months", InWords.Number(_known.ReportEveryMonths)))),
            "/light/red/overdue" => (rules.Red.Name, rules.Red.Overdue.Fill(("count", InWords.Number(standing.LongOverdue)), ("days", InWords.Number(rules.Red.OverdueDays)))),
            "/light/red/bestCase" => (rules.Red.Name, Points(rules.Red.BestCase)),
            "/light/yellow/overdue" => (rules.Yellow.Name, rules.Yellow.Overdue.Fill(("count", InWords.Number(standing.Overdue)), ("days", InWords.Number(rules.Yellow.OverdueDays)))),
            "/light/yellow/bestCase" => (rules.Yellow.Name, Points(rules.Yellow.BestCase)),
            "/light/green" => (rules.Green.Name, Points(rules.Green.Words)),
            _ => (rules.Unclear.Name, rules.Unclear.Words)
        };

        return new TrafficLight(light.Colour, name, words, light.At, Figure.Shown(light.Points), standing.Overdue);

        Sentence Points(Sentence sentence) => sentence.Fill(("points", Figure.InWords(light.Points ?? 0, 1)));
    }

    private ReportFreshness FreshnessOf(Standing standing)
    {
        var last = standing.LastReport;
        if (standing.Measures == 0) return new ReportFreshness(FreshnessDegree.Never, null, null, null, standing.Freshness, _rules.Freshness.Nothing, "/freshness/nothing");

        var degree = standing.Freshness.Due == 0 ? FreshnessDegree.NotDue : last?.DegreeOn(_known.Day, _known.ReportEveryMonths) ?? FreshnessDegree.Never;
        return Freshness(degree, last) with { MeasureId = last?.MeasureId, Measures = standing.Freshness };
    }

    private ReportFreshness Freshness(FreshnessDegree degree, LastReport? last)
    {
        var rule = _rules.Freshness;
        var days = last is null ? (int?)null : _known.Day.DayNumber - last.On.DayNumber;
        var (words, at) = degree switch
        {
            FreshnessDegree.Fresh => (rule.Fresh, "fresh"),
            FreshnessDegree.Ageing => (rule.Ageing, "ageing"),
            FreshnessDegree.Stale => (rule.Stale, "stale"),
            FreshnessDegree.Never => (rule.Never, "never"),
            _ => (rule.NotDue, "notDue")
        };

        return new ReportFreshness(
            degree,
            days,
            last?.By,
            null,
            null,
            words.Fill(("days", InWords.Number(days ?? 0)), ("months", InWords.Number(_known.ReportEveryMonths))),
            $"/freshness/{at}");
    }

    private Participation ParticipationOf(Standing standing)
    {
        var (rule, counted) = (_rules.Participation, standing.Measures);
        return new Participation(
            counted,
            Share(standing.WithPartner, rule.Partner),
            Share(standing.WithDeepPartner, rule.Deep),
            Share(standing.CoDesigned, rule.CoDesigned),
            "/participation");

        MeasureShare Share(int count, Sentence sentence) => new(
            count,
            counted == 0 ? null : (int)Math.Round(100m * count / counted, MidpointRounding.AwayFromZero),
            counted == 0
                ? rule.Nothing
                : sentence.Fill(("count", InWords.Number(count)), ("counted", InWords.Number(counted)), ("depth", InWords.Number(rule.Depth))));
    }

    private Effect EffectOf(IReadOnlyList<IndicatorProgress> indicators)
    {
        int With(WeatherSymbol symbol) => indicators.Count(indicator => indicator.Symbol == symbol);
        var words = _rules.Effect.Words;

        return new Effect(
            indicators.Count,
            With(WeatherSymbol.Sun),
            With(WeatherSymbol.LightCloud),
            With(WeatherSymbol.Cloud),
            With(WeatherSymbol.Storm),
            indicators.Count(indicator => indicator.Target is null),
            indicators.Count(indicator => indicator is { Target: not null, Symbol: null }),
            indicators.Count == 0 ? words.Nothing : indicators.Any(indicator => _rules.Effect.Of(indicator.EffectLevel).IsEffect) ? null : words.NoEffectYet,
            "/effect");
    }
}

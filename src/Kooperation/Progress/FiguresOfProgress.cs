using System.Text.Json;
using Kooperation.Domain.Progress;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Rules;

namespace Kooperation.Progress;

/// <summary>How far strategies, their fields, goals and measures have come, as figures; and the strategies and measures themselves.</summary>
public sealed class FiguresOfProgress(RecordedEvidence evidence, Today today) : ITellsFigures
{
    private readonly Reader<ProgressAssessment> _progress = ReadProgressEndpoint.Reader(evidence);
    private readonly Reader<StrategyEntry> _strategy = ReadStrategyEndpoint.Reader(evidence, today);

    // Of every strategy: a partner's depth counts wherever the partner has a part, and one edition says what became of another.
    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        var told = new List<AnsweredFigures>();
        var rules = await AdoptionRecord.InForce(views);
        foreach (var (strategy, measures) in await evidence.OfAll(views, cancelled))
        {
            if (await _progress(views, strategy.Id, day, cancelled) is { } progress)
                told.Add(new AnsweredFigures($"strategies/{strategy.Id}/progress", progress.Answer, [.. Of(progress.Answer)]));

            // Where no day is asked for, a strategy is told whenever its steps happened.
            if (await _strategy(views, strategy.Id, day == today.InGermany ? null : day, cancelled) is { } entry)
                told.Add(new AnsweredFigures($"strategies/{strategy.Id}", entry.Answer, []));

            var depths = await PartnerDepths.Of(measures, views, rules, day);
            var entries = measures.Select(measure => MeasureEntry.Of(measure, strategy, depths, rules.Progress(day), day)).OfType<MeasureEntry>();
            told.AddRange(entries.Select(entry => new AnsweredFigures($"measures/{entry.Id}", entry, [])));
        }

        return told;
    }

    private static IEnumerable<Figure> Of(ProgressAssessment strategy) =>
    [
        .. Of(FigureOf.Strategy, strategy.StrategyId, strategy.Figures),
        .. strategy.Fields.SelectMany(field => Of(FigureOf.Field, field.FieldId, field.Figures)),
        .. strategy.Fields.SelectMany(field => field.Goals).SelectMany(goal => Of(FigureOf.Goal, goal.GoalId, goal.Figures)),
        .. strategy.Fields.SelectMany(field => field.Goals).SelectMany(goal => goal.Measures).Concat(strategy.WithoutGoal).SelectMany(Of)
    ];

    private static IEnumerable<Figure> Of(FigureOf of, Guid id, ProgressFigures figures) =>
    [
        new(of, id, "measures", figures.Measures),
        new(of, id, "atLeast", figures.Implementation.AtLeast),
        new(of, id, "unknown", figures.Implementation.Unknown),
        new(of, id, "expected", figures.Expected.AtLeast),
        new(of, id, "colour", Word(figures.Light.Colour)),
        new(of, id, "freshness", Word(figures.Freshness.Degree)),
        new(of, id, "withPartner", figures.Participation.Partner.Count),
        new(of, id, "withDeepPartner", figures.Participation.Deep.Count),
        new(of, id, "coDesigned", figures.Participation.CoDesigned.Count),
        new(of, id, "sun", figures.Effect.Sun),
        new(of, id, "lightCloud", figures.Effect.LightCloud),
        new(of, id, "cloud", figures.Effect.Cloud),
        new(of, id, "storm", figures.Effect.Storm)
    ];

    private static IEnumerable<Figure> Of(MeasureProgress measure) =>
    [
        new(FigureOf.Measure, measure.MeasureId, "state", Word(measure.State)),
        new(FigureOf.Measure, measure.MeasureId, "atLeast", measure.Implementation.AtLeast),
        new(FigureOf.Measure, measure.MeasureId, "unknown", measure.Implementation.Unknown),
        new(FigureOf.Measure, measure.MeasureId, "expected", measure.Expected.AtLeast),
        new(FigureOf.Measure, measure.MeasureId, "colour", measure.Light is { } light ? Word(light.Colour) : null),
        new(FigureOf.Measure, measure.MeasureId, "freshness", Word(measure.Freshness.Degree)),
        new(FigureOf.Measure, measure.MeasureId, "depth", measure.Participation.Depth),
        new(FigureOf.Measure, measure.MeasureId, "coDesign", Word(measure.Participation.CoDesign))
    ];

    private static string Word<TWord>(TWord value) where TWord : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

using System.Text.Json;
using Kooperation.Domain.Progress;
using Kooperation.Platform.Reading;

namespace Kooperation.Progress;

/// <summary>How far strategies, their fields, goals and measures have come, as figures.</summary>
public sealed class FiguresOfProgress(RecordedEvidence evidence) : ITellsFigures
{
    private readonly Reader<ProgressAssessment> _reader = ReadProgressEndpoint.Reader(evidence);

    // Of every strategy: a partner's depth counts wherever the partner has a part, and one edition says what became of another.
    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        var told = new List<AnsweredFigures>();
        foreach (var (strategy, _) in await evidence.OfAll(views, cancelled))
        {
            if (await _reader(views, strategy.Id, day, cancelled) is { } found)
                told.Add(new AnsweredFigures($"strategies/{strategy.Id}/progress", found.Answer, [.. Of(found.Answer)]));
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

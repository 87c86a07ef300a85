using System.Text.Json;
using Kooperation.Domain.Depth;
using Kooperation.Platform.Reading;

namespace Kooperation.Depth;

/// <summary>How deep partnerships are, as figures: the level and that of each dimension.</summary>
public sealed class FiguresOfDepth : ITellsFigures
{
    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        var told = new Dictionary<Guid, AnsweredFigures>();
        foreach (var history in histories)
        {
            if (await PartnershipEvidence.Find(views, history) is not { } evidence) continue;

            var assessment = PartnershipDepth.Assess(evidence.Facts, DepthRules.Standard, day, AssessmentOptions.All);
            told[evidence.Id] = new AnsweredFigures($"partnerships/{evidence.Id}/depth", assessment, [.. Of(evidence.Id, assessment)]);
        }

        return [.. told.Values];
    }

    private static IEnumerable<Figure> Of(Guid id, Assessment assessment)
    {
        yield return new Figure(FigureOf.Partnership, id, "level", assessment.Level);
        yield return new Figure(FigureOf.Partnership, id, "isDormant", assessment.IsDormant);
        foreach (var one in assessment.Dimensions)
            yield return new Figure(FigureOf.Partnership, id, JsonNamingPolicy.CamelCase.ConvertName(one.Dimension.ToString()), one.Level);
    }
}

using System.Text.Json;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Rules;
using Kooperation.Platform.Reading;
using Kooperation.Rules;

namespace Kooperation.Depth;

/// <summary>How deep partnerships are, as figures: the level and that of each dimension.</summary>
public sealed class FiguresOfDepth : ITellsFigures
{
    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        // By other rules every partnership may be another one.
        var rules = (await AdoptionRecord.InForce(views)).Depth(day);
        var partnerships = histories.Contains(AdoptedRules.IdOf(views.Municipality)) ? await PartnershipEvidence.All(views) : await Find(views, histories);

        var told = new Dictionary<Guid, AnsweredFigures>();
        foreach (var evidence in partnerships)
        {
            var assessment = PartnershipDepth.Assess(evidence.Facts, rules, day, AssessmentOptions.All);
            told[evidence.Id] = new AnsweredFigures($"partnerships/{evidence.Id}/depth", assessment, [.. Of(evidence.Id, assessment)]);
        }

        return [.. told.Values];
    }

    private static async Task<IReadOnlyList<PartnershipEvidence>> Find(Views views, IReadOnlyCollection<Guid> histories)
    {
        var found = new List<PartnershipEvidence>();
        foreach (var history in histories)
            if (await PartnershipEvidence.Find(views, history) is { } evidence) found.Add(evidence);

        return found;
    }

    private static IEnumerable<Figure> Of(Guid id, Assessment assessment)
    {
        yield return new Figure(FigureOf.Partnership, id, "level", assessment.Level);
        yield return new Figure(FigureOf.Partnership, id, "isDormant", assessment.IsDormant);
        foreach (var one in assessment.Dimensions)
            yield return new Figure(FigureOf.Partnership, id, JsonNamingPolicy.CamelCase.ConvertName(one.Dimension.ToString()), one.Level);
    }
}

using System.Text.Json;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Rules;
using Kooperation.Platform.Reading;
using Kooperation.Rules;

namespace Kooperation.Depth;

/// <summary>How deep partnerships are, as figures: the level and that of each dimension; and the partnerships as the list shows them.</summary>
public sealed class FiguresOfDepth : ITellsFigures
{
    public async Task<IReadOnlyList<AnsweredFigures>> Tell(Views views, IReadOnlyCollection<Guid> histories, DateOnly day, CancellationToken cancelled)
    {
        // By other rules every partnership may be another one.
        var rules = (await AdoptionRecord.InForce(views)).Depth(day);
        var partnerships = histories.Contains(AdoptedRules.IdOf(views.Municipality)) ? await PartnershipEvidence.All(views) : await Find(views, histories);

        Guid[] organisations = [.. partnerships.Select(one => one.OrganisationId).Distinct()];
        var partners = (await views.Find<PartnerName>(organisations)).ToDictionary(partner => partner.Id);

        var told = new List<AnsweredFigures>();
        foreach (var evidence in partnerships.Where(one => one.HadBegunBy(day)))
        {
            var assessment = PartnershipDepth.Assess(evidence.Facts, rules, day, AssessmentOptions.All);
            told.Add(new AnsweredFigures($"partnerships/{evidence.Id}/depth", assessment, [.. Of(evidence.Id, assessment)]));

            var overview = PartnershipOverview.Of(evidence, partners.GetValueOrDefault(evidence.OrganisationId), rules, day, AssessmentOptions.All);
            told.Add(new AnsweredFigures($"partnerships/{evidence.Id}", overview, []));
        }

        return told;
    }

    // Of an organisation the partnership with it, which bears its name.
    private static async Task<IEnumerable<PartnershipEvidence>> Find(Views views, IReadOnlyCollection<Guid> histories)
    {
        var ofOrganisations = (await views.Where<Relation>(relation => histories.Contains(relation.OrganisationId))).Select(relation => relation.Id);
        Guid[] partnerships = [.. histories.Concat(ofOrganisations).Distinct()];
        return (await PartnershipEvidence.Find(views, partnerships)).Values.DistinctBy(evidence => evidence.Id);
    }

    private static IEnumerable<Figure> Of(Guid id, Assessment assessment)
    {
        yield return new Figure(FigureOf.Partnership, id, "level", assessment.Level);
        yield return new Figure(FigureOf.Partnership, id, "isDormant", assessment.IsDormant);
        foreach (var one in assessment.Dimensions)
            yield return new Figure(FigureOf.Partnership, id, JsonNamingPolicy.CamelCase.ConvertName(one.Dimension.ToString()), one.Level);
    }
}

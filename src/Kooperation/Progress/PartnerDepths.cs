using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using Kooperation.Platform.Reading;

namespace Kooperation.Progress;

/// <summary>How deep the partnerships are that have a part in measures.</summary>
public static class PartnerDepths
{
    public static readonly IReadOnlyDictionary<Guid, int> NotAsked = new Dictionary<Guid, int>();

    /// <summary>The level of each on the day, 0 to 5, under the id that the measure names it by.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> Of(IReadOnlyList<MeasureEvidence> measures, Views views, RulesInForce rules, DateOnly day)
    {
        var partners = PartnersIn(measures);
        if (partners.Count == 0) return NotAsked;

        var evidence = await PartnershipEvidence.Find(views, partners);
        return evidence.ToDictionary(partner => partner.Key, partner => PartnershipDepth.LevelsOn(partner.Value.Facts, rules.Depth(day), day).Level);
    }

    /// <summary>The partnerships that have a part in measures, by whichever id.</summary>
    public static IReadOnlyList<Guid> PartnersIn(IReadOnlyList<MeasureEvidence> measures) => [.. measures.SelectMany(PartnersOf).Distinct()];

    private static IEnumerable<Guid> PartnersOf(MeasureEvidence measure) => measure.Facts.SelectMany(fact => fact switch
    {
        { Event: "PartnerInvolved", About: { } partnership } => [partnership],
        { Partners: { } together } => together,
        _ => []
    });
}

using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Platform.Reading;

namespace Kooperation.Progress;

/// <summary>How deep the partnerships are that have a part in measures.</summary>
public static class PartnerDepths
{
    public static readonly IReadOnlyDictionary<Guid, int> NotAsked = new Dictionary<Guid, int>();

    /// <summary>The level of each on the day, 0 to 5, under the id that the measure names it by.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> Of(IReadOnlyList<MeasureEvidence> measures, Views views, DateOnly day)
    {
        var partners = measures.SelectMany(PartnersOf).Distinct().ToList();
        if (partners.Count == 0) return NotAsked;

        var evidence = await PartnershipEvidence.Find(views, partners);
        return evidence.ToDictionary(partner => partner.Key, partner => PartnershipDepth.LevelsOn(partner.Value.Facts, DepthRules.Standard, day).Level);
    }

    private static IEnumerable<Guid> PartnersOf(MeasureEvidence measure) => measure.Facts.SelectMany(fact => fact switch
    {
        { Event: "PartnerInvolved", About: { } partnership } => [partnership],
        { Partners: { } together } => together,
        _ => []
    });
}

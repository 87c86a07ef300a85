using Kooperation.Domain.Measures;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Oracle;

/// <summary>
/// What was known of a municipality at a place in its log, read off the list of what was told and nothing else: a step is known there if its own place
/// is not behind it.
/// </summary>
/// <param name="Places">The place of each step by its id.</param>
public sealed record Knowledge(Town Town, IReadOnlyDictionary<Guid, long> Places, long Place)
{
    /// <summary>The part of a history that was known.</summary>
    public IReadOnlyList<RecordedStep> Of(IReadOnlyList<RecordedStep> history) => [.. history.Where(recorded => Places[recorded.Id] <= Place)];

    /// <summary>The partnerships that were known, each with the name that its organisation was known by; empty where that was not known.</summary>
    public IReadOnlyList<(Guid Id, string Name, IReadOnlyList<RecordedStep> History)> Partnerships =>
    [
        .. Town.Partnerships.Zip(Town.Organisations, (partnership, organisation) => (partnership.Id, NameOf(organisation), History: Of(partnership.Steps)))
            .Where(partnership => partnership.History.Count > 0)
    ];

    /// <summary>The strategy with its measures and, for a day, the depth of those who have a part in them; null where it was not known.</summary>
    public RecordedStrategy? Of(RecordedStrategy strategy, DateOnly day)
    {
        var plan = Of(strategy.History);
        if (plan.Count == 0) return null;

        var measures = strategy.Measures.Select(measure => (measure.Id, History: Of(measure.History))).Where(measure => measure.History.Count > 0).ToList();
        var partners = measures.SelectMany(measure => WhatStands.In<StrategyStep>(measure.History)).SelectMany(PartnersIn).ToHashSet();
        return strategy with
        {
            History = plan,
            Measures = measures,
            Depths = Partnerships.Where(known => partners.Contains(known.Id)).ToDictionary(known => known.Id, known => NaiveDepth.Assess(known.History, day, statedOnly: false).Level)
        };
    }

    private static IReadOnlyList<Guid> PartnersIn(StrategyStep step) => step switch
    {
        PartnerInvolved involved => [involved.PartnershipId],
        MeasureCompleted completed => completed.Partners,
        _ => []
    };

    private string NameOf(ToldThing organisation)
    {
        var standing = WhatStands.In<Step>(Of(organisation.Steps));
        return standing.OfType<OrganisationRenamed>().LastOrDefault()?.Name ?? standing.OfType<OrganisationRegistered>().LastOrDefault()?.Name ?? "";
    }
}

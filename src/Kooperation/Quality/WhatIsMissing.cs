using Kooperation.Deadlines;
using Kooperation.Depth;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Quality;
using Kooperation.Landscape;
using Kooperation.Platform.Reading;

namespace Kooperation.Quality;

/// <summary>Looks for what is missing from the record of a municipality on a day, reading no more than the question is about.</summary>
internal sealed class WhatIsMissing(Views views, OrganisationDirectory directory, DateOnly day, CancellationToken cancelled)
{
    public async Task<IReadOnlyList<QualityEntry>> Anywhere()
    {
        var histories = await StandingStep.All(views);
        var evidence = await PartnershipEvidence.All(views);
        var partners = await Partners.Of(views, directory, cancelled);
        var organisations = await directory.Of(views, cancelled);
        var plans = Plans.On(day, histories);

        return [.. OfPartnerships(evidence, partners, histories), .. OfOrganisations(organisations, organisations), .. OfMeasures(plans), .. OfStrategies(plans)];
    }

    public async Task<IReadOnlyList<QualityEntry>> InMeasure(Guid measure)
    {
        var planned = await views.Find<Measure>(measure);
        return planned is null ? [] : [.. OfMeasures(Plans.On(day, await StandingStep.In(views, [planned.Id, planned.StrategyId])))];
    }

    /// <summary>In a partnership, or in the entry and the partnership of an organisation; where both are named, in the partnership if it is with the organisation.</summary>
    public async Task<IReadOnlyList<QualityEntry>> WithPartner(Guid? partnership, Guid? organisation)
    {
        var rootOf = await directory.Roots(views, cancelled);
        var kept = organisation is { } named ? rootOf(named) : null;
        if (organisation is not null && kept is null) return [];

        var partners = await Partners.Of(views, directory, cancelled);
        var asked = partnership is { } id ? new[] { partners.Find(id) }.OfType<Partner>() : partners.All;
        IReadOnlyList<Partner> some = [.. asked.Where(partner => kept is null || partner.Organisation.Id == kept)];

        var evidence = new List<PartnershipEvidence>();
        foreach (var partner in some)
        {
            if (await PartnershipEvidence.Find(views, partner.Id) is { } one) evidence.Add(one);
        }

        var histories = await StandingStep.In(views, some.SelectMany(StandingStep.StreamsOf));
        var all = await directory.Of(views, cancelled);
        var entries = partnership is null ? all.Where(listed => listed.Entry.Id == kept) : [];
        return [.. OfPartnerships(evidence, partners, histories), .. OfOrganisations(entries, all)];
    }

    private IEnumerable<QualityEntry> OfPartnerships(IEnumerable<PartnershipEvidence> evidence, Partners partners, ILookup<Guid, StandingStep> histories)
    {
        var offers = histories.SelectMany(history => history)
            .Select(standing => standing.Step)
            .OfType<QualificationOffered>()
            .DistinctBy(offer => offer.OfferId)
            .ToDictionary(offer => offer.OfferId, offer => offer.Title);

        return evidence.Where(one => one.HadBegunBy(day)).SelectMany(one => partners.Find(one.Id) is { } partner
            ? PartnershipGaps.On(day, one.Facts, offers.GetValueOrDefault).Select(gap => QualityEntry.Of(gap, views.Municipality, partner.Id) with
            {
                Partnership = new NamedThing(partner.Id, partner.Organisation.Name),
                Organisation = new NamedThing(partner.Organisation.Id, partner.Organisation.Name)
            })
            : []);
    }

    private IEnumerable<QualityEntry> OfOrganisations(IEnumerable<ListedOrganisation> organisations, IEnumerable<ListedOrganisation> all)
    {
        var shared = OrganisationGaps.SharedIdentifiers(day, all.Select(listed => (listed.Entry.Id, listed.Entry.Name, listed.Profile.Told)));
        return organisations.SelectMany(listed => OrganisationGaps.On(day, listed.Profile.Told).Concat(shared[listed.Entry.Id]).Select(gap => QualityEntry.Of(gap, views.Municipality, listed.Entry.Id) with
        {
            Organisation = new NamedThing(listed.Entry.Id, listed.Entry.Name)
        }));
    }

    private IEnumerable<QualityEntry> OfMeasures(Plans plans)
    {
        var strategies = plans.Strategies.ToDictionary(strategy => strategy.Id);
        return plans.Measures.SelectMany(measure => MeasureGaps.Of(measure, strategies.GetValueOrDefault(measure.StrategyId)).Select(gap => QualityEntry.Of(gap, views.Municipality, measure.Id) with
        {
            Measure = new NamedThing(measure.Id, measure.Title),
            Strategy = strategies.GetValueOrDefault(measure.StrategyId) is { } strategy ? new NamedThing(strategy.Id, strategy.Title) : null
        }));
    }

    private IEnumerable<QualityEntry> OfStrategies(Plans plans)
    {
        var measures = plans.Measures.ToLookup(measure => measure.StrategyId);
        return plans.Strategies.SelectMany(strategy => StrategyGaps.Of(strategy, measures[strategy.Id])
            .Concat(StrategyGaps.Overlaps(strategy, plans.Strategies))
            .Select(gap => QualityEntry.Of(gap, views.Municipality, strategy.Id) with { Strategy = new NamedThing(strategy.Id, strategy.Title) }));
    }
}

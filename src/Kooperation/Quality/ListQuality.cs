using Kooperation.Deadlines;
using Kooperation.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Quality;
using Kooperation.Landscape;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Quality;

public static class ListQualityEndpoint
{
    public static void MapListQuality(this IEndpointRouteBuilder quality, OrganisationDirectory directory, Today today) =>
        quality.MapRead<Page<QualityEntry>>("", async question =>
        {
            var query = question.Query;
            var day = query.Day("asOf") ?? today.InGermany;
            var asked = new Asked(query.Id("partnership"), query.Id("organisation"), query.Id("measure"));
            var (office, kind) = (query.Text("office"), query.Word<GapKind>("kind"));
            var paging = Paging.Of(query);
            if (query.Problem is { } problem) return problem;

            var found = await Find(question, directory, day, asked);
            var missing = found
                .Where(entry => (kind is null || entry.Kind == kind) && (office is null || entry.Offices.Contains(office, StringComparer.OrdinalIgnoreCase)))
                .ToList();

            return question.Http.Spoken(question.Http.Linked(paging.Of(missing, entry => entry.Key)));
        })
        .WithSummary("What is missing from the record, with the step that would mend it: shown, never enforced.")
        .Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.")
        .Takes<Guid>("partnership", "A partnership, by any of its ids.")
        .Takes<Guid>("organisation", "An organisation, by any of its ids: its entry and its partnership.")
        .Takes<Guid>("measure", "A measure.")
        .Takes<string>("office", "An office that has to do with it.")
        .Takes<GapKind>("kind", "What is missing.")
        .TakesPaging();

    /// <summary>What the list is asked to be about; what is null does not matter.</summary>
    private sealed record Asked(Guid? Partnership, Guid? Organisation, Guid? Measure);

    private static async Task<IEnumerable<QualityEntry>> Find(Question question, OrganisationDirectory directory, DateOnly day, Asked asked)
    {
        var municipality = (string)question.Http.GetRouteValue("ags")!;
        if (asked is { Measure: not null, Partnership: not null } or { Measure: not null, Organisation: not null }) return [];

        if (asked.Measure is { } measure)
        {
            var history = await StandingStep.By(question.Views, question.Cancelled, [measure]);
            return OfMeasures(Plans.On(day, history), municipality);
        }

        var rootOf = await directory.Roots(question.Views, question.Cancelled);
        var partners = await Partners.Of(question.Views, directory, question.Cancelled);
        var organisation = asked.Organisation is { } named ? rootOf(named) ?? named : (Guid?)null;

        if (asked == new Asked(null, null, null))
        {
            var histories = await StandingStep.By(question.Views, question.Cancelled);
            var plans = Plans.On(day, histories);
            var evidence = await PartnershipEvidence.All(question.Views, question.Cancelled);
            return [
                .. OfPartnerships(evidence, partners, histories, day, municipality),
                .. OfOrganisations(await directory.Of(question.Views, question.Cancelled), day, municipality),
                .. OfMeasures(plans, municipality),
                .. OfStrategies(plans, municipality)];
        }

        IReadOnlyList<Partner> some =
        [
            .. partners.All.Where(partner =>
                (organisation is null || partner.Organisation.Id == organisation)
                && (asked.Partnership is not { } partnership || partner.Id == partners.Find(partnership)?.Id))
        ];
        var own = await StandingStep.By(question.Views, question.Cancelled, [.. some.SelectMany(partner => partner.Absorbed.Append(partner.Id))]);
        var facts = new List<PartnershipEvidence>();
        foreach (var partner in some)
        {
            if (await PartnershipEvidence.Find(question.Views, partner.Id, question.Cancelled) is { } told) facts.Add(told);
        }

        var entries = asked.Partnership is null ? (await directory.Of(question.Views, question.Cancelled)).Where(listed => listed.Entry.Id == organisation) : [];
        return [.. OfPartnerships(facts, partners, own, day, municipality), .. OfOrganisations(entries, day, municipality)];
    }

    private static IEnumerable<QualityEntry> OfPartnerships(
        IEnumerable<PartnershipEvidence> evidence, Partners partners, ILookup<Guid, StandingStep> histories, DateOnly day, string municipality)
    {
        var offers = histories.SelectMany(history => history)
            .Select(standing => standing.Step)
            .OfType<QualificationOffered>()
            .DistinctBy(offer => offer.OfferId)
            .ToDictionary(offer => offer.OfferId, offer => offer.Title);

        return evidence.SelectMany(one => partners.Find(one.Id) is { } partner
            ? PartnershipGaps.On(day, one.Facts, offers.GetValueOrDefault).Select(gap => QualityEntry.Of(gap, municipality, partner.Id) with
            {
                Partnership = new NamedThing(partner.Id, partner.Organisation.Name),
                Organisation = new NamedThing(partner.Organisation.Id, partner.Organisation.Name)
            })
            : []);
    }

    private static IEnumerable<QualityEntry> OfOrganisations(IEnumerable<ListedOrganisation> organisations, DateOnly day, string municipality) =>
        organisations.SelectMany(listed => OrganisationGaps.On(day, listed.Profile.Told).Select(gap => QualityEntry.Of(gap, municipality, listed.Entry.Id) with
        {
            Organisation = new NamedThing(listed.Entry.Id, listed.Entry.Name)
        }));

    private static IEnumerable<QualityEntry> OfMeasures(Plans plans, string municipality)
    {
        var strategies = plans.Strategies.ToDictionary(strategy => strategy.Id, strategy => new NamedThing(strategy.Id, strategy.Title));
        return plans.Measures.SelectMany(measure => MeasureGaps.Of(measure).Select(gap => QualityEntry.Of(gap, municipality, measure.Id) with
        {
            Measure = new NamedThing(measure.Id, measure.Title),
            Strategy = strategies.GetValueOrDefault(measure.StrategyId)
        }));
    }

    private static IEnumerable<QualityEntry> OfStrategies(Plans plans, string municipality)
    {
        var measures = plans.Measures.ToLookup(measure => measure.StrategyId);
        return plans.Strategies.SelectMany(strategy => StrategyGaps.Of(strategy, measures[strategy.Id])
            .Concat(StrategyGaps.Overlaps(strategy, plans.Strategies))
            .Select(gap => QualityEntry.Of(gap, municipality, strategy.Id) with { Strategy = new NamedThing(strategy.Id, strategy.Title) }));
    }
}

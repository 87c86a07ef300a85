using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Progress;
using Kooperation.Landscape;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Progress;

namespace Kooperation.Search;

/// <summary>What can be found by name.</summary>
public enum FoundKind
{
    Organisation,
    Agreement,
    Measure,
    Strategy
}

/// <summary>Something whose name answers what was typed.</summary>
/// <param name="Id">The organisation, the agreement, the measure or the strategy.</param>
/// <param name="Name">Of an agreement what it is for.</param>
/// <param name="PartnershipId">The partnership with the organisation, or that of the agreement; absent where there is none.</param>
/// <param name="Within">Whose agreement, of which strategy; absent where it stands by itself.</param>
public sealed record FoundThing(FoundKind Kind, Guid Id, string Name, Guid? PartnershipId, string? Within);

public static class SearchByNameEndpoint
{
    private const int BestScore = 9999;

    public static void MapSearchByName(this IEndpointRouteBuilder municipality, OrganisationDirectory directory, RecordedEvidence evidence) =>
        municipality.MapGroup("search").WithTags("Search").MapRead<Page<FoundThing>>("", async question =>
        {
            var day = question.Query.Day("asOf");
            var text = question.Query.Text("q");
            var kind = question.Query.Word<FoundKind>("kind");
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var query = NameSearch.Query(text ?? "");
            var found = (await Everything(question.Views.HappenedBy(day), directory, evidence, question.Cancelled))
                .Where(one => kind is null || one.Thing.Kind == kind)
                .Select(one => (one.Thing, Score: NameSearch.Score(query, one.Names())))
                .Where(scored => scored.Score is not null)
                .ToList();

            return question.Http.Answer(paging.Of(found, scored => string.Create(
                CultureInfo.InvariantCulture, $"{BestScore - scored.Score:0000}{(int)scored.Thing.Kind}{PlainWords.SortKey(scored.Thing.Name, scored.Thing.Id)}")).Select(scored => scored.Thing));
        })
        .WithSummary("Organisations, agreements, measures and strategies by name, the best match first.")
        .Takes<DateOnly>("asOf", "As they were on a day; as they are recorded by now where absent.")
        .Takes<string>("q", "Words of a name as people type them: ae for ä, without e. V., in any order, with small slips, apart or together. Without any nothing is found.")
        .Takes<FoundKind>("kind", "What is looked for.")
        .TakesPaging();

    private static async Task<IEnumerable<(FoundThing Thing, Func<NameWords> Names)>> Everything(
        Views views, OrganisationDirectory directory, RecordedEvidence evidence, CancellationToken cancelled)
    {
        var organisations = await directory.Of(views, cancelled);
        var partners = await Partners.Of(views, directory, cancelled);
        var partnershipOf = partners.All.ToDictionary(partner => partner.Organisation.Id, partner => (Guid?)partner.Id);
        var agreements = await views.All<AgreementPurpose>();
        var strategies = (await evidence.OfAll(views, cancelled)).Select(one => (Outline: StrategyOutline.Of(one.Strategy, DateOnly.MaxValue), one.Measures)).ToList();

        return
        [
            .. organisations.Select(one => (new FoundThing(FoundKind.Organisation, one.Entry.Id, one.Entry.Name, partnershipOf.GetValueOrDefault(one.Entry.Id), null), (Func<NameWords>)(() => one.Names))),
            .. from agreement in agreements
               let partner = partners.Find(agreement.PartnershipId)
               where partner is not null
               select Named(new FoundThing(FoundKind.Agreement, agreement.AgreementId, agreement.Purpose, partner.Id, partner.Organisation.Name), partner.Organisation.Name),
            .. from strategy in strategies
               from measure in strategy.Measures
               let outline = MeasureOutline.Of(measure, DateOnly.MaxValue)
               where outline is not null
               select Named(new FoundThing(FoundKind.Measure, measure.Id, outline.Title, null, strategy.Outline.Title)),
            .. from strategy in strategies
               select Named(new FoundThing(FoundKind.Strategy, strategy.Outline.Id, strategy.Outline.Title, null, null))
        ];

        static (FoundThing, Func<NameWords>) Named(FoundThing thing, params string[] others) => (thing, () => NameWords.Of(thing.Name, others));
    }
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Quality;
using Kooperation.Landscape;
using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Quality;

public static class ListQualityEndpoint
{
    public static void MapListQuality(this IEndpointRouteBuilder quality, OrganisationDirectory directory, Today today) =>
        quality.MapExplainedRead<Page<QualityEntry>>(async question =>
        {
            var query = question.Query;
            var day = question.Day(today);
            var (partnership, organisation, measure) = (query.Id("partnership"), query.Id("organisation"), query.Id("measure"));
            var (office, kind) = (query.Text("office"), query.Word<GapKind>("kind"));
            var paging = Paging.Of(query);
            if (query.Problem is { } problem) return problem;

            var missing = new WhatIsMissing(question.Views, directory, day, question.Cancelled);
            var found = (partnership ?? organisation, measure) switch
            {
                (null, null) => await missing.Anywhere(),
                (null, { } one) => await missing.InMeasure(one),
                (_, null) => await missing.WithPartner(partnership, organisation),
                _ => [] // Nothing is missing from a partner and from a measure at once.
            };

            var entries = found
                .Where(entry => (kind is null || entry.Kind == kind) && (office is null || entry.Offices.Any(own => PlainWords.AreSame(own, office))))
                .ToList();

            return question.Http.Spoken(question.Http.Linked(paging.Of(entries, entry => entry.Key)));
        }, "Why something is missing: the steps behind every entry.")
        .WithSummary("What is missing from the record, with the step that would mend it: shown, never enforced.")
        .Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.")
        .Takes<Guid>("partnership", "A partnership, by any of its ids.")
        .Takes<Guid>("organisation", "An organisation, by any of its ids: its entry and its partnership.")
        .Takes<Guid>("measure", "A measure.")
        .Takes<string>("office", "An office that has to do with it.")
        .Takes<GapKind>("kind", "What is missing.")
        .TakesPaging();
}

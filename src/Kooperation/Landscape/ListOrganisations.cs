using Kooperation.Domain.Language;
using Kooperation.Domain.Organisations;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Landscape;

public static class ListOrganisationsEndpoint
{
    private const int BestScore = 9999;

    public static void MapListOrganisations(this IEndpointRouteBuilder organisations, OrganisationDirectory directory) =>
        organisations.MapRead<Page<OrganisationEntry>>("", async question =>
        {
            var day = question.Query.Day("asOf");
            var text = question.Query.Text("q");
            var filter = Filter(question.Query);
            var hasPartnership = question.Query.Flag("hasPartnership");
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var views = question.Views.HappenedBy(day);
            var listed = await directory.Of(views, question.Cancelled);
            var partners = hasPartnership is null ? null : await Ties.Of(views, directory, question.Cancelled);

            var page = paging.Of(
                [
                    .. Matching(listed, text).Where(match =>
                        filter(match.Organisation.Entry)
                        && (partners is null || partners.HasOpenPartnership(match.Organisation.Entry.Id) == hasPartnership))
                ],
                match => match.Key);

            return question.Http.Answer(new Page<OrganisationEntry>([.. page.Items.Select(match => match.Organisation.Entry)], page.Total) { Next = page.Next });
        })
        .WithSummary("The organisations of a municipality, by name, or the best match first where q asks for one.")
        .Takes<DateOnly>("asOf", "The entries as they were on a day; as they are recorded by now where absent.")
        .Takes<string>("q", "Words of a name as people type them: ae for ä, without e. V., in any order, with small slips, apart or together.")
        .Takes<OrganisationKind>("kind", "The kind of organisation.")
        .Takes<string>("fieldOfActivity", "A field of activity.")
        .Takes<string>("district", "A district.")
        .Takes<MigrantOrganisationStatus>("moStatus", "What is known of it being a migrant organisation.")
        .Takes<Professionalisation>("professionalisation", "How far paid staff carries its work.")
        .Takes<bool>("dissolved", "Whether it was dissolved.")
        .Takes<bool>("hasPartnership", "Whether the municipality has an open partnership with it.")
        .TakesPaging();

    private static IEnumerable<(ListedOrganisation Organisation, string Key)> Matching(IReadOnlyList<ListedOrganisation> listed, string? text)
    {
        if (text is null) return listed.Select(organisation => (organisation, organisation.SortKey));

        var query = NameSearch.Query(text);
        return listed
            .Select(organisation => (Organisation: organisation, Score: NameSearch.Score(query, organisation.Names)))
            .Where(scored => scored.Score is not null)
            .Select(scored => (scored.Organisation, $"{BestScore - scored.Score:0000}{scored.Organisation.SortKey}"));
    }

    private static Func<OrganisationEntry, bool> Filter(QueryParameters query)
    {
        var kind = query.Word<OrganisationKind>("kind");
        var fieldOfActivity = query.Text("fieldOfActivity");
        var district = query.Text("district");
        var status = query.Word<MigrantOrganisationStatus>("moStatus");
        var professionalisation = query.Word<Professionalisation>("professionalisation");
        var dissolved = query.Flag("dissolved");

        return entry => (kind is null || entry.Kind == kind)
            && (fieldOfActivity is null || entry.FieldsOfActivity.Any(field => PlainWords.AreSame(field, fieldOfActivity)))
            && (district is null || entry.Districts.Any(other => PlainWords.AreSame(other, district)))
            && (status is null || entry.MoStatus == status)
            && (professionalisation is null || entry.Professionalisation == professionalisation)
            && (dissolved is null || entry.Dissolved is not null == dissolved);
    }
}

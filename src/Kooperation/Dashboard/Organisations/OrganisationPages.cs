using Kooperation.Depth;
using Kooperation.Domain.Organisations;
using Kooperation.Landscape;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Quality;
using Kooperation.Steps;

namespace Kooperation.Dashboard.Organisations;

/// <summary>An organisation as the municipality knows it.</summary>
/// <param name="ContactPersons">Who speaks for it: references with their roles.</param>
/// <param name="Partnership">Null where there is none.</param>
/// <param name="Namesakes">Other entries of the same name, which may be the same organisation.</param>
public sealed record ShownOrganisation(
    OrganisationEntry Entry, IReadOnlyList<ContactPersonNamed> ContactPersons, PartnershipOverview? Partnership, IReadOnlyList<QualityEntry> Gaps, IReadOnlyList<OrganisationEntry> Namesakes);

internal static class OrganisationPages
{
    private static readonly string Persons = $"{nameof(ContactPersonNamed)},{nameof(ContactPersonLeft)}";

    public static void MapOrganisations(this IEndpointRouteBuilder municipality) => municipality.MapPage("organisations/{id:guid}", Show);

    private static async Task<IResult> Show(Visit visit)
    {
        var (entry, unknown) = await visit.Ask<OrganisationEntry>("organisations/{id}", visit.Question.Http.RouteId("id"));
        if (entry is null) return unknown!;

        var persons = await visit.Ask<Page<StepInHistory>>("organisations/{id}/history", entry.Id, ("event", Persons), ("limit", $"{Paging.MostItems}"));
        var partnership = entry.PartnershipId is { } id ? (await visit.Ask<PartnershipOverview>("partnerships/{id}", id)).Answer : null;
        var alike = await visit.Ask<Page<OrganisationEntry>>("organisations", null, ("q", entry.Name), ("dissolved", "false"));
        var gaps = await visit.Ask<Page<QualityEntry>>("quality", null, ("organisation", $"{entry.Id}"));
        return (persons.Problem ?? gaps.Problem) is { } problem
            ? problem
            : visit.Show<OrganisationPage, ShownOrganisation>(new ShownOrganisation(
                entry,
                Named(persons.Answer!.Items),
                partnership,
                gaps.Answer!.Items,
                [.. (alike.Answer?.Items ?? []).Where(other => other.Id != entry.Id && NameSearch.AreSame(other.Name, entry.Name))]));
    }

    // Who was named and has not left since.
    private static IReadOnlyList<ContactPersonNamed> Named(IReadOnlyList<StepInHistory> told)
    {
        var standing = told.Where(step => step.WithdrawnBy is null).Select(step => step.Stands ?? step.Step).ToList();
        return [.. standing.Index().Where(one => one.Item is ContactPersonNamed named && !standing.Skip(one.Index).Any(later => later is ContactPersonLeft left && left.Person == named.Person))
            .Select(one => (ContactPersonNamed)one.Item)
            .DistinctBy(named => named.Person)];
    }
}

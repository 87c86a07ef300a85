using System.Diagnostics.CodeAnalysis;
using Kooperation.Dashboard.Deadlines;
using Kooperation.Dashboard.History;
using Kooperation.Dashboard.Landscape;
using Kooperation.Dashboard.Measures;
using Kooperation.Dashboard.Organisations;
using Kooperation.Dashboard.Overview;
using Kooperation.Dashboard.Partnerships;
using Kooperation.Dashboard.Qualifications;
using Kooperation.Dashboard.Recording;
using Kooperation.Dashboard.Reports;
using Kooperation.Dashboard.Search;
using Kooperation.Dashboard.Settings;
using Kooperation.Dashboard.Strategies;
using Kooperation.Dashboard.Why;
using Kooperation.Platform.Pages;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Tenancy;
using Kooperation.Steps;

namespace Kooperation.Dashboard;

/// <summary>
/// The pages on which people look at a municipality. They are the first client of the API: each asks its questions in process (<see cref="InProcess"/>) and has the address of
/// what it shows without <c>/api/v1</c>, with the same parameters.
/// </summary>
public static class DashboardModule
{
    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        var municipality = routes.MapGroup("/municipalities/{ags}").AddEndpointFilter<MunicipalityFilter>().AddEndpointFilter(LeaveOutTheEmpty);
        municipality.MapOverview();
        municipality.MapStrategyPages();
        municipality.MapMeasurePages();
        municipality.MapPartnerships();
        municipality.MapLandscape();
        municipality.MapOrganisations();
        municipality.MapQualifications();
        municipality.MapDeadlines();
        municipality.MapHistory();
        municipality.MapReplays();
        municipality.MapReports();
        municipality.MapSettings();
        municipality.MapSearch();
        municipality.MapWhy();
        routes.MapRecordingPages(municipality);
    }

    // A browser sends every field of a form, also those in which nothing stands.
    private static ValueTask<object?> LeaveOutTheEmpty(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        request.Query = new QueryCollection(request.Query.Where(one => !string.IsNullOrEmpty(one.Value)).ToDictionary());
        return next(context);
    }

    /// <summary>A page below a municipality.</summary>
    internal static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder municipality, [StringSyntax("Route")] string pattern, Func<Visit, Task<IResult>> show) =>
        municipality.MapQuestion(pattern, async question =>
        {
            var visit = Visit.Of(question);
            var recorded = question.Query.Id(Visit.RecordedName);
            if (question.Query.Misunderstood is { } problem) return problem;

            // What is asked for by whoever recorded it a moment ago; to all others the address says nothing more.
            if (recorded is not { } step) return await show(visit);

            var together = await RecordedTogether.With(visit, step);
            var revised = together is [{ Revises: { } id }, ..] ? (await visit.AskAbout<StepInHistory>(null, "steps/{id}", id)).Answer : null;
            return await show(visit with { Recorded = together, Revised = revised });
        }).IsAlsoAPage().ExcludeFromDescription();
}

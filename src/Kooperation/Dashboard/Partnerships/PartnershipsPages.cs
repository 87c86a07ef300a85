using Kooperation.Dashboard.Charts;
using Kooperation.Dashboard.Frame;
using Kooperation.Deadlines;
using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Landscape;
using Kooperation.Municipalities;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Quality;
using Kooperation.Reminders;
using Kooperation.Steps;

namespace Kooperation.Dashboard.Partnerships;

/// <summary>The partnerships of a municipality with their depth, and what they can be filtered by.</summary>
public sealed record ShownPartnerships(Page<PartnershipOverview> Listed, IReadOnlyList<string> FieldsOfAction, IReadOnlyList<string> Offices, IReadOnlyList<string> Districts);

/// <summary>One partnership with everything that is known of it.</summary>
/// <param name="Before">Its depth on the day that is compared with; null where there is none, or it had not begun.</param>
/// <param name="Silence">Null where it is not silent for too long, nor soon.</param>
/// <param name="Steps">The steps of this page of its history.</param>
public sealed record ShownPartnership(
    PartnershipOverview Overview,
    Assessment Depth,
    Assessment? Before,
    CourseOfDepth Course,
    Reminder? Silence,
    IReadOnlyList<DueEntry> Deadlines,
    IReadOnlyList<QualityEntry> Gaps,
    Matters Matters,
    Page<StepInHistory> Steps);

internal static class PartnershipsPages
{
    private const string AYear = "365";

    /// <summary>By what the list is filtered; each has the name that it has in the API.</summary>
    public static readonly IReadOnlyList<string> Filters = ["fieldOfAction", "office", "district", "levelAtLeast", "levelAtMost", "fadingWithin", "ended", "sort"];

    public static void MapPartnerships(this IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("partnerships", ShowAll);
        municipality.MapPage("partnerships/movement", ShowMovement);
        municipality.MapPage("partnerships/{id:guid}", ShowOne);
        municipality.MapChart("partnerships/movement/distribution-before", visit => Draw(visit, movement => PartnerCharts.Distribution(visit, movement, earlier: true)));
        municipality.MapChart("partnerships/movement/distribution", visit => Draw(visit, movement => PartnerCharts.Distribution(visit, movement, earlier: false)));
        municipality.MapChart("partnerships/movement/movement", visit => Draw(visit, movement => PartnerCharts.Moved(visit, movement)));
        municipality.MapChart("partnerships/{id:guid}/profile", DrawProfile);
        municipality.MapChart("partnerships/{id:guid}/course", DrawCourse);
    }

    private static async Task<IResult> ShowAll(Visit visit)
    {
        var listed = await visit.Ask<Page<PartnershipOverview>>(
            "partnerships", null, [.. Filters.Select(filter => (filter, visit[filter])), ("cursor", visit["cursor"]), ("total", "true")]);
        var settings = await visit.Ask<MunicipalityEntry>("");
        var landscape = await visit.Ask<OrganisationLandscape>("landscape");
        var (all, noneOfAll) = listed.Answer is { } list && visit.IsAll(list, Filters.Except(["sort"])) ? (list.Items, null) : await All(visit, visit.AsOf);
        if ((listed.Problem ?? settings.Problem ?? landscape.Problem ?? noneOfAll) is { } problem) return problem;

        return visit.Show<PartnershipsPage, ShownPartnerships>(new ShownPartnerships(
            listed.Answer!,
            Choice.Of([.. settings.Answer!.FieldsOfAction.Value, .. all!.SelectMany(one => one.FieldsOfAction)], visit["fieldOfAction"]),
            Choice.Of([.. settings.Answer!.Offices.Value, .. all!.SelectMany(one => one.Offices)], visit["office"]),
            Choice.Of([.. landscape.Answer!.Districts.Where(share => share.WithPartnership > 0).Select(share => share.Name)], visit["district"])));
    }

    private static async Task<IResult> ShowMovement(Visit visit)
    {
        var (movement, problem) = await MovementOf(visit);
        return movement is null ? problem! : visit.Show<MovementPage, Movement>(movement);
    }

    private static async Task<(Chart? Chart, Problem? Problem)> Draw(Visit visit, Func<Movement, Chart> draw)
    {
        var (movement, problem) = await MovementOf(visit);
        return (movement is null ? null : draw(movement), problem);
    }

    private static async Task<(Movement? Movement, Problem? Problem)> MovementOf(Visit visit)
    {
        var before = visit.ComparedWith ?? visit.Day.AddYears(-1);
        var (now, problem) = await All(visit, visit.AsOf);
        if (now is null) return (null, problem);
        var (then, missing) = await All(visit, before);
        return then is null ? (null, missing) : (Movement.Between((before, then), (visit.Day, now)), null);
    }

    /// <summary>All partnerships as of a day.</summary>
    /// <param name="day">Null for today.</param>
    internal static async Task<(IReadOnlyList<PartnershipOverview>? All, Problem? Problem)> All(Visit visit, DateOnly? day)
    {
        var all = new List<PartnershipOverview>();
        for (string? cursor = null; ;)
        {
            var (page, problem) = await visit.AskAbout<Page<PartnershipOverview>>(day, "partnerships", null, ("limit", $"{Paging.MostItems}"), ("cursor", cursor));
            if (page is null) return (null, problem);

            all.AddRange(page.Items);
            cursor = page.Next;
            if (cursor is null) return (all, null);
        }
    }

    private static async Task<IResult> ShowOne(Visit visit)
    {
        var (overview, unknown) = await visit.Ask<PartnershipOverview>("partnerships/{id}", visit.Question.Http.RouteId("id"));
        if (overview is null) return unknown!;

        var (id, partnership) = (overview.Id, ("partnership", (string?)$"{overview.Id}"));
        var depth = await visit.Ask<Assessment>("partnerships/{id}/depth", id);
        var before = await Before(visit, id);
        var course = await visit.Ask<CourseOfDepth>("partnerships/{id}/depth/course", id);
        var silence = await visit.Ask<Page<Reminder>>("reminders", null, partnership);
        var deadlines = await visit.Ask<Page<DueEntry>>("deadlines", null, partnership, ("within", AYear));
        var gaps = await visit.Ask<Page<QualityEntry>>("quality", null, partnership);
        var (matters, noMatters) = await Matters.Of(visit, id);
        var steps = await Steps(visit, id);
        if ((depth.Problem ?? course.Problem ?? silence.Problem ?? deadlines.Problem ?? gaps.Problem ?? noMatters ?? steps.Problem) is { } problem) return problem;

        return visit.Show<PartnershipPage, ShownPartnership>(new ShownPartnership(
            overview, depth.Answer!, before, course.Answer!, silence.Answer!.Items is [var silent, ..] ? silent : null, deadlines.Answer!.Items, gaps.Answer!.Items, matters!, steps.Answer!));
    }

    // What was corrected or withdrawn stays readable, so the history is asked for as it was recorded.
    private static Task<Asked<Page<StepInHistory>>> Steps(Visit visit, Guid id) => visit.AskAbout<Page<StepInHistory>>(
        null, "partnerships/{id}/history", id,
        ("order", "newest"), ("limit", "20"), ("total", "true"), ("cursor", visit["cursor"]), ("occurredUntil", visit.AsOf is { } day ? Visit.Wire(day) : null));

    private static async Task<Assessment?> Before(Visit visit, Guid id) =>
        visit.ComparedWith is { } day ? (await visit.AskAbout<Assessment>(day, "partnerships/{id}/depth", id)).Answer : null;

    private static async Task<(Chart? Chart, Problem? Problem)> DrawProfile(Visit visit)
    {
        var id = visit.Question.Http.RouteId("id");
        var (depth, problem) = await visit.Ask<Assessment>("partnerships/{id}/depth", id);
        return (depth is null ? null : PartnerCharts.Profile(visit, depth, await Before(visit, id)), problem);
    }

    private static async Task<(Chart? Chart, Problem? Problem)> DrawCourse(Visit visit)
    {
        var (course, problem) = await visit.Ask<CourseOfDepth>("partnerships/{id}/depth/course", visit.Question.Http.RouteId("id"));
        return (course is null ? null : PartnerCharts.Course(visit, course), problem);
    }
}

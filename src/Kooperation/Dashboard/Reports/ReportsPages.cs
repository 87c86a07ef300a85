using Kooperation.Domain.Language;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Progress;
using Kooperation.Reports;
using Kooperation.Reports.Comparison;

namespace Kooperation.Dashboard.Reports;

/// <param name="Strategies">Those on which a report may be published.</param>
public sealed record ShownReports(Page<ReportOverview> Listed, IReadOnlyList<StrategyOverview> Strategies);

/// <param name="Others">The other reports of the strategy, to be compared with.</param>
public sealed record ShownReport(ReportEntry Report, ReportFigures Figures, IReadOnlyList<ReportOverview> Others);

public sealed record ShownRestatement(ReportEntry Report, Restatement Restated);

/// <param name="Report">Whose state is the earlier one; null where days are compared.</param>
public sealed record ShownComparison(ReportEntry? Report, ComparisonOfStates Compared);

internal static class ReportsPages
{
    public static void MapReports(this IEndpointRouteBuilder municipality)
    {
        municipality.MapPage("reports", ShowAll);
        municipality.MapPage("reports/{id:guid}", visit => ShowOne(visit, visit.Id));
        municipality.MapPage("reports/{id:guid}/restatement", visit => ShowRestatement(visit, visit.Id));
        municipality.MapPage("reports/{id:guid}/comparison", visit => ShowComparison(visit, visit.Id));
        municipality.MapPage("comparison", ShowDays);
    }

    private static async Task<IResult> ShowAll(Visit visit)
    {
        var (listed, problem) = await visit.Ask<Page<ReportOverview>>("reports", null, ("strategy", visit["strategy"]), ("cursor", visit["cursor"]), ("total", "true"));
        if (listed is null) return problem!;

        var (strategies, _) = await visit.Ask<Page<StrategyOverview>>("strategies", null, ("ended", "false"));
        return visit.Show<ReportsPage, ShownReports>(new ShownReports(listed, strategies?.Items ?? []));
    }

    private static async Task<IResult> ShowOne(Visit visit, Guid id)
    {
        var (report, problem) = await visit.AskAbout<ReportEntry>(null, "reports/{id}", id);
        if (report is null) return problem!;

        var (figures, none) = await visit.AskAbout<ReportFigures>(null, "reports/{id}/figures", id);
        if (figures is null) return none!;

        var (others, _) = await visit.AskAbout<Page<ReportOverview>>(null, "reports", null, ("strategy", $"{report.StrategyId}"));
        return visit.Show<ReportPage, ShownReport>(new ShownReport(report, figures, [.. (others?.Items ?? []).Where(other => other.Id != id)]));
    }

    private static async Task<IResult> ShowRestatement(Visit visit, Guid id)
    {
        var (report, problem) = await visit.AskAbout<ReportEntry>(null, "reports/{id}", id);
        if (report is null) return problem!;

        var (restated, none) = await visit.AskAbout<Restatement>(null, "reports/{id}/restatement", id);
        return restated is null ? none! : visit.Show<RestatementPage, ShownRestatement>(new ShownRestatement(report, restated));
    }

    private static async Task<IResult> ShowComparison(Visit visit, Guid id)
    {
        var (report, problem) = await visit.AskAbout<ReportEntry>(null, "reports/{id}", id);
        if (report is null) return problem!;

        var (compared, none) = await visit.AskAbout<ComparisonOfStates>(null, "reports/{id}/comparison", id, ("with", visit["with"]), ("cursor", visit["cursor"]), ("total", "true"));
        return compared is null ? none! : visit.Show<ComparisonPage, ShownComparison>(new ShownComparison(report, compared));
    }

    private static async Task<IResult> ShowDays(Visit visit)
    {
        // What rose on the way back fell on the way there: it is told from the earlier day to the later one, and the address says so.
        if (visit.Question.Query.Day("fromAsOf") is { } from && (visit.Question.Query.Day("toAsOf") ?? visit.Day) is var to && from > to)
            return Results.LocalRedirect(visit.Here(
                ("fromAsOf", Visit.Wire(to)), ("fromKnownAt", visit["toKnownAt"]), ("toAsOf", Visit.Wire(from)), ("toKnownAt", visit["fromKnownAt"]), ("cursor", null)));

        var (compared, problem) = await visit.AskAbout<ComparisonOfStates>(
            null,
            "comparison",
            null,
            ("fromAsOf", visit["fromAsOf"]),
            ("fromKnownAt", visit["fromKnownAt"]),
            ("toAsOf", visit["toAsOf"]),
            ("toKnownAt", visit["toKnownAt"]),
            ("kind", visit["kind"]),
            ("cursor", visit["cursor"]),
            ("total", "true"));
        return compared is null ? problem! : visit.Show<ComparisonPage, ShownComparison>(new ShownComparison(null, compared));
    }

    /// <summary>What a thing is that is compared.</summary>
    public static Sentence NameOf(FigureOf kind) => kind switch
    {
        FigureOf.Partnership => new("Partnership", "Partnerschaft"),
        FigureOf.Strategy => new("Strategy", "Strategie"),
        FigureOf.Field => new("Field of action", "Handlungsfeld"),
        FigureOf.Goal => new("Goal", "Ziel"),
        _ => new("Measure", "Maßnahme")
    };
}

using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Reports;

/// <summary>A report in the list.</summary>
/// <param name="Id">The report.</param>
/// <param name="AsOf">The day that its figures are of.</param>
/// <param name="LogIndex">The place in the log up to which it knew the steps.</param>
/// <param name="Rules">The versions of the rules of depth and of progress.</param>
/// <param name="Sha256">Of the figures as they were told in German when it was published; absent where that was not noted yet.</param>
/// <param name="Step">The step that published it, as it stands.</param>
public sealed record ReportOverview(
    Guid Id, Guid StrategyId, string Title, Term Period, DateOnly AsOf, long LogIndex, IReadOnlyList<string> Rules, Document? Document, string? Sha256, ToldStep Step)
{
    internal static ReportOverview Of(PublishedReport report)
    {
        var told = report.Told;
        return new ReportOverview(
            told.ReportId, report.StrategyId, told.Title, told.Period, report.AsOf, report.LogIndex, told.Rules, told.Document, told.Sha256, ToldStep.Of(report.Step));
    }
}

public static class ListReportsEndpoint
{
    public static void MapListReports(this IEndpointRouteBuilder reports, PublishedReports published) =>
        reports.MapRead<Page<ReportOverview>>("", async question =>
        {
            var (strategy, day) = (question.Query.Id("strategy"), question.Query.Day("asOf"));
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var listed = (await published.All(question.Views, question.Cancelled))
                .Where(report => (strategy is null || report.StrategyId == strategy) && !(report.Told.OccurredOn.Earliest > day))
                .ToList();

            return question.Http.Spoken(question.Http.Linked(paging.Of(listed, report => $"{long.MaxValue - report.LogIndex:0000000000000000000}{report.Told.ReportId}").Select(ReportOverview.Of)));
        })
        .WithSummary("The reports of a municipality, those that know most first.")
        .Takes<Guid>("strategy", "The strategy.")
        .Takes<DateOnly>("asOf", "The day to look at: what was published later is left out; nothing is where absent.")
        .TakesPaging();
}

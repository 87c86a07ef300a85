using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;
using Kooperation.Platform.Log;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;

namespace Kooperation.Reports;

/// <summary>A published report, and what its figures rest on.</summary>
/// <param name="Id">The report.</param>
/// <param name="AsOf">The day that its figures are of.</param>
/// <param name="LogIndex">The place in the log up to which it knew the steps.</param>
/// <param name="KnownSince">When that place was given.</param>
/// <param name="Rules">The versions of the rules of depth and of progress.</param>
/// <param name="Sha256">Of the figures as they were told in German when it was published; absent where that was not noted yet.</param>
/// <param name="IsReproduced">Whether the figures, worked out anew, are still the same to the byte; absent where nobody can say.</param>
/// <param name="Step">The step that published it, as it stands.</param>
/// <param name="Version">The version of the strategy's history.</param>
public sealed record ReportEntry(
    Guid Id,
    Guid StrategyId,
    string Title,
    Term Period,
    DateOnly AsOf,
    long LogIndex,
    DateTimeOffset? KnownSince,
    IReadOnlyList<string> Rules,
    Document? Document,
    string? Sha256,
    bool? IsReproduced,
    ToldStep Step,
    long Version);

public static class ReadReportEndpoints
{
    private const string Reproduced = "Kooperation-Reproduced";

    public static void MapReadReport(this IEndpointRouteBuilder report, PublishedReports published, LogTimes log) =>
        report.MapRead<ReportEntry>("", async question =>
        {
            if (question.Query.Problem is { } problem) return problem;

            var (found, none) = await published.Find(question.Views, question.Http.RouteId("id"), question.Cancelled);
            if (found is null) return none!;

            var told = found.Told;
            var figures = await published.FiguresOf(found, question.Views, question.Cancelled);
            return question.Http.Tagged(found.Version, new ReportEntry(
                told.ReportId,
                found.StrategyId,
                told.Title,
                told.Period,
                found.AsOf,
                found.LogIndex,
                (await log.Find(question.Views.Municipality, found.LogIndex, question.Cancelled))?.At,
                told.Rules,
                told.Document,
                told.Sha256,
                found.IsReproducedBy(figures),
                ToldStep.Of(found.Step),
                found.Version));
        })
        .IsTagged();

    /// <summary>The figures of a report, worked out anew from the steps that it knew: the same to the byte whenever they are asked for.</summary>
    public static void MapReadFigures(this IEndpointRouteBuilder report, PublishedReports published) =>
        report.MapRead<ReportFigures>("figures", async question =>
        {
            if (question.Query.Problem is { } problem) return problem;

            var (found, none) = await published.Find(question.Views, question.Http.RouteId("id"), question.Cancelled);
            if (found is null) return none!;

            var figures = await published.FiguresOf(found, question.Views, question.Cancelled);
            if (found.IsReproducedBy(figures) is { } isReproduced) question.Http.Response.Headers[Reproduced] = isReproduced ? "true" : "false";

            // The version of the strategy goes on; these do not.
            return question.Http.Tagged(found.LogIndex, figures);
        })
        .WithSummary("The figures of a report, worked out anew from the steps that it knew: the same to the byte whenever they are asked for.")
        .Says(Reproduced, "Whether in German they are still the same, to the byte, as when the report was published; absent where that was not noted.")
        .IsTagged();
}

using Kooperation.Platform;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Progress;
using Kooperation.Reports.Comparison;

namespace Kooperation.Reports;

public static class CompareReportsEndpoint
{
    /// <summary>The state of a report beside that of another, or beside today.</summary>
    public static void MapCompareReports(this IEndpointRouteBuilder report, PublishedReports published, RecordedEvidence evidence, Today today) =>
        report.MapRead<ComparisonOfStates>("comparison", async question =>
        {
            var with = question.Query.Id("with");
            var wanted = CompareStatesEndpoint.Filter(question.Query);
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var (earlier, none) = await published.Find(question.Views, question.Http.RouteId("id"), question.Cancelled);
            if (earlier is null) return none!;

            var then = await published.StateOf(earlier, question);
            if (with is not { } other) return await CompareStatesEndpoint.Compare(question, evidence, then, (today.InGermany, question.Place), wanted, paging);

            var (later, alsoNone) = await published.Find(question.Views, other, question.Cancelled);
            if (later is null) return alsoNone!;

            // Whichever of the two is asked for first, what came about since the earlier one is told.
            var theirs = await published.StateOf(later, question);
            var (from, to) = (then.Day, then.Place?.Index).CompareTo((theirs.Day, theirs.Place?.Index)) <= 0 ? (then, theirs) : (theirs, then);
            return await CompareStatesEndpoint.Compare(question, evidence, from, to, wanted, paging);
        })
        .WithSummary("What entered, left, rose and fell from the state of the earlier of two reports to that of the later one, or from a report to today.")
        .Takes<Guid>("with", "The other report; today with all that is known where absent.")
        .TakesFilter()
        .TakesPaging();
}

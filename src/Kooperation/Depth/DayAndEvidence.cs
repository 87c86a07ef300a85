using Kooperation.Domain.Depth;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Depth;

internal static class DayAndEvidence
{
    public static AssessmentOptions Options(QueryParameters query) => new(query.Word<Evidence>("evidence") == Evidence.Stated);

    /// <summary>The view can be asked for a day and for what was stated alone.</summary>
    public static RouteHandlerBuilder TakesDayAndEvidence(this RouteHandlerBuilder view) => view
        .Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.")
        .TakesEvidence();

    public static RouteHandlerBuilder TakesEvidence(this RouteHandlerBuilder view) =>
        view.Takes<Evidence>("evidence", "all, or stated to leave out what was judged or made up.");
}

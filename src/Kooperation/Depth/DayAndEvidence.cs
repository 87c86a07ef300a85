using Kooperation.Platform.Reading;

namespace Kooperation.Depth;

internal static class DayAndEvidence
{
    /// <summary>The view can be asked for a day and for what was stated alone.</summary>
    public static RouteHandlerBuilder TakesDayAndEvidence(this RouteHandlerBuilder view) => view
        .Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.")
        .Takes<Evidence>("evidence", "all, or stated to leave out what was judged or made up.");
}

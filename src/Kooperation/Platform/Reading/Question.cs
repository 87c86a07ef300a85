using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Reading;

/// <summary>One question to the views of a municipality: its address, its parameters and a session that sees nothing of any other.</summary>
/// <param name="Place">The place in the log that <c>knownAt</c> names; null where it is absent.</param>
public sealed record Question(HttpContext Http, QueryParameters Query, Views Views, LogPlace? Place)
{
    public CancellationToken Cancelled => Http.RequestAborted;

    /// <summary>The day that is asked about: <c>asOf</c>, or today in Germany. The answer names it.</summary>
    public DateOnly Day(Today today) => Names(Query.Day("asOf") ?? today.InGermany);

    /// <summary>The answer names that day as the one that it is about.</summary>
    public DateOnly Names(DateOnly day)
    {
        Http.Response.Headers[ReadRoutes.AsOf] = day.ToString("O", CultureInfo.InvariantCulture);
        return day;
    }

    /// <summary>The place of one of two states that are compared; <c>knownAt</c> bounds them both, and stands for one that names none.</summary>
    /// <param name="end">from or to.</param>
    public async Task<LogPlace?> PlaceOf(string end)
    {
        var name = $"{end}KnownAt";
        var place = await Http.RequestServices.GetRequiredService<StatesOfKnowledge>().PlaceOf(Query, name, Views.Municipality, Cancelled);
        if (place?.Index > Place?.Index) Query.Fault(name, LaterThanKnown);
        return place ?? Place;
    }

    /// <summary>The place after which a history is asked for; one that the log does not have leads nowhere.</summary>
    public async Task<long?> Since()
    {
        var since = Query.Place("since");
        if (since > 0 && (await Log.Last(Views.Municipality, Cancelled))?.Index is var last && !(since <= last)) Query.Fault("since", StatesOfKnowledge.NoSuchPlace(last ?? 0));
        return since;
    }

    /// <summary>Whoever recorded something (<c>atLeast</c>) and asks for a history finds it there with its place, or the problem that it has none in time.</summary>
    public async Task<Problem?> AwaitTheLog() =>
        Query.Value("atLeast") is null || (await Log.LastOnceAllHaveOne(Views.Municipality, Cancelled)).InTime ? null : Problem.NotYetInTheLog;

    private LogTimes Log => Http.RequestServices.GetRequiredService<LogTimes>();

    private static readonly Sentence LaterThanKnown = new("This is later than what knownAt asks for.", "Das ist später als das, wonach knownAt fragt.");
}

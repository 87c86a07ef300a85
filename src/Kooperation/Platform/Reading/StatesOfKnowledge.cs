using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Platform.Log;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;
using Marten;

namespace Kooperation.Platform.Reading;

/// <summary>
/// Opens the views of a municipality as they are, or as they were when less was known: <c>knownAt</c> is a place in its log, or an instant or the end of a day, which stands
/// for the last place that was given by then. The answer names the place and its instant; that about now names the last place, unless something was being recorded meanwhile.
/// </summary>
public sealed class StatesOfKnowledge(IDocumentStore store, LogTimes times, LogTables tables, TimeProvider clock)
{
    public const string Header = "Kooperation-Known-At";

    /// <summary>Asks a view for an earlier state of knowledge; all views of a municipality take it.</summary>
    public const string Parameter = "knownAt";

    private readonly Folds _folds = new(store);

    /// <summary>The views that a question is about. Of a <c>knownAt</c> that leads nowhere the query has a problem from then on.</summary>
    public async Task<Views> Open(HttpContext http, QueryParameters query) => (await OpenWithPlace(http, query)).Views;

    /// <summary>The same with the place that <c>knownAt</c> names; null where it is absent.</summary>
    public async Task<(Views Views, LogPlace? Place)> OpenWithPlace(HttpContext http, QueryParameters query)
    {
        var session = store.QuerySession(http.Municipality());
        if (await PlaceOf(query, Parameter, session.TenantId, http.RequestAborted) is not { } place)
            return (new LatestViews(session, state => In(session, state, http.RequestAborted), http.RequestAborted), null);

        Say(http, place);
        return (In(session, new State(place.Index, null), http.RequestAborted), place);
    }

    /// <summary>Names the state of knowledge that an answer stands for.</summary>
    public static void Say(HttpContext http, LogPlace place) => http.Response.Headers[Header] = string.Create(CultureInfo.InvariantCulture, $"{place.Index}; {place.At.UtcDateTime:O}");

    /// <summary>The views of a municipality as they were at a place of its log, for whoever works by itself.</summary>
    public Views At(string municipality, long place, CancellationToken cancelled) => In(store.QuerySession(municipality), new State(place, null), cancelled);

    private PastViews In(IQuerySession session, State state, CancellationToken cancelled) =>
        new(new RecordedSteps(session, times, tables, state.KnownAt, cancelled), _folds, state, other => In(session, other, cancelled), cancelled);

    /// <summary>The place that a parameter leads to; null where it is absent, or leads nowhere, of which the query has a problem from then on.</summary>
    public async Task<LogPlace?> PlaceOf(QueryParameters query, string name, string municipality, CancellationToken cancelled)
    {
        if (query.Value(name) is not { } asked) return null;

        if (QueryParameters.TryReadNumber(asked, out var index))
        {
            var place = await times.Find(municipality, index, cancelled);
            if (place is null) query.Fault(name, NoSuchPlace((await times.Last(municipality, cancelled))?.Index ?? 0));
            return place;
        }

        if (InstantOf(asked) is not { } instant) query.Fault(name, NotUnderstood);
        else if (instant > clock.GetUtcNow()) query.Fault(name, InTheFuture);
        else if (await times.LastBy(municipality, instant, cancelled) is { } place) return place;
        else query.Fault(name, NothingKnown);

        return null;
    }

    // A day stands for its end in Germany, and today for this instant. A plus that stands in an address as it is arrives as a blank.
    private DateTimeOffset? InstantOf(string asked)
    {
        if (DateTimeOffset.TryParseExact(asked.Replace(' ', '+'), Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant;
        if (!DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day == DateOnly.MaxValue) return null;

        var now = clock.GetUtcNow();
        return day == DateOnly.FromDateTime(Today.ClockInGermanyAt(now).DateTime) ? now : Today.EndOf(day);
    }

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    private static readonly Sentence NotUnderstood = new(
        "A place in the log is expected here, a day, or an instant with its offset, such as 2026-04-15T09:00:00Z.",
        "Hier wird ein Platz im Protokoll erwartet, ein Tag oder ein Zeitpunkt mit Zeitzone, zum Beispiel 2026-04-15T09:00:00Z.");

    private static readonly Sentence InTheFuture = new("Nobody knows yet what will be known then.", "Dieser Zeitpunkt liegt in der Zukunft.");

    private static readonly Sentence NothingKnown = new("Nothing was recorded by then.", "Bis dahin war noch nichts erfasst.");

    internal static Sentence NoSuchPlace(long last) => new(
        $"The log of this municipality has no such place; the last one is {last}.", $"Das Protokoll dieser Kommune hat keinen solchen Platz; der letzte ist {last}.");
}

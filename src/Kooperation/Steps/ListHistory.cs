using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Log;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Steps;

/// <summary>A step at its place in the log of the municipality.</summary>
/// <param name="LogIndex">The place, 1, 2, 3 and so on without a gap; what <c>knownAt</c> takes.</param>
/// <param name="KnownSince">When it was given that place.</param>
public sealed record LoggedStep(long LogIndex, DateTimeOffset KnownSince, StepInHistory Step);

public static class ListHistoryEndpoint
{
    /// <summary>Everything that was recorded in a municipality.</summary>
    public static void MapListHistory(this IEndpointRouteBuilder municipality, LogPages log) =>
        municipality.MapRead<Page<LoggedStep>>("history", async question =>
        {
            var paging = Paging.Of(question.Query);
            var asked = Asked(question.Query, question.Views, paging);
            if (question.Query.Problem is { } problem) return problem;

            var places = await log.Read(question.Views.Municipality, asked, paging.Limit + 1, question.Cancelled);
            var shown = places.Take(paging.Limit).ToList();
            var steps = (await question.Views.StepsAt([.. shown.Select(one => one.Position)])).ToDictionary(step => step.Sequence);
            var revisions = new Revisions(await question.Views.RevisionsIn([.. steps.Values.Select(step => step.StreamId).Distinct()]));

            return question.Http.Spoken(question.Http.Linked(new Page<LoggedStep>(
                [.. shown.Select(one => new LoggedStep(one.Place.Index, one.Place.At, StepInHistory.Of(steps[one.Position], revisions)))],
                paging.WithTotal ? await log.Count(question.Views.Municipality, asked, question.Cancelled) : null)
            {
                Next = places.Count > shown.Count ? paging.CursorAfter(shown[^1].Place.Index.ToString(CultureInfo.InvariantCulture)) : null
            }));
        })
        .WithTags("Steps")
        .WithSummary("Everything that was recorded in a municipality, in the order in which it came to be known.")
        .Takes<LogOrder>("order", "Whether the oldest or the newest come first; the oldest where absent.")
        .Takes<long>("since", "Only what came after this place in the log.")
        .Takes<Guid>("of", "One organisation, partnership, strategy or measure.")
        .Takes<string>("event", "The name of a kind of step, such as ContactMade.")
        .Takes<string>("by", "Who recorded it, as a reference.")
        .Takes<DateOnly>("occurredFrom", "Steps that may have happened on this day or later.")
        .Takes<DateOnly>("occurredUntil", "Steps that may have happened on this day or earlier.")
        .TakesPaging();

    private static LogQuery Asked(QueryParameters query, Views views, Paging paging) => new(
        query.Word<LogOrder>("order") == LogOrder.Newest,
        paging.After is { } after && long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null,
        query.Place("since"),
        views.KnownAt,
        query.Id("of"),
        Kind(query),
        query.Text("by"),
        query.Day("occurredFrom"),
        query.Day("occurredUntil"));

    private static string? Kind(QueryParameters query)
    {
        var name = query.Text("event");
        if (name is null || Catalogue.All.Any(kind => kind.Name == name)) return name;

        query.Fault("event", new Sentence($"There is no step called {name}.", $"Einen Schritt mit dem Namen {name} gibt es nicht."));
        return null;
    }
}

using System.Globalization;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;

namespace Kooperation.Steps;

public static class ListHistoryEndpoint
{
    /// <summary>Everything that was recorded in a municipality.</summary>
    public static void MapListHistory(this IEndpointRouteBuilder municipality)
    {
        var services = municipality.ServiceProvider;
        var (log, times, teller) = (services.GetRequiredService<LogPages>(), services.GetRequiredService<LogTimes>(), services.GetRequiredService<HistoryTeller>());

        municipality.MapRead<Page<StepInHistory>>("history", async question =>
        {
            var paging = Paging.Of(question.Query);
            var asked = (await question.History()) with { History = question.Query.Id("of"), KnownAt = question.Views.KnownAt, After = PlaceAfter(paging) };
            if (question.Query.Problem is { } problem) return problem;
            if (await question.AwaitTheLog() is { } tooEarly) return tooEarly;

            var places = await log.Read(question.Views.Municipality, asked, paging.Limit + 1, question.Cancelled);
            if (places.Count == 0 && asked.History is { } of && await question.Views.History(of) is []) return Problem.UnknownId;

            var shown = places.Take(paging.Limit).Select(one => one.Position).ToList();
            var steps = (await question.Views.StepsAt(shown)).ToDictionary(step => step.Sequence);
            var revisions = await times.RevisionsOf(question.Views.Municipality, [.. steps.Values.Select(step => step.Id)], question.Views.KnownAt, question.Cancelled);

            return question.Http.Spoken(question.Http.Linked(new Page<StepInHistory>(
                await teller.Tell(question.Views, [.. shown.Select(position => steps[position])], await question.Views.StepsAt(revisions), question.Cancelled),
                paging.WithTotal ? await log.Count(question.Views.Municipality, asked, question.Cancelled) : null)
            {
                Next = places.Count > shown.Count ? paging.CursorAfter(places[shown.Count - 1].Place.Index.ToString(CultureInfo.InvariantCulture)) : null
            }));
        })
        .WithTags("Steps")
        .WithSummary("Everything that was recorded in a municipality, in the order in which it came to be known.")
        .TakesHistory()
        .Takes<Guid>("of", "One organisation, partnership, strategy or measure.")
        .TakesPaging();
    }

    private static long? PlaceAfter(Paging paging) =>
        paging.After is { } after && long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
}

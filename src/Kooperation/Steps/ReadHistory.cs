using System.Globalization;
using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Steps;

public static class StepHistoryEndpoints
{
    /// <summary>The steps of the stream whose id is in the address, if it is one of that kind.</summary>
    public static void MapStepHistory<TModel>(this IEndpointRouteBuilder stream) where TModel : WriteModel
    {
        var (log, teller) = (stream.ServiceProvider.GetRequiredService<LogTimes>(), stream.ServiceProvider.GetRequiredService<HistoryTeller>());

        stream.MapRead<Page<StepInHistory>>("history", async question =>
        {
            var asked = await question.History();
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;
            if (await question.AwaitTheLog() is { } tooEarly) return tooEarly;

            var history = await question.Views.History<TModel>(question.Http.RouteId("id"));
            if (history.Count == 0) return Problem.UnknownId;

            var fitting = await Fitting(history, asked, log, question.Cancelled);
            var page = paging.Of(fitting, step => KeyOf(step, asked.NewestFirst));
            var told = await teller.Tell(question.Views, page.Items, history, question.Cancelled);
            return question.Http.Tagged(history[^1].Version, question.Http.Linked(new Page<StepInHistory>(told, page.Total) { Next = page.Next }));
        })
        .WithSummary("Every step of a stream in the order of recording, corrections and withdrawals among them.")
        .IsTagged()
        .TakesHistory()
        .TakesPaging();
    }

    private static string KeyOf(IEvent step, bool newestFirst) =>
        (newestFirst ? long.MaxValue - step.Version : step.Version).ToString("0000000000000000000", CultureInfo.InvariantCulture);

    // What LogPages asks the database, asked of a history that is at hand.
    private static async Task<IReadOnlyList<IEvent>> Fitting(IReadOnlyList<IEvent> history, LogQuery asked, LogTimes log, CancellationToken cancelled)
    {
        var places = asked.Since is null ? null : await log.PlacesOf([.. history.Select(step => step.Sequence)], cancelled);
        var happened = asked.AsOf is { } day
            ? new KnownSteps(StandingSteps.Of(history.Select(step => new RecordedStep(step.Id, (Step)step.Data))), day).Everything.Select(step => step.Id).ToHashSet()
            : null;

        return
        [
            .. from step in history
            let fact = (Step)step.Data
            where asked.Events?.Contains(Catalogue.NameOf(fact)) ?? true
            where asked.By is null || step.UserName == asked.By
            where asked.OccurredFrom is null || fact.OccurredOn.Latest >= asked.OccurredFrom
            where asked.OccurredUntil is null || fact.OccurredOn.Earliest <= asked.OccurredUntil
            where happened?.Contains(step.Id) ?? true
            where places is null || !(places.GetValueOrDefault(step.Sequence)?.Index <= asked.Since)
            select step
        ];
    }
}

/// <summary>What every history can be asked for.</summary>
internal static class HistoryParameters
{
    // Enough to name them all.
    private const int LongestKinds = 4000;

    public static async Task<LogQuery> History(this Question question) => new(
        question.Query.Word<LogOrder>("order") == LogOrder.Newest,
        await question.Since(),
        question.Query.Kinds("event"),
        question.Query.Text("by"),
        question.Query.Day("occurredFrom"),
        question.Query.Day("occurredUntil"),
        question.Query.Day("asOf"));

    public static RouteHandlerBuilder TakesHistory(this RouteHandlerBuilder view) => view
        .Takes<LogOrder>("order", "Whether the oldest or the newest come first; the oldest where absent.")
        .Takes<long>("since", "Only what came after this place in the log.")
        .Takes<string>("event", "The name of a kind of step, such as ContactMade, or several, separated by commas: StepCorrected,StepWithdrawn.")
        .Takes<string>("by", "Who recorded it, as a reference.")
        .Takes<DateOnly>("occurredFrom", "Steps that may have happened on this day or later, as they were recorded.")
        .Takes<DateOnly>("occurredUntil", "Steps that may have happened on this day or earlier, as they were recorded.")
        .Takes<DateOnly>("asOf", "Only what had happened by this day, as the steps stand: nothing withdrawn, a corrected step by its day as corrected, no correction or withdrawal.");

    private static IReadOnlyList<string>? Kinds(this QueryParameters query, string parameter)
    {
        if (query.Text(parameter, LongestKinds)?.Split(',', StringSplitOptions.TrimEntries) is not { } names) return null;
        if (names.FirstOrDefault(name => Catalogue.All.All(kind => kind.Name != name)) is not { } unknown) return names;

        query.Fault(parameter, new Sentence($"There is no step called {unknown}.", $"Einen Schritt mit dem Namen {unknown} gibt es nicht."));
        return null;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Reading;

/// <summary>A view of a thing in one state.</summary>
/// <param name="AsOf">The day; absent for whenever.</param>
/// <param name="LogIndex">The place in the log up to which steps are known; absent for all that is recorded.</param>
/// <param name="KnownSince">When that place was given.</param>
public sealed record ReadState(DateOnly? AsOf, long? LogIndex, DateTimeOffset? KnownSince);

/// <summary>What is said otherwise in one state than in another.</summary>
/// <param name="Operations">A JSON Patch (RFC 6902) that turns the answer in the one state into the answer in the other.</param>
/// <param name="Steps">The steps that are named as causes, in the order of the log.</param>
public sealed record Difference(ReadState From, ReadState To, IReadOnlyList<CausedOperation> Operations, IReadOnlyList<CausingStep> Steps);

/// <summary>What a step changed when it came to be known.</summary>
/// <param name="LogIndex">Its place in the log; with that <c>knownAt</c> the view says what stands here as the state.</param>
/// <param name="KnownSince">When it was given that place.</param>
/// <param name="Title">What kind of step it is, in words.</param>
/// <param name="Revises">The step that it corrects or withdraws.</param>
/// <param name="AsOf">The day on which the state is read; absent for whenever.</param>
/// <param name="Changes">A JSON Patch (RFC 6902) from what was said on that day before the step was known.</param>
/// <param name="State">What is said from then on; absent where there is nothing to say.</param>
public sealed record ReplayedStep<TAnswer>(
    long LogIndex, DateTimeOffset KnownSince, ToldStep Step, Sentence Title, Guid? Revises, DateOnly? AsOf, IReadOnlyList<JsonOperation> Changes, TAnswer? State);

/// <summary>Puts a view of a thing behind its address, and behind three more: why it says so, how it differs between two states, and how it came to be step by step.</summary>
public static class ThingRoutes
{
    public static void MapThing<TModel, TAnswer>(
        this IEndpointRouteBuilder thing, [StringSyntax("Route")] string pattern, ThingView<TAnswer> view, string summary, string differs, string replays, string explains) where TModel : WriteModel
    {
        var below = pattern.Length > 0 ? pattern + "/" : "";

        view.Takes(thing.MapReadOf<TModel, TAnswer>(pattern, question => Read(question, view)).IsTagged())
            .Takes<DateOnly>("asOf", view.AboutTheDay)
            .WithSummary(summary);

        view.Takes(thing.MapReadOf<TModel, Difference>(below + "diff", question => Compare(question, view)))
            .Takes<DateOnly>("fromAsOf", $"The one state. {view.AboutTheDay}")
            .Takes<string>("fromKnownAt", "What was known in the one state: a place in the log or an instant; all that is known where absent.")
            .Takes<DateOnly>("toAsOf", $"The other state. {view.AboutTheDay}")
            .Takes<string>("toKnownAt", "What was known in the other state.")
            .WithSummary(differs);

        view.Takes(thing.MapReadOf<TModel, Explained>(below + "explain", question => Explanations.Explain(question, view, question.Query.Day("asOf") ?? Today(question, view))))
            .Takes<DateOnly>("asOf", view.AboutTheDay)
            .Takes<string>("figure", "A JSON pointer into the answer, such as /level; all of it where absent.")
            .WithSummary(explains);

        view.Takes(thing.MapReadOf<TModel, Page<ReplayedStep<TAnswer>>>(below + "replay", question => Replay(question, view)))
            .Takes<DateOnly>("asOf", view.OfToday ? "The day on which every state is read; where absent, the day on which the step came to be known." : view.AboutTheDay)
            .Takes<LogOrder>("order", "Whether the oldest or the newest come first; the oldest where absent.")
            .Takes<long>("since", "Only what came after this place in the log.")
            .Takes<long>("until", "Only what came up to this place in the log.")
            .TakesPaging()
            .WithSummary(replays);
    }

    private static async Task<IResult> Read<TAnswer>(Question question, ThingView<TAnswer> view)
    {
        var reader = view.Asked(question.Query);
        var day = question.Query.Day("asOf") ?? Today(question, view);
        if (question.Query.Problem is { } problem) return problem;

        var id = question.Http.RouteId("id");
        if (await reader(question.Views, id, day, question.Cancelled) is not { } found) return Problem.UnknownId;

        if (day is { } about) question.Names(about);
        question.Http.SayIfElsewhere(id, found.Id);
        return question.Http.Tagged(found.Version, found.Answer);
    }

    private static async Task<IResult> Compare<TAnswer>(Question question, ThingView<TAnswer> view)
    {
        var reader = view.Asked(question.Query);
        var (from, said) = await StateAt(question, view, "from");
        var (to, alsoSaid) = await StateAt(question, view, "to");
        if (question.Query.Problem is { } problem) return problem;

        var id = question.Http.RouteId("id");
        var views = question.Views.At(from.KnownAt is { } one && to.KnownAt is { } other ? new State(Math.Max(one, other), null) : question.Views.State);
        var known = new ByKnowledge<PastViews>(state => Task.FromResult(views.At(state)));
        var isThere = false;
        var difference = await Causes.Between(views, Say, from, to);
        return isThere ? question.Http.Spoken(new Difference(said, alsoSaid, difference.Operations, difference.Steps)) : Problem.UnknownId;

        async Task<JsonNode?> Say(State state)
        {
            question.Cancelled.ThrowIfCancellationRequested();
            if (await reader(await known.At(state), id, state.AsOf, question.Cancelled) is not { } found) return null;

            isThere = true;
            return question.Http.Said(found.Answer);
        }
    }

    private static async Task<(State State, ReadState Said)> StateAt<TAnswer>(Question question, ThingView<TAnswer> view, string end)
    {
        var place = await question.PlaceOf(end);
        var day = question.Query.Day($"{end}AsOf") ?? Today(question, view);
        return (new State(place?.Index, day), new ReadState(day, place?.Index, place?.At));
    }

    private static async Task<IResult> Replay<TAnswer>(Question question, ThingView<TAnswer> view)
    {
        var reader = view.Asked(question.Query);
        var asOf = question.Query.Day("asOf");
        var newestFirst = question.Query.Word<LogOrder>("order") == LogOrder.Newest;
        var since = await question.Since() ?? 0;
        var until = question.Query.Place("until") ?? long.MaxValue;
        var paging = Paging.Of(question.Query);
        if (question.Query.Problem is { } problem) return problem;

        var id = question.Http.RouteId("id");
        var views = question.Views.At(question.Views.State);
        if (await reader(views, id, asOf ?? Today(question, view), question.Cancelled) is not { } found) return Problem.UnknownId;

        question.Http.SayIfElsewhere(id, found.Id);
        var logged = (await views.Recorded.Read()).Where(one => one.Place?.Index > since && one.Place.Index <= until && found.Histories.Contains(one.Step.StreamId)).ToList();
        var page = paging.Of(logged, one => $"{(newestFirst ? long.MaxValue - one.Place!.Index : one.Place!.Index):0000000000000000000}");
        var replay = new StepReplay<TAnswer>(views, reader, found.Id, question.Cancelled);
        var replayed = new List<ReplayedStep<TAnswer>>();
        foreach (var (place, step) in page.Items) replayed.Add(await ReplayOf(place!, step));
        return question.Http.Spoken(question.Http.Linked(new Page<ReplayedStep<TAnswer>>(replayed, page.Total) { Next = page.Next }));

        async Task<ReplayedStep<TAnswer>> ReplayOf(LogPlace place, IEvent step)
        {
            var day = asOf ?? (view.OfToday ? question.Http.RequestServices.GetRequiredService<Today>().InGermanyAt(place.At) : null);
            var (before, after) = await replay.Around(place, day);
            var told = new RecordedStep(step.Id, (Step)step.Data);
            var changes = JsonDifference.Between(Said(before), Said(after)).Select(change => change.Operation);
            return new ReplayedStep<TAnswer>(place.Index, place.At, ToldStep.Of(told), StepTitles.Of(Catalogue.NameOf(told.Step)), StandingSteps.RevisedBy(told.Step), day, [.. changes], after is null ? default : after.Answer);
        }

        JsonNode? Said(Found<TAnswer>? found) => found is null ? null : question.Http.Said(found.Answer);
    }

    private static DateOnly? Today<TAnswer>(Question question, ThingView<TAnswer> view) =>
        view.OfToday ? question.Http.RequestServices.GetRequiredService<Today>().InGermany : null;
}

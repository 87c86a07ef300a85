using Kooperation.Dashboard.Steps;
using Kooperation.Dashboard.Why;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Kooperation.Progress;
using Kooperation.Steps;

namespace Kooperation.Dashboard.History;

/// <summary>How a thing came to be what it is: one step at a time, with what each changed when it came to be known.</summary>
/// <param name="Place">Of the step in the log.</param>
/// <param name="AsOf">The day on which it is read what changed; null for whenever.</param>
/// <param name="IsThere">Whether it is there on that day, as was known with the step.</param>
/// <param name="Changes">What is said otherwise, or no longer, since the step is known.</param>
public sealed record ShownReplay(Thing Thing, long Place, DateOnly? AsOf, bool IsThere, Stepping Stepping, StepInHistory Step, IReadOnlyDictionary<Guid, NamedThing> Names, IReadOnlyList<ChangedFigure> Changes);

/// <summary>Where a step stands among those of its thing, with the places in the log of those around it.</summary>
/// <param name="Number">1 for the first.</param>
public sealed record Stepping(int Number, int Of, long? Previous, long? Next, long Last);

/// <param name="Before">Null where nothing was said.</param>
/// <param name="After">Null where nothing is said any more.</param>
public sealed record ChangedFigure(string Title, string? Before, string? After);

internal static class ReplayPages
{
    /// <summary>The parameter that says at which place in the log the page stands.</summary>
    public const string At = "at";

    public static void MapReplays(this IEndpointRouteBuilder municipality)
    {
        municipality.MapReplay<Assessment>("partnerships/{id}/depth");
        municipality.MapReplay<ProgressAssessment>("strategies/{id}/progress");
        municipality.MapReplay<MeasureEntry>("measures/{id}");
    }

    private static void MapReplay<TAnswer>(this IEndpointRouteBuilder municipality, string view) where TAnswer : class =>
        municipality.MapPage($"{view.Replace("{id}", "{id:guid}", StringComparison.Ordinal)}/replay", visit => Show<TAnswer>(visit, view));

    private static async Task<IResult> Show<TAnswer>(Visit visit, string view) where TAnswer : class
    {
        var at = visit.Question.Query.Place(At);
        if (visit.Question.Query.Problem is { } misunderstood) return misunderstood;

        // The steps are read once for all questions.
        var reading = visit with { Question = visit.Question with { Views = visit.Question.Views.At(visit.Question.Views.State) } };
        var (shown, problem) = await Read(at is { } asked ? UpTo(asked) : []);
        if (shown is null) return problem!;
        if (shown.Items is not [var replayed]) return Problem.NotFound;

        var place = replayed.LogIndex;
        var previous = (await Read(UpTo(place - 1))).Answer!;
        var following = (await Read([("since", $"{place}")])).Answer!;
        var last = following.Items is [] ? place : (await Read([("order", "newest")])).Answer!.Items[0].LogIndex;
        var number = previous.Total!.Value + 1;

        var thing = (await Thing.Read(visit, view.Split('/')[0], visit.Id))!;
        var before = await reading.AsKnownAt(place - 1).AskAbout<TAnswer>(replayed.AsOf, view, thing.Id);
        return visit.Show<ReplayPage, ShownReplay>(new ShownReplay(
            thing,
            place,
            replayed.AsOf,
            replayed.State is not null,
            new Stepping(number, number + following.Total!.Value, previous.Items.FirstOrDefault()?.LogIndex, following.Items.FirstOrDefault()?.LogIndex, last),
            (await visit.AskAbout<StepInHistory>(null, "steps/{id}", replayed.Step.StepId)).Answer!,
            await NamedThing.All(visit),
            [.. Changes(FiguresInWords.Of(before.Answer, thing.Name, visit), FiguresInWords.Of(replayed.State, thing.Name, visit))]));

        Task<Asked<Page<ReplayedStep<TAnswer>>>> Read(IEnumerable<(string Name, string? Value)> which) =>
            reading.Ask<Page<ReplayedStep<TAnswer>>>($"{view}/replay", visit.Id, [.. which, ("limit", "1"), ("total", "true")]);

        static IEnumerable<(string Name, string? Value)> UpTo(long place) => [("until", $"{place}"), ("order", "newest")];
    }

    private static IEnumerable<ChangedFigure> Changes(IReadOnlyDictionary<string, FigureInWords> before, IReadOnlyDictionary<string, FigureInWords> after)
    {
        foreach (var (place, figure) in after)
            if (before.GetValueOrDefault(place)?.Value is var then && then != figure.Value) yield return new ChangedFigure(figure.Title, then, figure.Value);

        foreach (var (place, figure) in before)
            if (!after.ContainsKey(place)) yield return new ChangedFigure(figure.Title, figure.Value, null);
    }
}

using System.Diagnostics.CodeAnalysis;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Reading;

/// <summary>Puts a view behind an address. Every view can be asked to have reached a position first (<c>atLeast</c>).</summary>
public static class ReadRoutes
{
    /// <summary>Names the day that was asked for, as <see cref="StatesOfKnowledge.Header"/> names the state of knowledge.</summary>
    public const string AsOf = "Kooperation-As-Of";

    /// <summary>The view answers with an ETag, and 304 to whoever has its answer already (<see cref="Answers.Tagged"/>).</summary>
    public static RouteHandlerBuilder IsTagged(this RouteHandlerBuilder view) => view.WithMetadata(new TaggedMetadata());

    /// <summary>The view answers with a header of its own.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder view, string header, string description) => view.WithMetadata(new HeaderMetadata(header, description));

    /// <summary>The view is of no municipality: there is no place in a log that it stands for.</summary>
    public static RouteHandlerBuilder IsOfThePlatform(this RouteHandlerBuilder view) => view.WithMetadata(new PlatformMetadata());

    public static RouteHandlerBuilder MapRead<TAnswer>(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Func<Question, Task<IResult>> answer) =>
        routes.MapQuestion(pattern, answer).WithMetadata(new AnswerMetadata(answer)).Produces<TAnswer>();

    /// <summary>The same for what is no part of the API.</summary>
    internal static RouteHandlerBuilder MapQuestion(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Func<Question, Task<IResult>> answer) =>
        routes
            .MapGet(pattern, async (HttpContext http, StatesOfKnowledge states, Freshness freshness) =>
            {
                var query = QueryParameters.Of(http);
                if (await freshness.Await(query, http.RequestAborted) is { } tooEarly) return tooEarly;

                var (opened, place) = await states.OpenWithPlace(http, query);
                await using var views = opened;
                var shown = place is null ? await freshness.ShownBefore(views.Municipality, query, http.RequestAborted) : null;
                var question = new Question(http, query, views, place);
                var said = await answer(question);
                if (said is Problem)
                {
                    http.Response.Headers.Remove(AsOf);
                    return said;
                }

                if (http.Request.Query["asOf"] is [{ } day]) http.Response.Headers[AsOf] = day;
                if (shown is not null && shown == await freshness.Shown(views.Municipality, http.RequestAborted)) StatesOfKnowledge.Say(http, shown);
                return said;
            })
            .RequireAuthorization(Permissions.Read);

    /// <summary>A view of a whole municipality whose figures no single thing explains; below its address stands why it says so. What the view takes, both take.</summary>
    /// <param name="explains">What is said of the explanation.</param>
    public static RouteHandlerBuilder MapExplainedRead<TAnswer>(this IEndpointRouteBuilder routes, Func<Question, Task<IResult>> answer, string explains)
    {
        var why = routes.MapRead<Explained>("explain", question => Explanations.Explain(question, answer))
            .Takes<string>("figure", "A JSON pointer into the answer; all of it where absent.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        why.Finally(endpoint => endpoint.Metadata.Add(new EndpointSummaryAttribute(explains)));
        return new RouteHandlerBuilder([routes.MapRead<TAnswer>("", answer), why]);
    }

    /// <summary>
    /// A view of the one thing whose id is in the address. It shows what was recorded of the thing before it was asked for; a thing that is recorded and not
    /// yet visible is said to be so, and not to be missing.
    /// </summary>
    public static RouteHandlerBuilder MapReadOf<TModel, TAnswer>(
        this IEndpointRouteBuilder things, [StringSyntax("Route")] string pattern, Func<Question, Task<IResult>> answer) where TModel : WriteModel =>
        things.MapRead<TAnswer>(pattern, async question =>
        {
            if (question.Views is PastViews) return await OrNotThere<TModel>(question, await answer(question));

            var freshness = question.Http.RequestServices.GetRequiredService<Freshness>();
            var isShown = await freshness.Shows<TModel>(question.Views.Municipality, question.Http.RouteId("id"), question.Cancelled);
            var said = await answer(question);
            return !isShown && ReferenceEquals(said, Problem.UnknownId) ? Problem.RecordedNotYetVisible : await OrNotThere<TModel>(question, said);
        });

    // What is not there in one state may well be there in another.
    private static async Task<IResult> OrNotThere<TModel>(Question question, IResult said) where TModel : WriteModel
    {
        if (!ReferenceEquals(said, Problem.UnknownId)) return said;

        return (await question.Views.At(default).History<TModel>(question.Http.RouteId("id"))).Count > 0 ? Problem.NotThereThen : said;
    }
}

/// <summary>How a view of a municipality is asked within the process (<see cref="InProcess"/>): whoever may ask one may ask them all.</summary>
internal sealed record AnswerMetadata(Func<Question, Task<IResult>> Answer);

/// <summary>Says of a view that it answers with an ETag; the API document is written from it.</summary>
public sealed record TaggedMetadata;

/// <summary>Says of a view that it is of no municipality; the API document is written from it.</summary>
public sealed record PlatformMetadata;

/// <summary>A header that a view answers with; the API document is written from it.</summary>
public sealed record HeaderMetadata(string Name, string Description);

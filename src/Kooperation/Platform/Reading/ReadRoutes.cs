using System.Diagnostics.CodeAnalysis;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Reading;

/// <summary>One question to the views of a municipality: its address, its parameters and a session that sees nothing of any other.</summary>
public sealed record Question(HttpContext Http, QueryParameters Query, Views Views)
{
    public CancellationToken Cancelled => Http.RequestAborted;
}

/// <summary>Puts a view behind an address. Every view can be asked to have reached a position first (<c>atLeast</c>).</summary>
public static class ReadRoutes
{
    /// <summary>Names the day that was asked for, as <see cref="StatesOfKnowledge.Header"/> names the state of knowledge.</summary>
    public const string AsOf = "Kooperation-As-Of";

    /// <summary>The view answers with an ETag, and 304 to whoever has its answer already (<see cref="Answers.Tagged"/>).</summary>
    public static RouteHandlerBuilder IsTagged(this RouteHandlerBuilder view) => view.WithMetadata(new TaggedMetadata());

    /// <summary>The view answers with a header of its own.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder view, string header, string description) => view.WithMetadata(new HeaderMetadata(header, description));

    public static RouteHandlerBuilder MapRead<TAnswer>(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Func<Question, Task<IResult>> answer) =>
        routes
            .MapGet(pattern, async (HttpContext http, StatesOfKnowledge states, Freshness freshness) =>
            {
                var query = QueryParameters.Of(http);
                if (await freshness.Await(query, http.RequestAborted) is { } tooEarly) return tooEarly;

                await using var views = await states.Open(http, query);
                var said = await answer(new Question(http, query, views));
                if (said is not Problem && http.Request.Query["asOf"] is [{ } day]) http.Response.Headers[AsOf] = day;
                return said;
            })
            .Produces<TAnswer>()
            .RequireAuthorization(Permissions.Read);

    /// <summary>
    /// A view of the one thing whose id is in the address. It shows what was recorded of the thing before it was asked for; a thing that is recorded and not
    /// yet visible is said to be so, and not to be missing.
    /// </summary>
    public static RouteHandlerBuilder MapReadOf<TModel, TAnswer>(
        this IEndpointRouteBuilder things, [StringSyntax("Route")] string pattern, Func<Question, Task<IResult>> answer) where TModel : WriteModel =>
        things.MapRead<TAnswer>(pattern, async question =>
        {
            if (question.Views is PastViews) return await answer(question);

            var freshness = question.Http.RequestServices.GetRequiredService<Freshness>();
            var isShown = await freshness.Shows<TModel>(question.Views.Municipality, question.Http.RouteId("id"), question.Cancelled);
            var said = await answer(question);
            return !isShown && ReferenceEquals(said, Problem.UnknownId) ? Problem.RecordedNotYetVisible : said;
        });
}

/// <summary>Says of a view that it answers with an ETag; the API document is written from it.</summary>
public sealed record TaggedMetadata;

/// <summary>A header that a view answers with; the API document is written from it.</summary>
public sealed record HeaderMetadata(string Name, string Description);

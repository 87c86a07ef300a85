using System.Diagnostics.CodeAnalysis;
using Kooperation.Platform.Identity;
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
    /// <summary>The view answers with an ETag, and 304 to whoever has its answer already (<see cref="Answers.Tagged"/>).</summary>
    public static RouteHandlerBuilder IsTagged(this RouteHandlerBuilder view) => view.WithMetadata(new TaggedMetadata());

    public static RouteHandlerBuilder MapRead<TAnswer>(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Func<Question, Task<IResult>> answer) =>
        routes
            .MapGet(pattern, async (HttpContext http, StatesOfKnowledge states, Freshness freshness) =>
            {
                var query = QueryParameters.Of(http);
                if (await freshness.Await(query, http.RequestAborted) is { } tooEarly) return tooEarly;

                await using var views = await states.Open(http, query);
                if (views is null) return query.Problem!;

                return await answer(new Question(http, query, views));
            })
            .Produces<TAnswer>()
            .RequireAuthorization(Permissions.Read);
}

/// <summary>Says of a view that it answers with an ETag; the API document is written from it.</summary>
public sealed record TaggedMetadata;

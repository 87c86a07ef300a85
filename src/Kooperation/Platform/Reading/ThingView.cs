using Kooperation.Platform.Requests;

namespace Kooperation.Platform.Reading;

/// <summary>What a view says of one thing.</summary>
/// <param name="Id">The thing; another than the one asked for where that leads to it.</param>
/// <param name="Version">What a command may be conditional on.</param>
/// <param name="Histories">The histories that tell of the thing, its own among them.</param>
public sealed record Found<TAnswer>(Guid Id, long Version, TAnswer Answer, IReadOnlyList<Guid> Histories);

/// <summary>Reads one thing from views in whatever state; null where they know nothing under that id.</summary>
/// <param name="day">The day to look at; null only for a view that does not depend on one.</param>
public delegate Task<Found<TAnswer>?> Reader<TAnswer>(Views views, Guid id, DateOnly? day, CancellationToken cancelled);

/// <summary>A view of one thing that can be read in any state; from it come its address, its differences and its replay.</summary>
/// <param name="Asked">The reader for what the query asks besides the two times.</param>
/// <param name="OfToday">Whether it is about today where no day is asked for; else it tells what is recorded by then, whenever it happened.</param>
public sealed record ThingView<TAnswer>(bool OfToday, Func<QueryParameters, Reader<TAnswer>> Asked)
{
    /// <summary>The parameters that the reader asks for, for the API document.</summary>
    public Func<RouteHandlerBuilder, RouteHandlerBuilder> Takes { get; init; } = view => view;

    /// <summary>Parts of the answer that name steps on which nothing else in it rests.</summary>
    public IReadOnlyList<string> NoEvidence { get; init; } = [];

    /// <summary>Members of the answer that the rule of the whole decides, where it names one; parts of it name their own.</summary>
    public IReadOnlyList<string> ByRule { get; init; } = [];

    public string AboutTheDay => OfToday ? "The day to look at; today in Germany where absent." : "The state on a day; what is recorded by now where absent.";
}

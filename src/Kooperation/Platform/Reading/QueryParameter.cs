namespace Kooperation.Platform.Reading;

/// <summary>A parameter that a view understands, for the API document; the view itself asks for it by name.</summary>
/// <param name="Type">Text, a whole number, a flag, a day, an id, or an enumeration whose words it takes.</param>
public sealed record QueryParameter(string Name, string Description, Type Type);

public static class QueryParameterMetadata
{
    public static RouteHandlerBuilder Takes<TValue>(this RouteHandlerBuilder view, string name, string description) =>
        view.WithMetadata(new QueryParameter(name, description, typeof(TValue)));

    /// <summary>The view comes in pages.</summary>
    public static RouteHandlerBuilder TakesPaging(this RouteHandlerBuilder view) => view
        .Takes<int>("limit", "How many entries a page has, 1 to 500; 50 where absent.")
        .Takes<string>("cursor", "Where the page begins; follow the Link header of the page before.")
        .Takes<bool>("total", "Whether to count the entries of all pages.");
}

using Kooperation.Platform.Requests;
using Kooperation.Search;

namespace Kooperation.Dashboard.Search;

/// <summary>What was found; null where nothing was asked for yet.</summary>
public sealed record ShownFindings(Page<FoundThing>? Found);

internal static class SearchPages
{
    public static void MapSearch(this IEndpointRouteBuilder municipality) => municipality.MapPage("search", Show);

    private static async Task<IResult> Show(Visit visit)
    {
        if (visit["q"]?.Trim() is not { Length: > 0 } text) return visit.Show<SearchPage, ShownFindings>(new ShownFindings(null));

        var (found, problem) = await visit.Ask<Page<FoundThing>>("search", null, ("q", text), ("kind", visit["kind"]), ("cursor", visit["cursor"]), ("total", "true"));
        return found is null ? problem! : visit.Show<SearchPage, ShownFindings>(new ShownFindings(found));
    }
}

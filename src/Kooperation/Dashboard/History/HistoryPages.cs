using Kooperation.Dashboard.Steps;
using Kooperation.Platform.Requests;
using Kooperation.Steps;

namespace Kooperation.Dashboard.History;

/// <param name="Names">What the things are called to which the steps belong, as far as they are among the first five hundred of their kind.</param>
public sealed record ShownHistory(Page<StepInHistory> Told, IReadOnlyDictionary<Guid, NamedThing> Names);

internal static class HistoryPages
{
    public static void MapHistory(this IEndpointRouteBuilder municipality) => municipality.MapPage("history", Show);

    private static async Task<IResult> Show(Visit visit)
    {
        var (told, problem) = await visit.Ask<Page<StepInHistory>>(
            "history",
            null,
            ("order", visit["order"] ?? "newest"),
            ("event", visit["event"]),
            ("by", visit["by"]),
            ("of", visit["of"]),
            ("occurredFrom", visit["occurredFrom"]),
            ("occurredUntil", visit["occurredUntil"]),
            ("cursor", visit["cursor"]),
            ("total", "true"));
        return told is null ? problem! : visit.Show<HistoryPage, ShownHistory>(new ShownHistory(told, await NamedThing.All(visit)));
    }
}

using Kooperation.Platform.Requests;
using Kooperation.Steps;

namespace Kooperation.Dashboard.History;

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
        return told is null ? problem! : visit.Show<HistoryPage, Page<StepInHistory>>(told);
    }
}

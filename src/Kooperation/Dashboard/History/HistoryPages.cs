using Kooperation.Dashboard.Steps;
using Kooperation.Platform.Requests;
using Kooperation.Steps;

namespace Kooperation.Dashboard.History;

/// <param name="Names">What the things are called to which the steps belong, as far as they are among the first five hundred of their kind.</param>
/// <param name="Earlier">The steps that those of this page correct or withdraw, and that stand on another.</param>
public sealed record ShownHistory(Page<StepInHistory> Told, IReadOnlyDictionary<Guid, StepInHistory> Earlier, IReadOnlyDictionary<Guid, NamedThing> Names);

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
        if (told is null) return problem!;

        // What is revised by a step of this page stands on it, or is named.
        var shown = told.Items.Select(step => step.StepId).ToHashSet();
        var earlier = new Dictionary<Guid, StepInHistory>();
        foreach (var revised in told.Items.Select(step => step.Revises).OfType<Guid>().Where(id => !shown.Contains(id)).Distinct())
            if ((await visit.AskAbout<StepInHistory>(null, "steps/{id}", revised)).Answer is { } step) earlier[revised] = step;

        return visit.Show<HistoryPage, ShownHistory>(new ShownHistory(told, earlier, await NamedThing.All(visit)));
    }
}

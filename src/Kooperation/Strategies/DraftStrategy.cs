using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies;

/// <summary>A strategy is written down; it binds nobody before its adoption.</summary>
/// <param name="Publisher">Who publishes it, such as a department.</param>
/// <param name="Aims">What the whole of it is for, above all fields and goals.</param>
/// <param name="Term">First and last day; where absent, open.</param>
/// <param name="ReportEveryMonths">How often a report on each measure is due, 1 to 120; where absent, the rules say.</param>
public sealed record DraftStrategy(
    string Title,
    string? Publisher = null,
    IReadOnlyList<string>? Aims = null,
    Term? Term = null,
    int? ReportEveryMonths = null,
    Document? Document = null) : StrategyCommand;

public static class DraftStrategyEndpoint
{
    public static void MapDraftStrategy(this IEndpointRouteBuilder strategies) =>
        strategies.MapRecording<DraftStrategy>(
            "", (_, command, recording) => Tell(command, recording), Precondition.None);

    public static Task<Problem?> Tell(DraftStrategy command, Recording recording) =>
        Task.FromResult(recording.Start<Strategy>(recording.StepId, "strategies", Decide(command)));

    public static Step Decide(DraftStrategy command) => command.Tell(new StrategyDrafted(
        command.Title,
        command.Publisher,
        command.Aims ?? [],
        command.Term ?? Term.Open,
        command.ReportEveryMonths,
        command.Document));
}

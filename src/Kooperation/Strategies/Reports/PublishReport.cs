using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;

namespace Kooperation.Strategies.Reports;

/// <summary>A report on a period is published. Up to where in the store it knew the steps, and by which rules, is recorded with it.</summary>
/// <param name="Period">The first and the last day it tells of; an unknown end is open.</param>
public sealed record PublishReport(string Title, Term Period, Document? Document = null) : StrategyCommand;

public static class PublishReportEndpoint
{
    private static readonly IReadOnlyList<string> RulesInForce = [DepthRules.Standard.Version, ProgressRules.Standard.Version];

    public static void MapPublishReport(this IEndpointRouteBuilder strategy) =>
        strategy.MapRecording<PublishReport, Strategy>("reports", (_, command, model, recording) => Tell(command, model, recording));

    public static async Task<Problem?> Tell(PublishReport command, Strategy strategy, Recording recording) =>
        recording.Append(strategy, Decide(command, recording.StepId, await recording.LastPosition()));

    /// <param name="position">The position in the store of the last step that the report knows.</param>
    public static Decision Decide(PublishReport command, Guid reportId, long position) =>
        command.Tell(new ReportPublished(reportId, command.Title, command.Period, position, RulesInForce, command.Document));
}

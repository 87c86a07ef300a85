using Kooperation.Domain.Rules;
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
    public static void MapPublishReport(this IEndpointRouteBuilder strategy) =>
        strategy.MapRecording<PublishReport, Strategy>("reports", (_, command, model, recording) => Tell(command, model, recording));

    public static async Task<Problem?> Tell(PublishReport command, Strategy strategy, Recording recording)
    {
        var rules = Adoption.VersionsOn(await recording.HistoryOf(AdoptedRules.IdOf(recording.Reading.TenantId)), command.OccurredOn.Latest ?? recording.Today);
        return recording.Append(strategy, Decide(command, recording.StepId, await recording.LastPosition(), rules));
    }

    /// <param name="position">The position in the store of the last step that the report knows.</param>
    /// <param name="rules">The versions that are in force on the day of publication.</param>
    public static Decision Decide(PublishReport command, Guid reportId, long position, IReadOnlyList<string> rules) =>
        command.Tell(new ReportPublished(reportId, command.Title, command.Period, position, rules, command.Document));
}

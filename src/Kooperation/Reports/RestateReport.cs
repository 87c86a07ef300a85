using System.Text.Json.Nodes;
using Kooperation.Platform.Log;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Progress;
using Kooperation.Reports.Comparison;
using Kooperation.Rules;

namespace Kooperation.Reports;

/// <summary>What the figures of a report would be with what was recorded after it: of the same day, by the same rules.</summary>
/// <param name="LogIndex">The place in the log up to which the report knew the steps.</param>
/// <param name="KnownAt">The place up to which they are known here.</param>
/// <param name="IsSame">Whether what the report says would be the same to the byte.</param>
/// <param name="Changes">The partnerships, and the parts of the strategy, that have another figure.</param>
/// <param name="Words">
/// What steps that change no figure would change in what is said, such as how many steps it rests on: operations of a JSON Patch on <c>progress</c> and on
/// <c>partnerships</c>, where each is named by its id in place of its number.
/// </param>
/// <param name="Steps">The later steps that are named as causes, in the order of the log.</param>
public sealed record Restatement(
    Guid ReportId,
    DateOnly AsOf,
    long LogIndex,
    long KnownAt,
    IReadOnlyList<string> Rules,
    bool IsSame,
    LaterSteps LaterSteps,
    IReadOnlyList<ThingChange> Changes,
    IReadOnlyList<CausedOperation> Words,
    IReadOnlyList<CausingStep> Steps);

/// <summary>How many steps were recorded after a report, by what they would change in it.</summary>
/// <param name="ChangeFigures">Those that cause another figure.</param>
/// <param name="ChangeWords">Those that change no figure but what is said of it, such as the steps it rests on.</param>
/// <param name="ChangeNothing">All others.</param>
public sealed record LaterSteps(long ChangeFigures, long ChangeWords, long ChangeNothing);

public static class RestateReportEndpoint
{
    public static void MapRestateReport(this IEndpointRouteBuilder report, PublishedReports published, RecordedEvidence evidence, LogTimes log) =>
        report.MapRead<Restatement>("restatement", async question =>
        {
            if (question.Query.Problem is { } problem) return problem;

            var (found, none) = await published.Find(question.Views, question.Http.RouteId("id"), question.Cancelled);
            if (found is null) return none!;

            var last = question.Views.KnownAt ?? (await log.Last(question.Views.Municipality, question.Cancelled))!.Index;
            return question.Http.Tagged(found.Version, await Restate(question, found, evidence, last));
        })
        .WithSummary("What the figures of a report would be with what was recorded after it, and the steps that would change them.")
        .IsTagged();

    private static async Task<Restatement> Restate(Question question, PublishedReport report, RecordedEvidence evidence, long last)
    {
        var views = question.Views.At(new State(last, null));
        var (then, now) = (report.State, report.State with { KnownAt = last });
        var rules = await AdoptionRecord.InForce(views.At(then with { AsOf = null }));
        var (before, after) = (await Figures(then), await Figures(now));

        var changes = ThingChange.Between(ReportFigures.Things(before.Progress, before.Partnerships), ReportFigures.Things(after.Progress, after.Partnerships), question.Http.Said).ToList();
        var different = before.Partnerships.Except(after.Partnerships).Concat(after.Partnerships.Except(before.Partnerships)).Select(one => one.Id).Distinct().ToList();
        var difference = await Causes.Between(views, Tell, then, now);

        changes = [.. changes.Select(change => ComparedStates.WithCauses(change, difference.Operations))];
        var (steps, ofFigures) = (difference.Steps, changes.SelectMany(ComparedStates.CausesOf).ToHashSet());
        return new Restatement(
            report.Told.ReportId,
            report.AsOf,
            report.LogIndex,
            last,
            before.Rules,
            (before with { LogIndex = last }).Sha256() == after.Sha256(),
            new LaterSteps(ofFigures.Count, steps.Count - ofFigures.Count, last - report.LogIndex - steps.Count),
            changes,
            [.. difference.Operations.Where(operation => IsSaid(operation) && operation.Causes.Any(cause => cause.StepId is { } step && !ofFigures.Contains(step)))],
            steps);

        async Task<ReportFigures> Figures(State state) => (await ReportFigures.Of(views, evidence, report.StrategyId, state, question.Cancelled, rules))!;

        // What is the same at both ends is left out: there is nothing to look for.
        async Task<JsonNode?> Tell(State state)
        {
            var known = views.At(state with { AsOf = null });
            var progress = (await ReportFigures.ProgressOf(known, evidence, report.StrategyId, rules, report.AsOf, question.Cancelled))!;
            var partnerships = new Dictionary<Guid, PartnershipFigures>();
            foreach (var id in different)
                if (await PartnershipFigures.Find(known, id, rules.Depth(report.AsOf), report.AsOf) is var (figures, _, _)) partnerships[id] = figures;

            var told = ComparedStates.Told(changes, ReportFigures.Things(progress, partnerships.Values), question.Http.Said);
            told["progress"] = question.Http.Said(progress);
            told["partnerships"] = question.Http.Said(partnerships);
            return told;
        }
    }

    // As the figures say it; the rest is told only for the causes of changes.
    private static bool IsSaid(CausedOperation operation) =>
        operation.Path.StartsWith("/progress/", StringComparison.Ordinal) || operation.Path.StartsWith("/partnerships/", StringComparison.Ordinal);
}

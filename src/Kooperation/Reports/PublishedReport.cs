using System.Text.Json.Nodes;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Progress;
using Kooperation.Reports.Comparison;
using Kooperation.Rules;

namespace Kooperation.Reports;

/// <summary>A report as it stands, with what its figures rest on.</summary>
/// <param name="Step">The step that published it, as it stands.</param>
/// <param name="Version">The version of the strategy's history.</param>
public sealed record PublishedReport(RecordedStep Step, Guid StrategyId, long Version, long LogIndex, DateOnly AsOf)
{
    public ReportPublished Told => (ReportPublished)Step.Step;

    public State State => new(LogIndex, AsOf);

    /// <summary>The last day of a period that has come.</summary>
    public static DateOnly LastDayOf(Term period, DateOnly today) => period.Until.Latest is { } last && last < today ? last : today;

    /// <summary>Whether these are the figures that were published; null where the report was published before that was noted.</summary>
    public bool? IsReproducedBy(ReportFigures figures) => Told.Sha256 is { } published ? published == figures.Sha256() : null;
}

/// <summary>A published report that would say other figures, were they told anew.</summary>
/// <param name="Id">The report.</param>
/// <param name="AsOf">The day that its figures are of.</param>
/// <param name="Changes">The partnerships, and the parts of the strategy, that would have another figure; without causes, as there is one only.</param>
public sealed record RestatedReport(Guid Id, string Title, DateOnly AsOf, IReadOnlyList<ThingChange> Changes);

/// <summary>The reports of municipalities.</summary>
public sealed class PublishedReports(RecordedEvidence evidence, LogTimes log, Today today)
{
    /// <summary>The report with an id, or the problem that there is none.</summary>
    public async Task<(PublishedReport? Report, Problem? Problem)> Find(Views views, Guid id, CancellationToken cancelled)
    {
        if (await views.Step(id) is not { Data: ReportPublished } recorded) return (null, Problem.UnknownId);

        var history = await views.History(recorded.StreamId);
        var standing = StandingSteps.Of(history.Select(step => new RecordedStep(step.Id, (Step)step.Data))).FirstOrDefault(step => step.Id == id);
        if (standing is null) return (null, Problem.NotThereThen);

        // What was recorded a moment ago may have no place yet.
        return await Of(standing, recorded.StreamId, history[^1].Version, views, cancelled) is { } report && await log.Find(views.Municipality, report.LogIndex, cancelled) is not null
            ? (report, null)
            : (null, Problem.RecordedNotYetVisible);
    }

    /// <summary>Every report that stands; one that does not name its place is left out until it has one itself.</summary>
    public async Task<IReadOnlyList<PublishedReport>> All(Views views, CancellationToken cancelled)
    {
        var reports = new List<PublishedReport>();
        foreach (var (strategy, _) in await evidence.OfAll(views, cancelled))
        {
            foreach (var told in strategy.Told.Where(told => told.Step is ReportPublished))
                if (await Of(told, strategy.Id, strategy.Version, views, cancelled) is { } report) reports.Add(report);
        }

        return reports;
    }

    public async Task<ReportFigures> FiguresOf(PublishedReport report, Views views, CancellationToken cancelled) =>
        (await ReportFigures.Of(views, evidence, report.StrategyId, report.State, cancelled))!;

    /// <summary>The day of a report and its place in the log.</summary>
    public async Task<(DateOnly Day, LogPlace? Place)> StateOf(PublishedReport report, Question question) =>
        (report.AsOf, await log.Find(question.Views.Municipality, report.LogIndex, question.Cancelled));

    /// <summary>The reports of one state whose figures, told anew of the same day and by the same rules, would be others in another state.</summary>
    public async Task<IReadOnlyList<RestatedReport>> RestatedBy(Views one, Views other, Func<object?, JsonNode?> say, CancellationToken cancelled)
    {
        var restated = new List<RestatedReport>();
        foreach (var report in await All(one, cancelled))
        {
            var rules = await AdoptionRecord.InForce(one.At(new State(report.LogIndex, null)));
            var changes = ThingChange.Between(await Things(one), await Things(other), say).ToList();
            if (changes.Count > 0) restated.Add(new RestatedReport(report.Told.ReportId, report.Told.Title, report.AsOf, changes));

            async Task<IReadOnlyList<ComparedThing>> Things(Views views)
            {
                var progress = (await ReportFigures.ProgressOf(views, evidence, report.StrategyId, rules, report.AsOf, cancelled))!;
                return ReportFigures.Things(progress, await PartnershipFigures.All(views, rules.Depth(report.AsOf), report.AsOf));
            }
        }

        return restated;
    }

    // Reports that do not name their place knew what was recorded before them.
    private async Task<PublishedReport?> Of(RecordedStep step, Guid strategy, long version, Views views, CancellationToken cancelled)
    {
        var told = (ReportPublished)step.Step;
        if (told is { LogIndex: { } known, AsOf.Earliest: { } day }) return new PublishedReport(step, strategy, version, known, day);

        var position = (await views.Step(step.Id))!.Sequence;
        return (await log.PlacesOf([position], cancelled)).GetValueOrDefault(position) is { } own
            ? new PublishedReport(step, strategy, version, told.LogIndex ?? own.Index - 1, told.AsOf.Earliest ?? PublishedReport.LastDayOf(told.Period, today.InGermanyAt(own.At)))
            : null;
    }
}

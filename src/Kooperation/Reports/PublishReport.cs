using System.Globalization;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Progress;
using Kooperation.Strategies;
using Microsoft.Extensions.Primitives;

namespace Kooperation.Reports;

/// <summary>A report on a period is published. The place in the log up to which it knows the steps, its day and its rules are recorded with it, so that its figures can always be told again.</summary>
/// <param name="Period">The first and the last day it tells of; an unknown end is open.</param>
/// <param name="KnownAt">Up to where in the log it knows the steps: a place, or an instant with its offset; all that is recorded by now where absent, also of a report published long ago.</param>
/// <param name="AsOf">The day that its figures are of, not after its publication; where absent, the last of the period, or while that goes on the day of publication, or today.</param>
public sealed record PublishReport(string Title, Term Period, Document? Document = null, KnownAt? KnownAt = null, PartialDate AsOf = default) : StrategyCommand;

public static class PublishReportEndpoint
{
    public static void MapPublishReport(this IEndpointRouteBuilder strategy, StatesOfKnowledge states, LogTimes log, RecordedEvidence evidence) =>
        strategy.MapRecording<PublishReport, Strategy>("reports", async (http, command, model, recording) =>
        {
            // What was published with this key froze another place.
            if (await recording.WasAnswered()) return null;

            var report = ReportOf(command, recording.StepId);
            if (report.Flaw(recording.Today) is { } flaw) return Problem.Refused(flaw);

            var (day, unusable) = DayOf(command, recording.Today);
            if (unusable is not null) return unusable;
            if (model.Drafting.OccurredOn.Earliest > day) return Problem.Refused(NotDraftedBy(day));

            var (place, nowhere) = await PlaceOf(command, recording.Reading.TenantId, log, states, http.RequestAborted);
            if (place is null) return nowhere!;

            await using var views = await states.Open(http, QueryParameters.Of(http));
            if (await ReportFigures.Of(views, evidence, model.Id, new State(place.Index, day), http.RequestAborted) is not { } figures) return Problem.Refused(NotBegunThen(place.Index));
            if (recording.Append(model, Decide(report, figures)) is { } refused) return refused;

            StatesOfKnowledge.Say(http, place);
            http.Response.Headers[ReadRoutes.AsOf] = day.ToString("O", CultureInfo.InvariantCulture);
            return null;
        })
        .Says(StatesOfKnowledge.Header, "The place in the log up to which the report knows the steps, and when it was given; absent where the same Idempotency-Key was answered before.")
        .Says(ReadRoutes.AsOf, "The day that its figures are of; likewise.");

    public static Decision Decide(ReportPublished report, ReportFigures figures) =>
        report with { LogIndex = figures.LogIndex, AsOf = figures.AsOf, Rules = figures.Rules, Sha256 = figures.Sha256() };

    private static ReportPublished ReportOf(PublishReport command, Guid reportId) =>
        (ReportPublished)command.Tell(new ReportPublished(reportId, command.Title, command.Period, Position: null, [], command.Document));

    private static (DateOnly Day, Problem? Problem) DayOf(PublishReport command, DateOnly today)
    {
        if (command.AsOf is { IsKnown: true, Precision: not DatePrecision.Day }) return (default, Problem.Malformed(NoDay, "/asOf"));

        var day = command.AsOf.Earliest ?? PublishedReport.LastDayOf(command.Period, today);
        if (!command.AsOf.IsKnown && day == today && command.OccurredOn.Latest < today) day = command.OccurredOn.Latest.Value;

        return (day, day > today ? Problem.Refused(NotYetCome(day)) : day < command.Period.From.Earliest ? Problem.Refused(BeforeThePeriod(day)) : null);
    }

    private static async Task<(LogPlace? Place, Problem? Problem)> PlaceOf(
        PublishReport command, string municipality, LogTimes log, StatesOfKnowledge states, CancellationToken cancelled)
    {
        if (await log.LastOnceAllHaveOne(municipality, cancelled) is not (true, { } last)) return (null, Problem.NotYetInTheLog);
        if (command.KnownAt is not { } known) return (last, null);

        // It leads where it would lead in an address.
        var asked = new QueryParameters(new QueryCollection(new Dictionary<string, StringValues> { ["knownAt"] = known.Text }));
        var place = await states.PlaceOf(asked, "knownAt", municipality, cancelled);
        return (place, asked.Problem);
    }

    private static Refusal NotYetCome(DateOnly day) => Refusal.Of(
        "not-in-the-future",
        $"{((PartialDate)day).AsSubject().English} lies in the future: figures are of a day that has come.",
        $"{((PartialDate)day).AsSubject().German} liegt in der Zukunft: Zahlen gelten für einen Tag, der schon gekommen ist.",
        "/asOf");

    private static Refusal BeforeThePeriod(DateOnly day) => Refusal.Of(
        "report-before-period",
        $"The period has not begun {day.On().English}: a report tells of it, or of its time after.",
        $"Der Zeitraum hat {day.On().German} noch nicht begonnen: Ein Bericht handelt von ihm oder von der Zeit danach.",
        "/asOf");

    private static Refusal NotDraftedBy(DateOnly day) => Refusal.Of(
        "strategy-not-begun",
        $"{((PartialDate)day).AsSubject().English} lies before the strategy was drafted: there was nothing to report on.",
        $"{((PartialDate)day).AsSubject().German} liegt vor dem Entwurf der Strategie: Da gab es noch nichts zu berichten.",
        "/asOf");

    private static Refusal NotBegunThen(long place) => Refusal.Of(
        "strategy-not-known",
        $"At place {place} of the log nothing was recorded of this strategy: name a later one.",
        $"Am Platz {place} des Protokolls war von dieser Strategie noch nichts erfasst: Bitte einen späteren nennen.",
        "/knownAt");

    private static readonly Sentence NoDay = new(
        "A whole day is expected here, such as 2026-11-18.", "Hier wird ein ganzer Tag erwartet, zum Beispiel 2026-11-18.");
}

using System.Security.Cryptography;
using System.Text;
using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Identity;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Platform.Tenancy;
using Marten;

namespace Kooperation.Rules.Trials;

/// <summary>
/// What if: a candidate is replayed over the whole history, and nothing is recorded. Compared with the rules in force on each day are all days of every
/// partnership; and for every strategy, field, goal and measure the days for which a report was published or on which one was, the last day of each month in which
/// anything was told, and today.
/// </summary>
/// <param name="Version">Of an edition that is known here; where absent, the file says it.</param>
/// <param name="File">The rules file of a new edition, as text.</param>
public sealed record TryRules(RulesModel Model, string? Version = null, string? File = null) : Request;

/// <summary>A trial of a candidate, how far it is, and what was found so far.</summary>
/// <param name="Version">The candidate.</param>
/// <param name="Sha256">Of its file, in UTF-8.</param>
/// <param name="AsOf">The last day that is compared.</param>
/// <param name="KnownAt">The place in the log whose knowledge is compared.</param>
/// <param name="Done">Partnerships and strategies that are done.</param>
/// <param name="Total">All of them; absent until they were counted.</param>
/// <param name="Findings">How many findings there are so far.</param>
/// <param name="Items">The findings of this page.</param>
public sealed record TrialReport(
    Guid Id, RulesModel Model, string Version, string Sha256, DateOnly AsOf, long KnownAt, TrialState State, int Done, int? Total, int Findings, IReadOnlyList<ToldFinding> Items)
{
    internal static TrialReport Of(Trial trial, IReadOnlyList<ToldFinding> items) => new(
        trial.Id, trial.Model, trial.Version, trial.Sha256, trial.Today, trial.KnownAt, trial.State, trial.Done, trial.Total, trial.Findings, items);
}

public static class TrialEndpoints
{
    public static void MapTrials(this IEndpointRouteBuilder rules)
    {
        var trials = rules.MapGroup("trials");
        trials.MapTryRules();
        trials.MapListTrials();

        var trial = trials.MapGroup("{id:guid}");
        trial.MapReadTrial();
        trial.MapChange("interruption", "Stops a trial; what was found so far stays.", Interrupt);
        trial.MapChange("resumption", "Goes on with a trial that was stopped, where it stopped.", Resume);
    }

    private static void MapTryRules(this IEndpointRouteBuilder trials) =>
        trials.MapPost("", async (HttpContext http, TrialRegister register, IDocumentStore store) =>
            {
                if (QueryParameters.Of(http).Problem is { } unasked) return unasked;

                var body = await RequestBody.Read<TryRules>(http.Request);
                if (body.Problem is { } malformed) return malformed;

                var (key, unreadable) = StepRoutes.KeyOf(http);
                if (unreadable is not null) return unreadable;

                var request = body.Value!;
                var (sent, problem) = Candidate.Read(request.Model, request.Version, request.File);
                if (problem is not null) return problem;

                var (candidate, refusal) = Candidate.Settle(request.Model, request.Version, sent, await EverAdopted(store, http));
                if (candidate is null) return Problem.Refused(refusal!);

                var asked = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{Actor.Of(http).Reference}\n"), .. body.Bytes]));
                var (trial, reused) = await register.Begin(http.Municipality(), candidate, key, asked, http.RequestAborted);
                return reused ?? Results.Accepted($"/api/v1/municipalities/{http.Municipality()}/rules/trials/{trial!.Id}", TrialReport.Of(trial, []));
            })
            .Produces<TrialReport>(StatusCodes.Status202Accepted)
            .WithMetadata(new WorkMetadata("TryRules", typeof(TryRules)))
            .Accepts<TryRules>("application/json")
            .RequireAuthorization(Permissions.Foretell);

    private static void MapReadTrial(this IEndpointRouteBuilder trial) =>
        trial.MapRead<TrialReport>("", async question =>
        {
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var store = question.Http.RequestServices.GetRequiredService<IDocumentStore>();
            await using var session = store.QuerySession(question.Views.Municipality);
            var id = question.Http.RouteId("id");

            // A trial that knows more than was known then was not there yet.
            if (await session.LoadAsync<Trial>(id, question.Cancelled) is not { } trial || trial.KnownAt > question.Views.KnownAt) return Problem.UnknownId;

            var after = QueryParameters.TryReadNumber(paging.After ?? "0", out var number) ? number : 0;
            var kept = await session.Query<KeptFindings>()
                .Where(some => some.TrialId == id && some.Last > after && some.First <= after + paging.Limit + 1)
                .OrderBy(some => some.First)
                .ToListAsync(question.Cancelled);
            var rest = kept.SelectMany(some => some.Findings).Where(finding => finding.Number > after && finding.Number <= trial.Findings).Take(paging.Limit + 1).ToList();
            var page = new Page<Finding>([.. rest.Take(paging.Limit)], null) { Next = rest.Count > paging.Limit ? paging.CursorAfter($"{rest[paging.Limit - 1].Number}") : null };
            return question.Http.Spoken(TrialReport.Of(trial, await ToldFinding.Of(question.Http.Linked(page).Items, trial, question.Views)));
        })
        .TakesPaging();

    private static void MapChange(this IEndpointRouteBuilder trial, string pattern, string summary, Func<Trial, (Trial? Trial, Refusal? Refusal)> change) =>
        trial.MapPost(pattern, async (HttpContext http, TrialRegister register) =>
            {
                if (QueryParameters.Of(http).Problem is { } unasked) return unasked;

                Refusal? refusal = null;
                var (changed, _) = await register.Change(
                    http.Municipality(),
                    http.RouteId("id"),
                    before =>
                    {
                        if (before is null) return null;
                        (var after, refusal) = change(before);
                        return after ?? before;
                    },
                    http.RequestAborted);

                if (changed is null) return Problem.UnknownId;
                return refusal is not null ? Problem.Refused(refusal) : http.Spoken(TrialReport.Of(changed, []));
            })
            .Produces<TrialReport>()
            .WithSummary(summary)
            .WithMetadata(new WorkMetadata(pattern == "interruption" ? "InterruptTrial" : "ResumeTrial", null))
            .RequireAuthorization(Permissions.Foretell);

    private static (Trial?, Refusal?) Interrupt(Trial trial) =>
        trial.State is TrialState.Done or TrialState.Failed ? (null, Over) : (trial with { State = TrialState.Interrupted }, null);

    private static (Trial?, Refusal?) Resume(Trial trial) =>
        trial.State == TrialState.Done ? (null, Over) : (trial with { State = TrialState.Running }, null);

    private static async Task<IReadOnlyList<RulesEdition>> EverAdopted(IDocumentStore store, HttpContext http)
    {
        await using var session = store.QuerySession(http.Municipality());
        var history = await session.Events.FetchStreamAsync(AdoptedRules.IdOf(http.Municipality()), token: http.RequestAborted);
        return [.. history.Select(step => (Step)step.Data).OfType<RulesAdopted>().Select(RulesEdition.Of)];
    }

    private static readonly Refusal Over = Refusal.Of(
        "trial-over", "This trial is over: begin a new one to compare again.", "Dieser Probelauf ist zu Ende: Bitte für einen neuen Vergleich einen neuen beginnen.");
}

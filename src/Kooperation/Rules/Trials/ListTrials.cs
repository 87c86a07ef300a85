using Kooperation.Domain.Rules;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Requests;
using Marten;

namespace Kooperation.Rules.Trials;

/// <summary>A trial in the list, and how far it is.</summary>
/// <param name="Id">The trial.</param>
/// <param name="Version">The candidate.</param>
/// <param name="Sha256">Of its file, in UTF-8.</param>
/// <param name="AsOf">The last day that is compared.</param>
/// <param name="KnownAt">The place in the log whose knowledge is compared.</param>
/// <param name="Done">Partnerships and strategies that are done.</param>
/// <param name="Total">All of them; absent until they were counted.</param>
/// <param name="Findings">How many findings there are so far.</param>
public sealed record ListedTrial(
    Guid Id, RulesModel Model, string Version, string Sha256, DateOnly AsOf, long KnownAt, TrialState State, int Done, int? Total, int Findings);

public static class ListTrialsEndpoint
{
    public static void MapListTrials(this IEndpointRouteBuilder trials) =>
        trials.MapRead<Page<ListedTrial>>("", async question =>
        {
            var state = question.Query.Word<TrialState>("state");
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            var store = question.Http.RequestServices.GetRequiredService<IDocumentStore>();
            await using var session = store.QuerySession(question.Views.Municipality);
            var begun = await session.Query<Trial>().ToListAsync(question.Cancelled);
            var listed = begun
                .Where(trial => !(trial.KnownAt > question.Views.KnownAt) && (state is null || trial.State == state))
                .Select(trial => new ListedTrial(
                    trial.Id, trial.Model, trial.Version, trial.Sha256, trial.Today, trial.KnownAt, trial.State, trial.Done, trial.Total, trial.Findings))
                .ToList();

            return question.Http.Spoken(question.Http.Linked(paging.Of(listed, trial => $"{long.MaxValue - trial.KnownAt:0000000000000000000}{trial.Id}")));
        })
        .WithSummary("The trials of a municipality with their state, those that know most first.")
        .Takes<TrialState>("state", "How far they are.")
        .TakesPaging();
}

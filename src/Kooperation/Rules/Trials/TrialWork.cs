using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using Kooperation.Platform.Database;
using Kooperation.Platform.Reading;
using Kooperation.Progress;
using Marten;
using Npgsql;

namespace Kooperation.Rules.Trials;

/// <summary>
/// Works on trials, some partnerships or one strategy at a time. Each time, what was found and how far that is are written in one transaction, in the trial's
/// turn: any node goes on with any trial, one of them at a time, and one that is killed leaves nothing half done.
/// </summary>
public sealed class TrialWork(IDocumentStore store, StatesOfKnowledge states, ILogger<TrialWork> logger) : BackgroundService
{
    private const int PartnershipsAtOnce = 50;

    /// <summary>What another node began and did not go on with is found after so long.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _news = new(0);
    private readonly Dictionary<Guid, Ahead> _ahead = [];

    public void LookAgain()
    {
        if (_news.CurrentCount == 0) _news.Release();
    }

    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }

    internal static string TurnOf(Guid trial) => $"trial {trial}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var went = false;
                foreach (var (municipality, trial) in await Running(stoppingToken)) went |= await GoOn(municipality, trial, stoppingToken);
                if (!went) await _news.WaitAsync(Look, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (!DatabaseAway.IsReasonOf(exception)) logger.LogError(exception, "The trials could not be gone on with; it is tried again");
                await Task.Delay(Look, stoppingToken);
            }
        }
    }

    private async Task<IReadOnlyList<(string Municipality, Guid Trial)>> Running(CancellationToken cancelled)
    {
        await using var session = store.QuerySession();
        var trials = await session.Query<Trial>()
            .Where(trial => trial.AnyTenant() && trial.State == TrialState.Running)
            .Select(trial => new { trial.Municipality, trial.Id })
            .ToListAsync(cancelled);
        return [.. trials.Select(trial => (trial.Municipality, trial.Id))];
    }

    // False where another node has its turn.
    private async Task<bool> GoOn(string municipality, Guid id, CancellationToken cancelled)
    {
        await using var session = store.LightweightSession(municipality);
        await session.BeginTransactionAsync(cancelled);
        await using var turn = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))", session.Connection) { Parameters = { new() { Value = TurnOf(id) } } };
        if (await turn.ExecuteScalarAsync(cancelled) is not true) return false;
        if (await session.LoadAsync<Trial>(id, cancelled) is not { State: TrialState.Running } trial) return false;

        Trial next;
        try
        {
            await using var views = states.At(municipality, trial.KnownAt, cancelled);
            var ahead = _ahead.TryGetValue(id, out var known) ? known : _ahead[id] = await Ahead.Of(trial, views, cancelled);
            var (done, found) = await ahead.Next(trial, views);

            session.Store(KeptFindings.Of(id, trial.Findings, found));
            next = trial with { Done = trial.Done + done, Total = ahead.Total, Findings = trial.Findings + found.Count, State = trial.Done + done == ahead.Total ? TrialState.Done : TrialState.Running };
        }
        catch (Exception exception) when (!cancelled.IsCancellationRequested && !DatabaseAway.IsReasonOf(exception))
        {
            logger.LogError(exception, "Trial {Trial} of {Municipality} failed", id, municipality);
            session.EjectAllPendingChanges();
            next = trial with { State = TrialState.Failed };
        }

        session.Store(next);
        await session.SaveChangesAsync(cancelled);
        if (next.State != TrialState.Running) _ahead.Remove(id);
        return true;
    }

    /// <summary>What is to be compared, in an order that is the same for every node: the partnerships, then the strategies.</summary>
    /// <param name="Depth">The candidate; null where it is one for progress.</param>
    /// <param name="Progress">The candidate; null where it is one for depth.</param>
    private sealed record Ahead(
        DepthRules? Depth, ProgressRules? Progress, RulesInForce InForce, IReadOnlyList<Guid> Partnerships, IReadOnlyList<StrategyWithMeasures> Strategies)
    {
        public int Total => Partnerships.Count + Strategies.Count;

        public static async Task<Ahead> Of(Trial trial, Views views, CancellationToken cancelled)
        {
            var isOfDepth = trial.Model == RulesModel.Depth;
            using var evidence = new RecordedEvidence();
            return new Ahead(
                isOfDepth ? DepthRules.Read(trial.File).Rules : null,
                isOfDepth ? null : ProgressRules.Read(trial.File).Rules,
                await AdoptionRecord.InForce(views),
                isOfDepth ? [.. (await views.All<Relation>()).Where(relation => relation.MergedInto is null).Select(relation => relation.Id).Order()] : [],
                await evidence.OfAll(views, cancelled));
        }

        /// <summary>How many further ones were compared, and what differs in them.</summary>
        public async Task<(int Done, IReadOnlyList<Finding> Found)> Next(Trial trial, Views views)
        {
            var partnerships = Partnerships.Skip(trial.Done).Take(PartnershipsAtOnce).ToList();
            if (partnerships.Count > 0) return (partnerships.Count, await OfPartnerships(partnerships, trial, views));

            var strategies = Strategies.Skip(trial.Done - Partnerships.Count).Take(1).ToList();
            return strategies is [var strategy] ? (1, await OfStrategy(strategy, trial, views)) : (0, []);
        }

        private async Task<IReadOnlyList<Finding>> OfPartnerships(IReadOnlyList<Guid> ids, Trial trial, Views views)
        {
            var evidence = await PartnershipEvidence.Find(views, ids);
            var found = ids.Select(id => (Evidence: evidence[id], Differences: DepthTrial.Differences(evidence[id].Facts, InForce, Depth!, trial.Today)))
                .Where(one => one.Differences.Count > 0)
                .ToList();
            var names = (await views.Find<PartnerName>([.. found.Select(one => one.Evidence.OrganisationId).Distinct()])).ToDictionary(partner => partner.Id, partner => partner.Name);

            return [.. found.SelectMany(one => one.Differences.Select(difference =>
                Finding.Of(one.Evidence.Id, names.GetValueOrDefault(one.Evidence.OrganisationId) ?? "", difference)))];
        }

        private async Task<IReadOnlyList<Finding>> OfStrategy(StrategyWithMeasures one, Trial trial, Views views)
        {
            var partners = await PartnershipEvidence.Find(views, PartnerDepths.PartnersIn(one.Measures));
            var before = partners.ToDictionary(partner => partner.Key, partner => DepthCourse.Of(partner.Value.Facts, InForce, trial.Today));
            var after = Depth is { } candidate ? partners.ToDictionary(partner => partner.Key, partner => DepthCourse.Of(partner.Value.Facts, candidate, trial.Today)) : before;

            return [.. ProgressTrial.Differences(one.Strategy, one.Measures, InForce, Progress, day => (On(before, day), On(after, day)), trial.Today)
                .Select(difference => Finding.Of(one.Strategy, difference))];

            static Dictionary<Guid, int> On(Dictionary<Guid, DepthCourse> courses, DateOnly day) => courses.ToDictionary(course => course.Key, course => course.Value.On(day).Level);
        }
    }
}

using System.Linq.Expressions;
using JasperFx.Events;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Log;
using Kooperation.Platform.Storage;
using Marten;
using Marten.Linq.MatchesSql;

namespace Kooperation.Platform.Reading;

/// <summary>A state that is not the latest.</summary>
/// <param name="KnownAt">The place in the log up to which steps are known; null for all that is recorded.</param>
/// <param name="AsOf">The day by which they had happened, as far as their dates tell; null for whenever.</param>
public readonly record struct State(long? KnownAt, DateOnly? AsOf);

/// <summary>The views in a state that is not the latest: folded anew, by the same functions that keep the latest.</summary>
public sealed class PastViews(IQuerySession session, LogTables tables, Folds folds, State state, CancellationToken cancelled) : Views
{
    private readonly Dictionary<Guid, IReadOnlyList<IEvent>> _histories = [];
    private readonly Dictionary<Type, object> _all = [];

    public override string Municipality => session.TenantId;

    public override long? KnownAt => state.KnownAt;

    protected override Views HappenedBy(DateOnly day) => At(state with { AsOf = day });

    public override Views At(State other) => new PastViews(session, tables, folds, other, cancelled);

    public override async Task<(T? Document, IReadOnlyList<TOfSteps> OfSteps)> FindWith<T, TOfSteps>(Guid id, Expression<Func<TOfSteps, bool>> are)
        where T : class
        where TOfSteps : class =>
        (await Find<T>(id), await Find<TOfSteps>([id]));

    public override async Task<T?> Find<T>(Guid id) where T : class => (await Find<T>([id])).SingleOrDefault();

    public override async Task<IReadOnlyList<T>> Find<T>(IReadOnlyCollection<Guid> ids)
    {
        await Read(ids);
        return [.. ids.Distinct().SelectMany(id => folds.Of<T>(Told(_histories[id])))];
    }

    public override Task<IReadOnlyList<T>> ToldBy<T>(IReadOnlyCollection<Guid> histories, Expression<Func<T, bool>> are) => Find<T>(histories);

    public override async Task<IReadOnlyList<T>> All<T>()
    {
        if (_all.TryGetValue(typeof(T), out var known)) return (IReadOnlyList<T>)known;

        var kinds = folds.KindsOf<T>();
        var steps = await KnownAtOnce().Where(step => kinds.Contains(step.EventTypeName)).OrderBy(step => step.Sequence).ToListAsync(cancelled);
        IReadOnlyList<T> all = [.. folds.Of<T>([.. steps.GroupBy(step => step.StreamId).SelectMany(history => Told([.. history])).OrderBy(step => step.Sequence)])];
        _all[typeof(T)] = all;
        return all;
    }

    public override async Task<IReadOnlyList<T>> Where<T>(Expression<Func<T, bool>> are) => [.. (await All<T>()).Where(are.Compile())];

    public override async Task<IReadOnlyList<IEvent>> History(Guid id)
    {
        await Read([id]);
        return _histories[id];
    }

    public override async Task<IReadOnlyList<IEvent>> History<TModel>(Guid id) => await session.IsOfKind<TModel>(id, cancelled) ? await History(id) : [];

    public override Task<IReadOnlyList<IEvent>> StepsAt(IReadOnlyCollection<long> positions) => Known().At(positions).ToListAsync(cancelled);

    public override Task<IReadOnlyList<IEvent>> RevisionsIn(IReadOnlyCollection<Guid> histories) => Known().RevisionsIn(histories).ToListAsync(cancelled);

    public override Task<IEvent?> Step(Guid id) => Known().Where(step => step.Id == id).FirstOrDefaultAsync(cancelled);

    public override ValueTask DisposeAsync() => session.DisposeAsync();

    // What the steps of a history say had happened by the day: as they stand, corrected and withdrawn by all that is known, whenever that was said.
    private IReadOnlyList<IEvent> Told(IReadOnlyList<IEvent> history)
    {
        if (state.AsOf is not { } day) return history;

        var recorded = history.ToDictionary(step => step.Id);
        return
        [
            .. StandingSteps.Of(history.Select(step => new RecordedStep(step.Id, (Step)step.Data)))
                .Where(standing => !(standing.Step.OccurredOn.Earliest > day))
                .Select(standing => folds.Saying(recorded[standing.Id], standing.Step))
        ];
    }

    private async Task Read(IReadOnlyCollection<Guid> ids)
    {
        Guid[] unread = [.. ids.Where(id => !_histories.ContainsKey(id)).Distinct()];
        if (unread.Length == 0) return;

        var steps = (await Known().Where(step => unread.Contains(step.StreamId)).OrderBy(step => step.Sequence).ToListAsync(cancelled)).ToLookup(step => step.StreamId);
        foreach (var id in unread) _histories[id] = [.. steps[id]];
    }

    // For a few steps each place is looked up; for many the log is read once.
    private IQueryable<IEvent> Known() => state.KnownAt is { } place
        ? session.Steps().Where(step => step.MatchesSql($"(SELECT log_index FROM {tables.Log} log WHERE log.seq_id = d.seq_id) <= ?", place))
        : session.Steps();

    private IQueryable<IEvent> KnownAtOnce() => state.KnownAt is { } place
        ? session.Steps().Where(step => step.MatchesSql($"d.seq_id IN (SELECT seq_id FROM {tables.Log} WHERE tenant_id = ? AND log_index <= ?)", session.TenantId, place))
        : session.Steps();
}

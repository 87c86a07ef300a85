using System.Linq.Expressions;
using JasperFx.Events;
using Kooperation.Platform.Log;
using Kooperation.Platform.Storage;
using Marten;
using Marten.Linq.MatchesSql;

namespace Kooperation.Platform.Reading;

/// <summary>The views as they were when the log had so many steps: folded anew, by the same functions that keep the latest.</summary>
public sealed class PastViews(IQuerySession session, LogTables tables, Folds folds, long logIndex, CancellationToken cancelled) : Views
{
    private readonly Dictionary<Guid, IReadOnlyList<IEvent>> _histories = [];
    private readonly Dictionary<Type, object> _all = [];
    private bool _isWhole;

    public override string Municipality => session.TenantId;

    public override async Task<T?> Find<T>(Guid id) where T : class => folds.Of<T>(await History(id)).SingleOrDefault();

    public override async Task<IReadOnlyList<T>> Find<T>(IReadOnlyCollection<Guid> ids)
    {
        await Read(ids);
        return [.. ids.Distinct().SelectMany(id => folds.Of<T>(_histories[id]))];
    }

    public override Task<IReadOnlyList<T>> ToldBy<T>(IReadOnlyCollection<Guid> histories, Expression<Func<T, bool>> are) => Find<T>(histories);

    public override async Task<IReadOnlyList<T>> All<T>()
    {
        await ReadAll();
        if (!_all.TryGetValue(typeof(T), out var known))
            _all[typeof(T)] = known = folds.Of<T>([.. _histories.Values.SelectMany(steps => steps).OrderBy(step => step.Sequence)]).ToList();

        return (IReadOnlyList<T>)known;
    }

    public override async Task<IReadOnlyList<T>> Where<T>(Expression<Func<T, bool>> are) => [.. (await All<T>()).Where(are.Compile())];

    public override async Task<IReadOnlyList<IEvent>> History(Guid id)
    {
        await Read([id]);
        return _histories[id];
    }

    public override async Task<IReadOnlyList<IEvent>> History<TModel>(Guid id) => await session.IsOfKind<TModel>(id, cancelled) ? await History(id) : [];

    public override Task<IEvent?> Step(Guid id) => Known().Where(step => step.Id == id).FirstOrDefaultAsync(cancelled);

    public override ValueTask DisposeAsync() => session.DisposeAsync();

    private async Task Read(IReadOnlyCollection<Guid> ids)
    {
        Guid[] unread = [.. ids.Where(id => !_histories.ContainsKey(id)).Distinct()];
        if (unread.Length == 0) return;

        var steps = _isWhole ? [] : await Known().Where(step => unread.Contains(step.StreamId)).OrderBy(step => step.Sequence).ToListAsync(cancelled);
        var byHistory = steps.ToLookup(step => step.StreamId);
        foreach (var id in unread) _histories[id] = [.. byHistory[id]];
    }

    private async Task ReadAll()
    {
        if (_isWhole) return;

        foreach (var history in (await Known().OrderBy(step => step.Sequence).ToListAsync(cancelled)).GroupBy(step => step.StreamId)) _histories[history.Key] = [.. history];
        _isWhole = true;
    }

    private IQueryable<IEvent> Known() => session.Steps().Where(step =>
        step.MatchesSql($"d.seq_id IN (SELECT seq_id FROM {tables.Log} WHERE tenant_id = ? AND log_index <= ?)", session.TenantId, logIndex));
}

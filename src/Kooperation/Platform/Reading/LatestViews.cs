using System.Linq.Expressions;
using JasperFx.Events;
using Kooperation.Platform.Storage;
using Marten;

namespace Kooperation.Platform.Reading;

/// <summary>The views as the projections keep them. All documents of a kind are read once: whoever asks several questions of one moment, as a page does, is answered as of that moment.</summary>
public sealed class LatestViews(IQuerySession session, Func<State, PastViews> past, CancellationToken cancelled) : Views
{
    /// <summary>For those who remember what they read and ask only for what is new.</summary>
    public IQuerySession Session => session;

    public override string Municipality => session.TenantId;

    public override State State => default;

    public override PastViews At(State other) => past(other);

    public override async Task<(T? Document, IReadOnlyList<TOfSteps> OfSteps)> FindWith<T, TOfSteps>(Guid id, Expression<Func<TOfSteps, bool>> are)
        where T : class
        where TOfSteps : class
    {
        var together = session.CreateBatchQuery();
        var document = together.Load<T>(id);
        var ofSteps = together.Query<TOfSteps>().Where(are).ToList();
        await together.Execute(cancelled);
        return (await document, await ofSteps);
    }

    public override async Task<(T? Document, TOther? Other)> FindBoth<T, TOther>(Guid id, Guid other)
        where T : class
        where TOther : class
    {
        var together = session.CreateBatchQuery();
        var (document, second) = (together.Load<T>(id), together.Load<TOther>(other));
        await together.Execute(cancelled);
        return (await document, await second);
    }

    public override Task<T?> Find<T>(Guid id) where T : class => session.LoadAsync<T>(id, cancelled);

    public override Task<IReadOnlyList<T>> Find<T>(IReadOnlyCollection<Guid> ids) => session.LoadManyAsync<T>(cancelled, [.. ids]);

    public override Task<IReadOnlyList<T>> ToldBy<T>(IReadOnlyCollection<Guid> histories, Expression<Func<T, bool>> are) => Where(are);

    public override Task<IReadOnlyList<T>> All<T>() => Once(() => session.Query<T>().ToListAsync(cancelled));

    public override Task<IReadOnlyList<T>> Where<T>(Expression<Func<T, bool>> are) => session.Query<T>().Where(are).ToListAsync(cancelled);

    public override Task<IReadOnlyList<IEvent>> History(Guid id) => session.Events.FetchStreamAsync(id, token: cancelled);

    public override async Task<IReadOnlyList<IEvent>> History<TModel>(Guid id) => await session.IsOfKind<TModel>(id, cancelled) ? await History(id) : [];

    public override Task<IReadOnlyList<IEvent>> StepsAt(IReadOnlyCollection<long> positions) => session.Steps().At(positions).ToListAsync(cancelled);

    public override Task<IReadOnlyList<IEvent>> Steps(IReadOnlyCollection<Guid> ids) => session.Steps().WithIds(ids).ToListAsync(cancelled);

    public override Task<IEvent?> Step(Guid id) => session.FindStep(id, cancelled);

    public override ValueTask DisposeAsync() => session.DisposeAsync();
}

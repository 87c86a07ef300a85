using JasperFx.Events;
using Kooperation.Domain.Steps;
using Marten;

namespace Kooperation.Platform.Storage;

public static class StoredSteps
{
    /// <summary>
    /// All steps of the session's municipality. A lost race may leave a number of the sequence without a step, and the store fills that with an event
    /// of its own, a tombstone, which is no step.
    /// </summary>
    public static IQueryable<IEvent> Steps(this IQuerySession session) => session.Events.QueryAllRawEvents().Where(e => e.EventTypeName != Tombstone.Name);

    /// <summary>A step by its id, of the session's own municipality: loading an event by id alone would look into all of them.</summary>
    public static Task<IEvent?> FindStep(this IQuerySession session, Guid id, CancellationToken cancelled) =>
        session.Steps().Where(e => e.Id == id).FirstOrDefaultAsync(cancelled);

    /// <summary>Those at these positions.</summary>
    public static IQueryable<IEvent> At(this IQueryable<IEvent> steps, IReadOnlyCollection<long> positions)
    {
        long[] some = [.. positions];
        return steps.Where(step => some.Contains(step.Sequence));
    }

    /// <summary>Those with these ids.</summary>
    public static IQueryable<IEvent> WithIds(this IQueryable<IEvent> steps, IReadOnlyCollection<Guid> ids)
    {
        Guid[] some = [.. ids];
        return steps.Where(step => some.Contains(step.Id));
    }

    /// <summary>Whether the history with an id is of that kind.</summary>
    public static async Task<bool> IsOfKind<TModel>(this IQuerySession session, Guid id, CancellationToken cancelled) where TModel : WriteModel =>
        (await session.Events.FetchStreamStateAsync(id, cancelled))?.AggregateType == typeof(TModel);
}

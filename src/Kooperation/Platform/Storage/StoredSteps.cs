using JasperFx.Events;
using Marten;

namespace Kooperation.Platform.Storage;

public static class StoredSteps
{
    /// <summary>A step by its id, of the session's own municipality: loading an event by id alone would look into all of them.</summary>
    public static Task<IEvent?> FindStep(this IQuerySession session, Guid id, CancellationToken cancelled) =>
        session.Events.QueryAllRawEvents().Where(e => e.Id == id).FirstOrDefaultAsync(cancelled);
}

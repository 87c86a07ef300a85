using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace Kooperation.Platform.Identity.SignIn.Sessions;

/// <summary>All sessions of somebody, or one, that were begun by an instant are over.</summary>
/// <param name="Id">Whose, or which.</param>
/// <param name="Before">That instant.</param>
public sealed record EndedSession(string Id, DateTimeOffset Before);

/// <summary>Which sessions were ended before their time, on whichever node. It is asked with every request of a browser, so an answer is believed for a moment.</summary>
internal sealed class EndedSessions(IDocumentStore store, Browser browser, TimeProvider clock) : IDisposable
{
    /// <summary>How long another node may still take a session that was ended.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Ends all sessions of a person that have begun.</summary>
    public Task EndAllOf(string subject, CancellationToken cancelled) => Mark(Person(subject), cancelled);

    /// <summary>Ends the session that the provider knows by that name.</summary>
    public Task End(string sid, CancellationToken cancelled) => Mark(Session(sid), cancelled);

    public async Task<bool> IsOver(string subject, string? sid, DateTimeOffset begun, CancellationToken cancelled) =>
        begun <= await EndedBefore(Person(subject), cancelled) || (sid is not null && begun <= await EndedBefore(Session(sid), cancelled));

    public void Dispose() => _known.Dispose();

    private static string Person(string subject) => $"person {subject}";

    private static string Session(string sid) => $"session {sid}";

    private async Task<DateTimeOffset> EndedBefore(string id, CancellationToken cancelled)
    {
        if (_known.TryGetValue(id, out DateTimeOffset known)) return known;

        await using var session = store.QuerySession();
        return Believe(id, (await session.LoadAsync<EndedSession>(id, cancelled))?.Before ?? DateTimeOffset.MinValue);
    }

    // What ended sessions that would be over by now anyway need not be known any longer.
    private async Task Mark(string id, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        var longAgo = now - browser.Lifetime;
        await using var session = store.LightweightSession();
        session.DeleteWhere<EndedSession>(ended => ended.Before < longAgo);
        session.Store(new EndedSession(id, now));
        await session.SaveChangesAsync(cancelled);
        Believe(id, now);
    }

    private DateTimeOffset Believe(string id, DateTimeOffset before) => _known.Set(id, before, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Believed, Size = 1 });
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Kooperation.Domain.Municipalities;
using Marten;
using Marten.Linq.MatchesSql;

namespace Kooperation.Platform.Tenancy;

/// <summary>A municipality that the instance serves.</summary>
/// <param name="Name">As it was recorded last, else as it is configured.</param>
/// <param name="IsSwitchedOff">Whether nothing is recorded any more.</param>
/// <param name="Version">How many steps its own history has.</param>
public sealed record ServedMunicipality(string Name, bool IsSwitchedOff, long Version)
{
    /// <summary>What tells its logo from any other, a part of the SHA-256; null where it has none.</summary>
    public string? Logo { get; init; }
}

/// <summary>
/// The municipalities that this instance serves: those that were opened, and those configured by AGS under <c>Municipalities</c>, the quick way for an installation of its own.
/// They are kept in memory, so that a request asks the database for none that is known. What is recorded of one through this node is known here at once; what another
/// node recorded, after <see cref="Pause"/> at the latest, as every node asks for what changed. One that is not known is asked for.
/// Until then another node may still record for a municipality that was switched off.
/// </summary>
public sealed class ServedMunicipalities(IConfiguration configuration, IDocumentStore store, Today today, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, ServedMunicipality> _recorded = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private bool _isKnown;

    /// <summary>The names of those that are configured.</summary>
    public IReadOnlyDictionary<string, string> Configured { get; } =
        configuration.GetSection("Municipalities").GetChildren().ToDictionary(entry => entry.Key, entry => entry.Value ?? entry.Key);

    /// <summary>Null for one that the instance does not serve.</summary>
    public ValueTask<ServedMunicipality?> Find(Ags ags, CancellationToken cancelled) =>
        Volatile.Read(ref _isKnown) && Known($"{ags}") is { } known ? new(known) : new(Ask($"{ags}", cancelled));

    /// <summary>Of one that was found before; null for any other.</summary>
    public string? NameOf(Ags ags) => Known($"{ags}")?.Name;

    /// <summary>What tells its logo from any other; null where it has none.</summary>
    public string? LogoOf(Ags ags) => Known($"{ags}")?.Logo;

    /// <summary>Something was recorded in the history of the municipality itself.</summary>
    public async Task ReadAnew(Ags ags, CancellationToken cancelled)
    {
        await using var session = store.QuerySession($"{ags}");
        if (await session.LoadAsync<Municipality>(Municipality.IdOf($"{ags}"), cancelled) is { } municipality) Keep(municipality);
    }

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Pause, time);
        while (await pause.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Read(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                Volatile.Write(ref _isKnown, false); // What changed meanwhile may lie further back than is asked for next.
            }
        }
    }

    private ServedMunicipality? Known(string ags) =>
        _recorded.TryGetValue(ags, out var recorded) ? recorded : Configured.TryGetValue(ags, out var name) ? new ServedMunicipality(name, false, 0) : null;

    private async Task<ServedMunicipality?> Ask(string ags, CancellationToken cancelled)
    {
        if (!Volatile.Read(ref _isKnown)) await Read(cancelled);
        if (Known(ags) is { } known) return known;

        await using var session = store.QuerySession(ags);
        return await session.LoadAsync<Municipality>(Municipality.IdOf(ags), cancelled) is { } municipality ? Keep(municipality) : null;
    }

    // By the clock of the database, and further back than any recording takes.
    private async Task Read(CancellationToken cancelled)
    {
        await _reading.WaitAsync(cancelled);
        try
        {
            await using var session = store.QuerySession();
            var municipalities = session.Query<Municipality>().Where(municipality => municipality.AnyTenant());
            var changed = Volatile.Read(ref _isKnown)
                ? municipalities.Where(municipality => municipality.MatchesSql("d.mt_last_modified > transaction_timestamp() - interval '1 minute'"))
                : municipalities;
            foreach (var municipality in await changed.ToListAsync(cancelled)) Keep(municipality);
            Volatile.Write(ref _isKnown, true);
        }
        finally
        {
            _reading.Release();
        }
    }

    // Two may read at a time; what was read earlier does not take the place of what was read later.
    private ServedMunicipality Keep(Municipality municipality)
    {
        var settings = municipality.On(today.InGermany);
        var read = new ServedMunicipality(settings.Name.Value, municipality.IsSwitchedOff, municipality.Version)
        {
            Logo = settings.Logo.Value is { } svg ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)))[..16] : null
        };
        return _recorded.AddOrUpdate(municipality.Ags, read, (_, known) => known.Version > read.Version ? known : read);
    }
}

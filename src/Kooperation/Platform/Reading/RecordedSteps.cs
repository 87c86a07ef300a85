using JasperFx.Events;
using Kooperation.Platform.Log;
using Kooperation.Platform.Storage;
using Marten;
using Marten.Linq.MatchesSql;

namespace Kooperation.Platform.Reading;

/// <summary>What is recorded in a municipality up to a place in its log: read once, for as many states of the views as are asked for.</summary>
/// <param name="upTo">The place; null for all that is recorded.</param>
public sealed class RecordedSteps(IQuerySession session, LogTimes times, LogTables tables, long? upTo, CancellationToken cancelled)
{
    private readonly Dictionary<Guid, IReadOnlyList<IEvent>> _histories = [];
    private readonly Dictionary<string, IReadOnlyList<IEvent>> _ofKinds = [];
    private readonly Dictionary<long, LogPlace?> _places = [];

    public IQuerySession Session => session;

    /// <summary>What was folded of these steps last.</summary>
    public Folded Folded { get; } = new();

    /// <summary>Whether all that is known at a place is among these.</summary>
    public bool Reach(long? place) => upTo is null || place <= upTo;

    /// <summary>The steps of these histories in the order of recording, one history after the other.</summary>
    public async Task<IReadOnlyList<IEvent>> Of(IReadOnlyCollection<Guid> histories)
    {
        Guid[] unread = [.. histories.Where(id => !_histories.ContainsKey(id)).Distinct()];
        if (unread.Length > 0)
        {
            var steps = (await ReadHistories(unread)).ToLookup(step => step.StreamId);
            foreach (var id in unread) _histories[id] = [.. steps[id]];
        }

        return [.. histories.Distinct().SelectMany(id => _histories[id])];
    }

    /// <summary>The steps of these kinds, in the order of recording.</summary>
    public async Task<IReadOnlyList<IEvent>> OfKinds(string[] kinds)
    {
        var key = string.Join(' ', kinds);
        if (!_ofKinds.TryGetValue(key, out var steps))
            _ofKinds[key] = steps = await AllAtOnce().Where(step => kinds.Contains(step.EventTypeName)).OrderBy(step => step.Sequence).ToListAsync(cancelled);

        return steps;
    }

    /// <summary>The histories that were read by their ids.</summary>
    public IReadOnlyCollection<Guid> Histories => _histories.Keys;

    /// <summary>Everything that was read so far with its place in the log, in its order; what has no place yet comes last.</summary>
    public async Task<IReadOnlyList<(LogPlace? Place, IEvent Step)>> Read()
    {
        var read = _histories.Values.Concat(_ofKinds.Values).SelectMany(steps => steps).DistinctBy(step => step.Sequence).ToList();
        await LookUp(read);
        return [.. read.Select(step => (Place: _places[step.Sequence], Step: step)).OrderBy(one => one.Place?.Index ?? long.MaxValue).ThenBy(one => one.Step.Sequence)];
    }

    /// <summary>Those of the steps that were known at a place.</summary>
    public async Task<IReadOnlyList<IEvent>> KnownAt(IReadOnlyList<IEvent> steps, long place)
    {
        if (place == upTo) return steps;

        await LookUp(steps);
        return [.. steps.Where(step => _places[step.Sequence]?.Index <= place)];
    }

    /// <summary>For a few steps: the place of each is looked up.</summary>
    public IQueryable<IEvent> All() => upTo is { } place
        ? session.Steps().Where(step => step.MatchesSql($"(SELECT log_index FROM {tables.Log} log WHERE log.seq_id = d.seq_id) <= ?", place))
        : session.Steps();

    private async Task<IEnumerable<IEvent>> ReadHistories(Guid[] histories)
    {
        var all = session.Steps().Where(step => histories.Contains(step.StreamId)).OrderBy(step => step.Sequence);
        if (upTo is not { } place) return await all.ToListAsync(cancelled);

        var last = await times.LastOf(session.TenantId, histories, place, cancelled);
        if (last.Count == 0) return [];

        var latest = last.Values.Max();
        return (await all.Where(step => step.Sequence <= latest).ToListAsync(cancelled)).Where(step => step.Sequence <= last.GetValueOrDefault(step.StreamId));
    }

    // For many the log is read once.
    private IQueryable<IEvent> AllAtOnce() => upTo is { } place
        ? session.Steps().Where(step => step.MatchesSql($"d.seq_id IN (SELECT seq_id FROM {tables.Log} WHERE tenant_id = ? AND log_index <= ?)", session.TenantId, place))
        : session.Steps();

    private async Task LookUp(IReadOnlyList<IEvent> steps)
    {
        long[] unknown = [.. steps.Select(step => step.Sequence).Where(position => !_places.ContainsKey(position))];
        if (unknown.Length == 0) return;

        var found = await times.PlacesOf(unknown, cancelled);
        foreach (var position in unknown) _places[position] = found.GetValueOrDefault(position);
    }
}

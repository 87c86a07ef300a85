namespace Kooperation.Domain.Depth.Known;

/// <summary>What the two sides promised each other and what became of it.</summary>
internal sealed class Promises
{
    private readonly List<Promise> _promises = [];
    private readonly Dictionary<Guid, (int On, DepthFact Fact)> _settled = [];

    public int Count => _promises.Count;

    public void Make(DepthFact fact, int on, int overdueDays) => _promises.Add(new Promise
    {
        Id = fact.About ?? Guid.Empty,
        OfMunicipality = fact.Traits == "by=municipality",
        Made = on,
        OverdueFrom = fact.Due.Latest is { } due ? Math.Max(on, due.DayNumber + overdueDays + 1) : int.MaxValue
    });

    /// <summary>The last word counts; one without a day yields to one with a day.</summary>
    public void Settle(DepthFact fact, int? on)
    {
        if (fact.About is not { } id) return;

        var next = (On: on ?? 0, Fact: fact);
        if (!_settled.TryGetValue(id, out var known) || (next.On, fact.StepId).CompareTo((known.On, known.Fact.StepId)) > 0) _settled[id] = next;
    }

    public void Join()
    {
        for (var i = 0; i < _promises.Count; i++)
        {
            if (!_settled.TryGetValue(_promises[i].Id, out var settled)) continue;
            _promises[i] = _promises[i] with { Settled = settled.On, Kept = settled.Fact.Event == "CommitmentKept" };
        }
    }

    /// <summary>Open promises of the municipality that are overdue for too long.</summary>
    public int OverdueOn(int day)
    {
        var overdue = 0;
        foreach (var promise in _promises)
            if (promise.OfMunicipality && promise.OverdueFrom <= day && day < promise.Settled) overdue++;

        return overdue;
    }

    /// <summary>How many promises were kept, broken or are overdue for too long, and how many of them were kept.</summary>
    public (int Due, int Kept) On(int day)
    {
        var (due, kept) = (0, 0);
        foreach (var promise in _promises)
        {
            if (promise.Made > day) continue;
            if (promise.Settled <= day)
            {
                due++;
                if (promise.Kept) kept++;
            }
            else if (promise.OverdueFrom <= day) due++;
        }

        return (due, kept);
    }

    public void AddTurnsTo(List<int> days)
    {
        foreach (var promise in _promises)
        {
            if (promise.OverdueFrom != int.MaxValue) days.Add(promise.OverdueFrom);
            if (promise.Settled != int.MaxValue) days.Add(promise.Settled);
        }
    }

    private readonly record struct Promise()
    {
        public Guid Id { get; init; }
        public bool OfMunicipality { get; init; }
        public int Made { get; init; }
        public int OverdueFrom { get; init; }
        public int Settled { get; init; } = int.MaxValue;
        public bool Kept { get; init; }
    }
}

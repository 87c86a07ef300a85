namespace Kooperation.Domain.Depth.Known;

/// <summary>What the two sides promised each other and what became of it.</summary>
internal sealed class Promises
{
    private readonly List<Promise> _promises = [];
    private readonly Dictionary<Guid, int> _keptOn = [];
    private readonly Dictionary<Guid, int> _brokenOn = [];

    public void Make(DepthFact fact, int on, int overdueDays)
    {
        var due = fact.Due.Latest?.DayNumber;
        _promises.Add(new Promise
        {
            Id = fact.About ?? Guid.Empty,
            OfMunicipality = fact.Traits == "by=municipality",
            Made = on,
            DueFrom = due + 1 ?? int.MaxValue,
            OverdueFrom = due + overdueDays + 1 ?? int.MaxValue
        });
    }

    public void Settle(DepthFact fact, int on)
    {
        if (fact.About is not { } id) return;

        var days = fact.Event == "CommitmentKept" ? _keptOn : _brokenOn;
        if (!days.TryGetValue(id, out var known) || on < known) days[id] = on;
    }

    public void Join()
    {
        for (var i = 0; i < _promises.Count; i++)
        {
            var promise = _promises[i];
            _promises[i] = promise with
            {
                KeptOn = _keptOn.GetValueOrDefault(promise.Id, int.MaxValue),
                BrokenOn = _brokenOn.GetValueOrDefault(promise.Id, int.MaxValue)
            };
        }
    }

    /// <summary>Open promises of the municipality that are overdue for too long.</summary>
    public int OverdueOn(int day)
    {
        var overdue = 0;
        foreach (var promise in _promises)
            if (promise.OfMunicipality && promise.Made <= day && promise.OverdueFrom <= day && promise.IsOpenOn(day)) overdue++;

        return overdue;
    }

    /// <summary>How many promises were kept or broken or are past their day, and how many of them were kept. A promise that was broken was not kept.</summary>
    public (int Due, int Kept) On(int day)
    {
        var (due, kept) = (0, 0);
        foreach (var promise in _promises)
        {
            if (promise.Made > day || promise.IsOpenOn(day) && promise.DueFrom > day) continue;
            due++;
            if (promise.KeptOn <= day && promise.BrokenOn > day) kept++;
        }

        return (due, kept);
    }

    public void AddTurnsTo(List<int> days)
    {
        foreach (var promise in _promises) days.AddRange([promise.Made, promise.DueFrom, promise.OverdueFrom, promise.KeptOn, promise.BrokenOn]);
    }

    private readonly record struct Promise
    {
        public Guid Id { get; init; }
        public bool OfMunicipality { get; init; }
        public int Made { get; init; }
        public int DueFrom { get; init; }
        public int OverdueFrom { get; init; }
        public int KeptOn { get; init; }
        public int BrokenOn { get; init; }

        public bool IsOpenOn(int day) => KeptOn > day && BrokenOn > day;
    }
}

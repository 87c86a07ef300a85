using Kooperation.Domain.Partnerships;

namespace Kooperation.Domain.Depth.Known;

/// <summary>A promise and what became of it; days are day numbers, <see cref="int.MaxValue"/> for never.</summary>
internal readonly record struct Promise(DepthFact Made, int On, int OverdueDays)
{
    public DepthFact? Kept { get; init; }

    public DepthFact? Broken { get; init; }

    public int KeptOn { get; init; } = int.MaxValue;

    public int BrokenOn { get; init; } = int.MaxValue;

    public Side By => Made.Traits == "by=municipality" ? Side.Municipality : Side.Partner;

    public int DueFrom => Made.Due.Latest?.DayNumber + 1 ?? int.MaxValue;

    public int OverdueFrom => Made.Due.Latest?.DayNumber + OverdueDays + 1 ?? int.MaxValue;

    public bool IsOpenOn(int day) => KeptOn > day && BrokenOn > day;

    /// <summary>Whether it was kept or broken or is past its day.</summary>
    public bool IsDueOn(int day) => On <= day && !(IsOpenOn(day) && DueFrom > day);

    /// <summary>A promise that was broken was not kept.</summary>
    public bool IsKeptOn(int day) => KeptOn <= day && BrokenOn > day;

    /// <summary>Whether it is an open one of the municipality, overdue for too long.</summary>
    public bool IsOverdueOn(int day) => By == Side.Municipality && On <= day && OverdueFrom <= day && IsOpenOn(day);
}

/// <summary>What the two sides promised each other and what became of it.</summary>
internal sealed class Promises
{
    private readonly List<Promise> _promises = [];
    private readonly Dictionary<Guid, Happened> _kept = [];
    private readonly Dictionary<Guid, Happened> _broken = [];

    public IReadOnlyList<Promise> All => _promises;

    public void Make(DepthFact fact, int on, int overdueDays) => _promises.Add(new Promise(fact, on, overdueDays));

    public void Settle(DepthFact fact, int on)
    {
        if (fact.About is not { } id) return;

        var (steps, step) = (fact.Event == "CommitmentKept" ? _kept : _broken, new Happened(on, fact));
        if (!steps.TryGetValue(id, out var known) || step.CompareTo(known) < 0) steps[id] = step;
    }

    public void Join()
    {
        for (var i = 0; i < _promises.Count; i++)
        {
            var id = _promises[i].Made.About ?? Guid.Empty;
            if (_kept.TryGetValue(id, out var kept)) _promises[i] = _promises[i] with { Kept = kept.Fact, KeptOn = kept.On };
            if (_broken.TryGetValue(id, out var broken)) _promises[i] = _promises[i] with { Broken = broken.Fact, BrokenOn = broken.On };
        }
    }

    /// <summary>Open promises of the municipality that are overdue for too long.</summary>
    public int OverdueOn(int day)
    {
        var overdue = 0;
        foreach (var promise in _promises)
            if (promise.IsOverdueOn(day)) overdue++;

        return overdue;
    }

    /// <summary>How many promises were kept or broken or are past their day, and how many of them were kept.</summary>
    public (int Due, int Kept) On(int day)
    {
        var (due, kept) = (0, 0);
        foreach (var promise in _promises)
        {
            if (!promise.IsDueOn(day)) continue;
            due++;
            if (promise.IsKeptOn(day)) kept++;
        }

        return (due, kept);
    }

    public void AddTurnsTo(List<int> days)
    {
        foreach (var promise in _promises) days.AddRange([promise.On, promise.DueFrom, promise.OverdueFrom, promise.KeptOn, promise.BrokenOn]);
    }
}

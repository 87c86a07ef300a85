namespace Kooperation.Domain.Depth.Known;

/// <summary>Whether one side has somebody to talk to: since when, and who left without anybody taking over.</summary>
internal sealed class ContactPersons
{
    private readonly List<Happened> _turns = [];
    private readonly List<(int From, int Until)> _named = [];

    /// <summary>Each time nobody was left: the step, its day, and the day before somebody was named again.</summary>
    public List<(DepthFact Fact, int On, int Until)> Gaps { get; } = [];

    public void Take(DepthFact fact, int on) => _turns.Add(new Happened(on, fact));

    public void Settle()
    {
        if (_turns.Count == 0) return;

        _turns.Sort();
        var persons = new Dictionary<Guid, DepthFact>();
        Happened? left = null;
        var namedFrom = 0;

        foreach (var turn in _turns)
        {
            var before = persons.Count;
            Follow(persons, turn.Fact);

            if (before == 0 && persons.Count > 0)
            {
                if (left is { } gap) Gaps.Add((gap.Fact, gap.On, turn.On - 1));
                (left, namedFrom) = (null, turn.On);
            }
            else if (persons.Count == 0)
            {
                if (before > 0) _named.Add((namedFrom, turn.On - 1));
                left ??= turn;
            }
        }

        if (persons.Count > 0) _named.Add((namedFrom, int.MaxValue));
        else if (left is { } open) Gaps.Add((open.Fact, open.On, int.MaxValue));
    }

    public bool AreNamedOn(int day)
    {
        foreach (var (from, until) in _named)
            if (from <= day && day <= until) return true;

        return false;
    }

    /// <summary>The steps that named those who are there on a day.</summary>
    public IEnumerable<DepthFact> NamedBy(int day)
    {
        var persons = new Dictionary<Guid, DepthFact>();
        foreach (var turn in _turns)
            if (turn.On <= day) Follow(persons, turn.Fact);

        return persons.Values;
    }

    public void AddTurnsTo(List<int> days)
    {
        foreach (var (from, until) in _named)
        {
            days.Add(from);
            if (until != int.MaxValue) days.Add(until + 1);
        }
    }

    private static void Follow(Dictionary<Guid, DepthFact> persons, DepthFact fact)
    {
        var leaves = fact.Event is "ContactPersonReleased" or "PartnerContactLeft";
        var isHandover = fact.Event == "ContactHandedOver";

        if (leaves || isHandover) persons.Remove(fact.About ?? Guid.Empty);
        if (!leaves) persons[(isHandover ? fact.Successor : fact.About) ?? Guid.Empty] = fact;
    }
}

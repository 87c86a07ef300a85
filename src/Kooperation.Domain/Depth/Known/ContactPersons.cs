namespace Kooperation.Domain.Depth.Known;

/// <summary>Whether one side has somebody to talk to: since when, and who left without anybody taking over.</summary>
internal sealed class ContactPersons
{
    private readonly List<(int On, DepthFact Fact)> _turns = [];
    private readonly List<(int From, int Until)> _named = [];

    /// <summary>Each time nobody was left: the step, its day, and the day before somebody was named again.</summary>
    public List<(DepthFact Fact, int On, int Until)> Gaps { get; } = [];

    public void Take(DepthFact fact, int on) => _turns.Add((on, fact));

    public void Settle()
    {
        if (_turns.Count == 0) return;

        _turns.Sort((one, other) => (one.On, one.Fact.Order).CompareTo((other.On, other.Fact.Order)));
        var persons = new HashSet<Guid>();
        (DepthFact Fact, int On)? left = null;
        var namedFrom = 0;

        foreach (var (on, fact) in _turns)
        {
            var before = persons.Count;
            var leaves = fact.Event is "ContactPersonReleased" or "PartnerContactLeft";

            if (leaves || fact.Event == "ContactHandedOver") persons.Remove(fact.About ?? Guid.Empty);
            if (!leaves) persons.Add((fact.Event == "ContactHandedOver" ? fact.Successor : fact.About) ?? Guid.Empty);

            if (before == 0 && persons.Count > 0)
            {
                if (left is { } gap) Gaps.Add((gap.Fact, gap.On, on - 1));
                (left, namedFrom) = (null, on);
            }
            else if (persons.Count == 0)
            {
                if (before > 0) _named.Add((namedFrom, on - 1));
                left ??= (fact, on);
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

    public void AddTurnsTo(List<int> days)
    {
        foreach (var (from, until) in _named)
        {
            days.Add(from);
            if (until != int.MaxValue) days.Add(until + 1);
        }
    }
}

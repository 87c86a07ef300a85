using System.Numerics;
using Kooperation.Domain.Depth.Rules;

namespace Kooperation.Domain.Depth.Known;

/// <summary>The rhythm of mutual contacts in successive periods of the same length, counted back from a day.</summary>
internal sealed class MutualContacts(RegularityRule rule)
{
    private readonly int _periods = rule.Reliable.Months / rule.Regular.Months;
    private readonly List<(int Fact, int On, int Quarter)> _contacts = [];
    private readonly List<int> _ends = []; // For each contact the last day on which it lies in the first, second, … period.

    public void Add(int fact, int on, Pauses pauses, int day)
    {
        if (pauses.LastDayOf(on, rule.Reliable.Months) < day) return;

        var date = DateOnly.FromDayNumber(on);
        _contacts.Add((fact, on, date.Year * 4 + (date.Month - 1) / 3));
        for (var period = 1; period <= _periods; period++) _ends.Add(pauses.LastDayOf(on, period * rule.Regular.Months));
    }

    /// <summary>Contacts and distinct quarters of one period; 0 is the latest.</summary>
    public (int Contacts, int Quarters) In(int period, int day)
    {
        var (contacts, quarters) = (0, 0UL);
        for (var i = 0; i < _contacts.Count; i++)
        {
            if (!Lies(i, period, day)) continue;
            contacts++;
            quarters |= 1UL << (_contacts[i].Quarter & 63); // A period is 120 months at most: 64 quarters never meet twice.
        }

        return (contacts, BitOperations.PopCount(quarters));
    }

    public bool AreEnoughIn(int period, int day)
    {
        var (contacts, quarters) = In(period, day);
        return contacts >= rule.Regular.Contacts && quarters >= rule.Regular.Quarters;
    }

    public bool AreEnoughInAllPeriods(int day)
    {
        for (var period = 0; period < _periods; period++)
            if (!AreEnoughIn(period, day)) return false;

        return true;
    }

    /// <summary>The contacts of the latest period, or of all, each with the last day on which it counts there.</summary>
    public IEnumerable<(int Fact, int On, int Until)> CountedOn(int day, bool inAllPeriods)
    {
        var last = inAllPeriods ? _periods - 1 : 0;
        for (var i = 0; i < _contacts.Count; i++)
        {
            var until = _ends[i * _periods + last];
            if (_contacts[i].On <= day && day <= until) yield return (_contacts[i].Fact, _contacts[i].On, until);
        }
    }

    public void AddTurnsTo(List<int> days)
    {
        for (var i = 0; i < _contacts.Count; i++)
        {
            days.Add(_contacts[i].On);
            for (var period = 0; period < _periods; period++) days.Add(_ends[i * _periods + period] + 1);
        }
    }

    private bool Lies(int contact, int period, int day) =>
        _contacts[contact].On <= day
        && day <= _ends[contact * _periods + period]
        && (period == 0 || day > _ends[contact * _periods + period - 1]);
}

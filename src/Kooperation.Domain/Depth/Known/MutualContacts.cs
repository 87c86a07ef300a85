using System.Numerics;
using Kooperation.Domain.Depth.Rules;

namespace Kooperation.Domain.Depth.Known;

/// <summary>The rhythm of mutual contacts in successive periods of the same length, counted back from a day and without the days of a pause.</summary>
internal sealed class MutualContacts(RegularityRule rule, Pauses pauses)
{
    private readonly int _periods = rule.Reliable.Months / rule.Regular.Months;
    private readonly List<(int Fact, int On, int Quarter)> _contacts = [];

    public void Add(int fact, int on)
    {
        var date = DateOnly.FromDayNumber(on);
        _contacts.Add((fact, on, date.Year * 4 + (date.Month - 1) / 3));
    }

    /// <summary>Contacts that no later day will count are left out, so that the rest is quick to go through.</summary>
    public void Forget(int day)
    {
        var oldest = StartOf(_periods - 1, day);
        _contacts.RemoveAll(contact => contact.On <= oldest);
    }

    /// <summary>Contacts and distinct quarters of one period; 0 is the latest.</summary>
    public (int Contacts, int Quarters) In(int period, int day) => Between(StartOf(period, day), period == 0 ? day : StartOf(period - 1, day));

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

    /// <summary>Whether one more contact on an earlier day would make them enough on a later one, in the latest period or in all.</summary>
    public bool WouldBeEnoughWithOneOn(int contactOn, int day, bool inAllPeriods)
    {
        Add(-1, contactOn);
        var enough = inAllPeriods ? AreEnoughInAllPeriods(day) : AreEnoughIn(0, day);
        _contacts.RemoveAt(_contacts.Count - 1);
        return enough;
    }

    /// <summary>The contacts of the latest period, or of all, each with the last day on which it counts there.</summary>
    public IEnumerable<(int Fact, int On, int Until)> CountedOn(int day, bool inAllPeriods)
    {
        var last = inAllPeriods ? _periods - 1 : 0;
        var after = StartOf(last, day);
        foreach (var (fact, on, _) in _contacts)
            if (after < on && on <= day) yield return (fact, on, LastDayOf(on, last));
    }

    /// <summary>The contacts that leave the latest period on a day, or one of all.</summary>
    public IEnumerable<int> LeavingOn(int day, bool inAllPeriods)
    {
        var periods = inAllPeriods ? _periods : 1;
        foreach (var (fact, on, _) in _contacts)
            if (Enumerable.Range(0, periods).Any(period => LastDayOf(on, period) + 1 == day)) yield return fact;
    }

    public void AddTurnsTo(List<int> days)
    {
        foreach (var (_, on, _) in _contacts)
        {
            days.Add(on);
            for (var period = 0; period < _periods; period++) days.Add(LastDayOf(on, period) + 1);
        }
    }

    private (int Contacts, int Quarters) Between(int after, int through)
    {
        var (contacts, quarters) = (0, 0UL);
        foreach (var (_, on, quarter) in _contacts)
        {
            if (on <= after || on > through) continue;
            contacts++;
            quarters |= 1UL << (quarter & 63); // A period is 120 months at most: quarters of the same bit lie in different ones.
        }

        return (contacts, BitOperations.PopCount(quarters));
    }

    // The day after which the period begins.
    private int StartOf(int period, int day)
    {
        for (; period >= 0; period--) day = pauses.MonthsBefore(day, rule.Regular.Months);
        return day;
    }

    // Months differ in length and pauses stretch them: close to the day, then step by step.
    private int LastDayOf(int on, int period)
    {
        var last = pauses.LastDayOf(on, (period + 1) * rule.Regular.Months) - 1;
        while (StartOf(period, last) >= on) last--;
        while (StartOf(period, last + 1) < on) last++;
        return last;
    }
}

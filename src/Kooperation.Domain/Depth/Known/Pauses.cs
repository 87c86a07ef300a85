namespace Kooperation.Domain.Depth.Known;

/// <summary>A time in which the relation rested and the windows stood still; days are day numbers.</summary>
/// <param name="EndedBy">What ended it; null while it goes on.</param>
/// <param name="Days">So many days the windows stand still, from <paramref name="From"/> on.</param>
internal readonly record struct Resting(DepthFact Began, DepthFact? EndedBy, int From, int Days);

/// <summary>When the relation rested, and what that does to periods of months.</summary>
internal sealed class Pauses
{
    private readonly List<Happened> _turns = [];
    private readonly List<Resting> _pauses = [];

    public IReadOnlyList<Resting> All => _pauses;

    /// <summary>The pause that has not ended; null where the relation does not rest.</summary>
    public DepthFact? Open { get; private set; }

    /// <summary>The last day on which the open pause stops the windows.</summary>
    public int OpenUntil { get; private set; }

    /// <summary>The end of the relation; null where it goes on.</summary>
    public DepthFact? Ended { get; private set; }

    public void Take(DepthFact fact, int on) => _turns.Add(new Happened(on, fact));

    // What has ended does not rest: an end closes the pause, and none begins before the relation goes on.
    public void Settle(int mostMonths, int day)
    {
        if (_turns.Count == 0) return;

        _turns.Sort();
        Happened? open = null;
        var hasEnded = false;

        foreach (var turn in _turns)
        {
            switch (turn.Fact.Event)
            {
                case "PartnershipPaused" when open is null && !hasEnded:
                    open = turn;
                    break;
                case "PartnershipResumed" or "PartnershipEnded" when open is { } pause:
                    _pauses.Add(new Resting(pause.Fact, turn.Fact, pause.On, Math.Min(turn.On, LastDay(pause.On)) - pause.On));
                    open = null;
                    break;
            }

            if (turn.Fact.Event == "PartnershipPaused") continue;
            hasEnded = turn.Fact.Event == "PartnershipEnded";
            if (turn.On <= day) Ended = hasEnded ? turn.Fact : null;
        }

        if (open is not { } last) return;

        _pauses.Add(new Resting(last.Fact, null, last.On, LastDay(last.On) - last.On));
        if (last.On > day) return;
        Open = last.Fact;
        OpenUntil = LastDay(last.On);

        int LastDay(int from) => DateOnly.FromDayNumber(from).AddMonths(mostMonths).DayNumber;
    }

    /// <summary>The last day of so many months, longer by what of every pause lies in them: all of it, or what is left of it on the day they begin.</summary>
    public int LastDayOf(int from, int months)
    {
        var last = DateOnly.FromDayNumber(from).AddMonths(months).DayNumber;
        foreach (var pause in _pauses)
        {
            if (pause.From <= last) last += Math.Max(0, pause.From + pause.Days - Math.Max(pause.From, from));
        }

        return last;
    }

    /// <summary>The day after which so many months before a day begin; days of a pause are no part of them.</summary>
    public int MonthsBefore(int day, int months)
    {
        var plain = DateOnly.FromDayNumber(day).AddMonths(-months).DayNumber;
        for (var start = plain;;)
        {
            var reached = plain - DaysBetween(start, day);
            if (reached == start) return start;
            start = reached;
        }
    }

    private int DaysBetween(int after, int through)
    {
        var days = 0;
        foreach (var pause in _pauses)
            days += Math.Max(0, Math.Min(pause.From + pause.Days - 1, through) - Math.Max(pause.From, after + 1) + 1);

        return days;
    }
}

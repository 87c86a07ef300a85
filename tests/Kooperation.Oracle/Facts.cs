using Kooperation.Domain.Partnerships;

namespace Kooperation.Oracle;

/// <summary>
/// What can be said about a partnership on one day. <see cref="Told"/> are the steps between these two parties, whenever they happened;
/// <see cref="Happened"/> those that had happened by the day, in the order in which they happened. A step without a date never happened.
/// </summary>
internal sealed class Facts
{
    public Facts(IEnumerable<PartnershipStep> standing, DateOnly day)
    {
        Day = day;
        Told = [.. standing.Where(step => step.Counterpart == Counterpart.Municipality)];
        Happened = [.. Told.Where(step => step.OccurredOn.Middle <= day).OrderBy(step => step.OccurredOn.Middle)];
        Pauses = [.. PausesIn(Happened)];
    }

    public DateOnly Day { get; }

    public IReadOnlyList<PartnershipStep> Told { get; }

    public IReadOnlyList<PartnershipStep> Happened { get; }

    /// <summary>Each pause from its first day to the day on which the partnership goes on, or would have at the latest.</summary>
    public IReadOnlyList<Pause> Pauses { get; }

    public static DateOnly DayOf(PartnershipStep step) => step.OccurredOn.Middle!.Value;

    public bool HasHappened<TStep>(Func<TStep, bool> which) where TStep : PartnershipStep => Happened.OfType<TStep>().Any(which);

    public bool Within(int months, PartnershipStep step) => Within(months, DayOf(step));

    /// <summary>Whether a window of some months that opened on a day is still open.</summary>
    public bool Within(int months, DateOnly start) => start <= Day && Day <= LastOf(months, start);

    /// <summary>The last day of a window of some months. It stands still on every day of a pause on which it is open.</summary>
    public DateOnly LastOf(int months, DateOnly start)
    {
        var last = start.AddMonths(months);
        var resting = Pauses.SelectMany(pause => pause.Rests).Order().ToList();

        foreach (var day in resting)
        {
            var pauseBegan = Pauses.Last(pause => pause.From <= day).From;
            if (start <= day && pauseBegan <= last) last = last.AddDays(1);
        }

        return last;
    }

    /// <summary>The day after which the twelve months before a day begin. Days of a pause are not counted as part of the twelve months.</summary>
    public DateOnly TwelveMonthsBefore(DateOnly day)
    {
        var start = day.AddMonths(-12);

        while (true)
        {
            var reached = day.AddMonths(-12).AddDays(-Pauses.Sum(pause => pause.DaysBetween(start, day)));
            if (reached == start) return start;
            start = reached;
        }
    }

    // Pausing what is paused already changes nothing: the first pause goes on. What has ended can neither rest nor be paused.
    private static IEnumerable<Pause> PausesIn(IReadOnlyList<PartnershipStep> happened)
    {
        DateOnly? pausedOn = null;
        var isOver = false;

        foreach (var step in happened)
        {
            if (step is PartnershipPaused && !isOver) pausedOn ??= DayOf(step);
            if (step is PartnershipEnded) isOver = true;
            if (step is PartnershipResumed) isOver = false;

            if (step is PartnershipResumed or PartnershipEnded && pausedOn is { } from)
            {
                yield return Pause.Between(from, DayOf(step));
                pausedOn = null;
            }
        }

        if (pausedOn is { } open) yield return Pause.Between(open, DateOnly.MaxValue);
    }
}

/// <summary>A time in which the windows stand still, for at most twelve months. <paramref name="Resumed"/> is no day of the pause any more.</summary>
internal sealed record Pause(DateOnly From, DateOnly Resumed)
{
    /// <summary>Every day on which the partnership rests.</summary>
    public IEnumerable<DateOnly> Rests => Enumerable.Range(0, Resumed.DayNumber - From.DayNumber).Select(days => From.AddDays(days));

    public static Pause Between(DateOnly from, DateOnly resumed) =>
        new(from, resumed < from.AddMonths(12) ? resumed : from.AddMonths(12));

    /// <summary>How many of its days lie after one day and not after another.</summary>
    public int DaysBetween(DateOnly after, DateOnly through) => Rests.Count(day => after < day && day <= through);
}

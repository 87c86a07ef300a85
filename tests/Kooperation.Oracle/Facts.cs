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

    /// <summary>Whether a window of some months that opened on a day is still open. A pause that finds it open makes it longer.</summary>
    public bool Within(int months, DateOnly start)
    {
        var last = start.AddMonths(months);

        foreach (var pause in Pauses)
        {
            if (start <= pause.From && pause.From <= last) last = last.AddDays(pause.Days);
        }

        return start <= Day && Day <= last;
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

    // Pausing what is paused already changes nothing: the first pause goes on.
    private static IEnumerable<Pause> PausesIn(IReadOnlyList<PartnershipStep> happened)
    {
        DateOnly? pausedOn = null;

        foreach (var step in happened)
        {
            if (step is PartnershipPaused) pausedOn ??= DayOf(step);

            if (step is PartnershipResumed && pausedOn is { } from)
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
    public int Days => Resumed.DayNumber - From.DayNumber;

    public static Pause Between(DateOnly from, DateOnly resumed) =>
        new(from, resumed < from.AddMonths(12) ? resumed : from.AddMonths(12));

    /// <summary>How many of its days lie after one day and not after another.</summary>
    public int DaysBetween(DateOnly after, DateOnly through)
    {
        var days = 0;
        for (var day = From; day < Resumed; day = day.AddDays(1)) days += after < day && day <= through ? 1 : 0;
        return days;
    }
}

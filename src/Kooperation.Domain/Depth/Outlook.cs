using Kooperation.Domain.Time;

namespace Kooperation.Domain.Depth;

/// <summary>How the levels will change by themselves if nothing further is recorded; between two turns nothing changes.</summary>
/// <param name="AsOf">The day whose knowledge it rests on.</param>
/// <param name="Until">The last day looked at.</param>
/// <param name="Now">The levels of <paramref name="AsOf"/>.</param>
/// <param name="Turns">The days on which the level, a dimension or the word for level 0 changes, in their order.</param>
public sealed record Outlook(DateOnly AsOf, DateOnly Until, string Rules, DepthLevels Now, IReadOnlyList<Turn> Turns)
{
    public required BasedOn BasedOn { get; init; }

    /// <summary>What the municipality wants the relation to be, 1 to 5; null where it has not said.</summary>
    public int? WantedLevel { get; init; }

    /// <summary>When the pause began that goes on; unknown where there is none.</summary>
    public PartialDate PausedSince { get; init; }

    /// <summary>When the relation ended; unknown where it goes on.</summary>
    public PartialDate EndedOn { get; init; }

    /// <summary>Whether it ended, be the day known or not.</summary>
    public bool HasEnded { get; init; }

    /// <summary>The levels of a day from <see cref="AsOf"/> to <see cref="Until"/>.</summary>
    public DepthLevels At(DateOnly day)
    {
        var levels = Now;
        foreach (var turn in Turns)
        {
            if (turn.On > day) break;
            levels = turn.To;
        }

        return levels;
    }

    /// <summary>The first day within so many days on which the level is lower than now; null where it holds.</summary>
    public DateOnly? LevelFallsWithin(int days) => FirstWithin(days, turn => turn.To.Level < Now.Level);

    /// <summary>The first day within so many days on which the dimension is lower than now; null where it holds.</summary>
    public DateOnly? FallsWithin(int days, Dimension dimension) => FirstWithin(days, turn => turn.To.Dimensions[dimension] < Now.Dimensions[dimension]);

    private DateOnly? FirstWithin(int days, Func<Turn, bool> isLower)
    {
        foreach (var turn in Turns)
        {
            if (turn.On.DayNumber - AsOf.DayNumber > days) return null;
            if (isLower(turn)) return turn.On;
        }

        return null;
    }
}

/// <summary>A day on which something changes.</summary>
/// <param name="On">The first day of the new levels.</param>
public sealed record Turn(DateOnly On, DepthLevels From, DepthLevels To);

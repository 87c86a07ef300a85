using Kooperation.Depth;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Partnerships;

/// <summary>How deep the partnerships were on two days, and how each moved in between.</summary>
/// <param name="Levels">Unknown, dormant and the levels 1 to 5, with how many stood there.</param>
/// <param name="OfBoth">Those that there were on both days, the highest rises first.</param>
/// <param name="New">Those that began since.</param>
public sealed record Movement(DateOnly From, DateOnly Until, IReadOnlyList<LevelThenAndNow> Levels, IReadOnlyList<Moved> OfBoth, IReadOnlyList<PartnershipOverview> New)
{
    public IReadOnlyList<Moved> Risen => [.. OfBoth.Where(one => one.Now.Level > one.Before.Level)];

    public IReadOnlyList<Moved> Fallen => [.. OfBoth.Where(one => one.Now.Level < one.Before.Level)];

    public static Movement Between((DateOnly Day, IReadOnlyList<PartnershipOverview> All) before, (DateOnly Day, IReadOnlyList<PartnershipOverview> All) now)
    {
        // What was merged since is read through the one that was kept, whose history tells of both.
        var earlier = before.All.ToDictionary(one => one.Id);
        return new Movement(
            before.Day,
            now.Day,
            [.. LevelThenAndNow.All.Select(level => level with { Before = before.All.Count(level.IsThatOf), Now = now.All.Count(level.IsThatOf) })],
            [.. now.All.Where(one => earlier.ContainsKey(one.Id)).Select(one => new Moved(earlier[one.Id], one)).OrderByDescending(one => one.Now.Level - one.Before.Level)],
            [.. now.All.Where(one => !earlier.ContainsKey(one.Id))]);
    }
}

/// <summary>A partnership on two days.</summary>
public sealed record Moved(PartnershipOverview Before, PartnershipOverview Now);

/// <summary>How many partnerships stood on a level.</summary>
/// <param name="IsDormant">Of level 0: whether something counted once.</param>
public sealed record LevelThenAndNow(int Level, bool IsDormant, Sentence Name, int Before, int Now)
{
    private static readonly IReadOnlyList<(int Level, bool IsDormant)> Ladder = [(5, false), (4, false), (3, false), (2, false), (1, false), (0, true), (0, false)];

    /// <summary>The deepest first.</summary>
    public static readonly IReadOnlyList<LevelThenAndNow> All =
        [.. Ladder.Select(one => new LevelThenAndNow(one.Level, one.IsDormant, DepthRules.Standard.NameOf(one.Level, one.IsDormant), 0, 0))];

    public bool IsThatOf(PartnershipOverview one) => one.Level == Level && one.IsDormant == IsDormant;
}

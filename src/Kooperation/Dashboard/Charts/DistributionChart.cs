using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts;

/// <summary>How many partnerships stand on a level.</summary>
/// <param name="Level">0 to 5.</param>
/// <param name="IsDormant">At level 0: there was something, and none of it is valid any more.</param>
public sealed record LevelCount(int Level, string Name, int Count, bool IsDormant = false);

/// <summary>A bar for each level, the deepest first; dormant and unknown ones apart.</summary>
public static class DistributionChart
{
    public static Chart Draw(IReadOnlyList<LevelCount> levels, ChartPlace place)
    {
        var (tongue, sorted) = (place.Tongue, levels.OrderByDescending(level => level.Level).ThenByDescending(level => level.IsDormant).ToList());
        var all = sorted.Sum(level => (long)Math.Max(0, level.Count));
        var table = new ChartTable(
            [tongue.Say("Level", "Stufe"), tongue.Say("Name", "Name"), tongue.Say("Partnerships", "Partnerschaften"), tongue.Say("Share (%)", "Anteil (%)")],
            [
                .. sorted.Select(level => (IReadOnlyList<ChartCell>)
                [
                    ChartCell.Of(level.Level, tongue), ChartCell.Of(level.Name), ChartCell.Of(level.Count, tongue),
                    ChartCell.Percent(all > 0 ? Math.Round(100m * level.Count / all, MidpointRounding.AwayFromZero) : null, tongue)
                ])
            ]);

        return Chart.Of(Finding(sorted, all, tongue), tongue.Say("Partnerships", "Partnerschaften"), place, table, picture =>
        {
            if (sorted.Count == 0) return;

            Bars.Draw(picture,
                [.. sorted.Select(level => ($"{level.Level} · {level.Name}", level.Count, tongue.Number(level.Count), LookOf(level)))],
                Math.Max(1, sorted.Max(level => level.Count)), wordsWide: 220);
        });
    }

    private static Look LookOf(LevelCount level) => level.Level > 0 ? Look.Bar : level.IsDormant ? Look.Empty : Look.Hatch;

    private static string Finding(List<LevelCount> levels, long all, Tongue tongue)
    {
        if (all == 0) return tongue.Say("There are no partnerships yet", "Noch gibt es keine Partnerschaften");

        // The deepest level that at least half of them have reached tells the most.
        var most = levels.Select(level => level.Level).Where(level => level > 0 && 2 * On(level) >= all).DefaultIfEmpty(1).Max();
        var reached = On(most);
        return tongue.Say(
            $"{tongue.Number(reached)} of {tongue.Number(all)} {(all == 1 ? "partnership" : "partnerships")} {(reached == 1 ? "has" : "have")} reached level {most} or more",
            $"{tongue.Number(reached)} von {tongue.Number(all)} {(all == 1 ? "Partnerschaft" : "Partnerschaften")} {(reached == 1 ? "ist" : "sind")} mindestens auf Stufe {most}");

        long On(int level) => levels.Where(other => other.Level >= level).Sum(other => (long)Math.Max(0, other.Count));
    }
}

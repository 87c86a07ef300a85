using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts;

/// <summary>Where the dimensions of a partnership stand.</summary>
/// <param name="Name">Of what the levels are, such as a day.</param>
/// <param name="OtherName">Of what those beside them are: an earlier day, or what is wanted; null without them.</param>
public sealed record DimensionProfile(IReadOnlyList<ProfileRow> Rows, string Name, string? OtherName = null);

/// <summary>One dimension.</summary>
/// <param name="Level">0 to 4.</param>
/// <param name="Other">0 to 4; null where there is none.</param>
public sealed record ProfileRow(string Dimension, int Level, int? Other = null);

/// <summary>A row of four fields for each dimension, filled as far as it stands; below it, thinner, the profile it is compared with.</summary>
public static class ProfileChart
{
    private const int Highest = 4;
    private const double High = 20;
    private const double WidestName = 300;

    public static Chart Draw(DimensionProfile profile, ChartPlace place)
    {
        var tongue = place.Tongue;
        var table = new ChartTable(
            [tongue.Say("Dimension", "Dimension"), profile.Name, .. profile.OtherName is { } other ? new[] { other } : []],
            [
                .. profile.Rows.Select(row => (IReadOnlyList<ChartCell>)
                    [ChartCell.Of(row.Dimension), ChartCell.Of(row.Level, tongue), .. profile.OtherName is null ? Array.Empty<ChartCell>() : [ChartCell.Of(row.Other, tongue)]])
            ]);

        return Chart.Of(Finding(profile.Rows, tongue), tongue.Say("Level of each dimension, 0 to 4", "Stufe jeder Dimension, 0 bis 4"), place, table, picture =>
        {
            var left = picture.IsNarrow ? 1 : Lettering.Widest(profile.Rows.Select(row => row.Dimension), WidestName) + 13;
            foreach (var row in profile.Rows) DrawRow(picture, row, left, profile.OtherName is not null);
            if (profile is not { OtherName: { } name, Rows.Count: > 0 }) return;

            picture.Legend((Sample.Box, Look.Bar, profile.Name), (Sample.Line, Look.Other with { Thickness = 6 }, name));
        });
    }

    private static void DrawRow(Picture picture, ProfileRow row, double left, bool hasOther)
    {
        var each = (picture.Width - left - 40.0) / Highest;
        var top = picture.Bottom + (picture.IsNarrow ? 28 : 12);
        picture.Text(Look.Text, 1, picture.IsNarrow ? top - 8 : top + 15, row.Dimension, picture.IsNarrow ? picture.Width - 2 : left - 12);
        for (var field = 0; field < Highest; field++) picture.Rect(field < row.Level ? Look.Bar : Look.Empty, left + field * each, top, each - 5, High, 3);
        picture.Text(Look.Strong, picture.Width - 28, top + 15, $"{row.Level}", 28);
        picture.Bottom = top + High;
        if (!hasOther) return;

        for (var field = 0; field < Highest && field < row.Other; field++) picture.Rect(Look.Other, left + field * each, top + High + 4, each - 5, 6, 2);
        picture.Text(Look.Aside, picture.Width - 28, top + High + 14, row.Other is { } other ? $"{other}" : "–", 28);
        picture.Bottom += 18;
    }

    private static string Finding(IReadOnlyList<ProfileRow> rows, Tongue tongue)
    {
        if (rows is []) return tongue.Say("Nothing is known of any dimension", "Über keine Dimension ist etwas bekannt");

        var (most, least) = (rows.Max(row => row.Level), rows.Min(row => row.Level));
        return most == least
            ? tongue.Say($"Every dimension stands at {most}", $"Alle Dimensionen stehen auf {most}")
            : tongue.Say($"Furthest: {At(most)}. Least: {At(least)}", $"Am weitesten: {At(most)}. Am wenigsten: {At(least)}");

        string At(int level) => $"{tongue.List([.. rows.Where(row => row.Level == level).Select(row => Lettering.Cut(row.Dimension, 300))])} ({level})";
    }
}

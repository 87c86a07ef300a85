namespace Kooperation.Dashboard.Charts.Drawing;

/// <summary>Bars one below the other, each with its name before it and its figure behind it.</summary>
internal static class Bars
{
    private const double High = 22;

    /// <param name="full">What the longest bar stands for.</param>
    /// <param name="wordsWide">Room for the names, where there is any beside the bars.</param>
    public static void Draw(Picture picture, IReadOnlyList<(string Name, int Count, string Said, Look Look)> bars, int full, double wordsWide)
    {
        var left = picture.IsNarrow ? 2 : wordsWide;
        var room = picture.Width - left - bars.Max(bar => Lettering.Width(bar.Said)) * Lettering.Bold - 12;
        foreach (var (name, count, said, look) in bars)
        {
            var top = picture.Bottom + (picture.IsNarrow ? 26 : 8);
            var wide = room * Math.Clamp(count / (double)Math.Max(1, full), 0, 1);
            if (picture.IsNarrow) picture.Text(Look.Text, 1, top - 7, name, picture.Width - 2);
            else picture.Text(Look.Text, left - 10, top + 16, name, left - 11, Anchor.End);
            picture.Line(Look.Axis, left, top - 3, left, top + High + 3);
            picture.Rect(look, left, top, count > 0 ? Math.Max(2, wide) : 0, High);
            picture.Text(Look.Strong, left + (count > 0 ? Math.Max(2, wide) : 0) + 8, top + 16, said, picture.Width);
            picture.Bottom = top + High;
        }

        picture.Bottom += 6;
    }
}

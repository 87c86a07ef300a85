using System.Xml.Linq;
using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;

namespace Kooperation.Dashboard.Charts;

/// <summary>A picture of figures, with the same figures as a table.</summary>
/// <param name="Title">What the figures show, as a sentence.</param>
/// <param name="Unit">What is counted or measured, in words.</param>
/// <param name="Source">Where the figures are from.</param>
/// <param name="Picture">SVG for a place at least 36 rem wide.</param>
/// <param name="Narrow">The same for a narrower one, down to a telephone.</param>
public sealed record Chart(string Title, string Unit, string Source, XElement Picture, XElement Narrow, ChartTable Table)
{
    /// <summary>Draws both pictures.</summary>
    internal static Chart Of(string title, string unit, ChartPlace place, ChartTable table, Action<Picture> draw)
    {
        var (said, measured, source) = (Lettering.Legible(title), Lettering.Legible(unit), Lettering.Legible(place.Source));
        return new Chart(said, measured, source, Drawn(place.Id, Drawing.Picture.Wide), Drawn($"{place.Id}-narrow", Drawing.Picture.Slim),
            table with { Heads = [.. table.Heads.Select(Lettering.Legible)] });

        XElement Drawn(string id, int width)
        {
            var picture = new Picture(id, width);
            draw(picture);
            return picture.Finish(said, $"{measured}. {source}");
        }
    }
}

/// <summary>Where a chart stands.</summary>
/// <param name="Id">With what its ids begin, unlike those of any other chart of the page.</param>
/// <param name="Source">Where the figures are from.</param>
public sealed record ChartPlace(string Id, string Source, Tongue Tongue);

using System.Globalization;
using System.Xml.Linq;

namespace Kooperation.Dashboard.Charts.Drawing;

/// <summary>Where a text stands to its place.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End
}

/// <summary>The mark that stands for something in a legend.</summary>
internal enum Sample
{
    Box,
    Line,
    Dot,
    Diamond,
    Triangle,
    Rising
}

/// <summary>A picture in the making, in units of about a CSS pixel. It is as high as what is in it.</summary>
internal sealed class Picture(string id, int width)
{
    public const int Wide = 640;
    public const int Slim = 320;

    /// <summary>Height of letters; the line of a text lies <see cref="Letters"/> below its top.</summary>
    public const double Letters = 14;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly List<XElement> _marks = [];

    public int Width => width;

    public bool IsNarrow => width < Wide;

    /// <summary>Where the next thing goes, below all others.</summary>
    public double Bottom { get; set; }

    public void Rect(Look look, double x, double y, double wide, double high, double round = 0)
    {
        if (wide <= 0 || high <= 0) return;

        Add("rect", look, ("x", Number(x)), ("y", Number(y)), ("width", Number(wide)), ("height", Number(high)), round > 0 ? ("rx", Number(round)) : default);
    }

    public void Line(Look look, double fromX, double fromY, double toX, double toY) =>
        Add("line", look, ("x1", Number(fromX)), ("y1", Number(fromY)), ("x2", Number(toX)), ("y2", Number(toY)));

    public void Circle(Look look, double x, double y, double radius) => Add("circle", look, ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)));

    public void Shape(Look look, params IEnumerable<(double X, double Y)> corners) => Add("polygon", look, ("points", Points(corners)));

    public void Polyline(Look look, params IEnumerable<(double X, double Y)> points) => Add("polyline", look, ("points", Points(points)));

    public void Diamond(Look look, double x, double y, double radius) => Shape(look, (x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y));

    /// <summary>Writes a text on the line at <paramref name="y"/>, cut to its room.</summary>
    public void Text(Look look, double x, double y, string text, double room, Anchor anchor = Anchor.Start)
    {
        if (Lettering.Cut(text, look.IsBold ? room / Lettering.Bold : room) is not { Length: > 0 } cut) return;

        Add("text", look, ("x", Number(x)), ("y", Number(y)), anchor == Anchor.Start ? default : ("text-anchor", anchor == Anchor.Middle ? "middle" : "end"),
            look.IsBold ? ("font-weight", "600") : default, look.IsOver ? ("paint-order", "stroke") : default);
        _marks[^1].Value = cut;
    }

    /// <summary>Writes a text near a place, as near as the edges let it.</summary>
    public void TextNear(Look look, double x, double y, string text, double left, double right)
    {
        var cut = Lettering.Cut(text, right - left);
        var half = Lettering.Width(cut) * (look.IsBold ? Lettering.Bold : 1) / 2;
        Text(look, Math.Max(left + half, Math.Min(x, right - half)), y, cut, width * 2, Anchor.Middle);
    }

    /// <summary>Writes lines below all others, as many as it takes.</summary>
    public void Paragraph(Look look, string text)
    {
        foreach (var line in Lettering.Lines(text, width - 2)) Text(look, 1, Bottom += Letters + 5, line, width - 2);
        Bottom += 4;
    }

    /// <summary>Says below all others what the marks mean.</summary>
    public void Legend(params IEnumerable<(Sample Sample, Look Look, string Meaning)> items)
    {
        var x = 1.0;
        Bottom += 26;
        foreach (var (sample, look, meaning) in items)
        {
            var room = Math.Min(Lettering.Width(meaning) + 1, width - 24);
            if (x > 1 && x + 22 + room > width) (x, Bottom) = (1, Bottom + 22);
            Draw(sample, look, x, Bottom - 11);
            Text(Look.Aside, x + 22, Bottom, meaning, room);
            x += 22 + room + 18;
        }

        Bottom += 6;
    }

    public XElement Finish(string title, string description)
    {
        var height = Math.Ceiling(Bottom) + 2;
        return Sheet(id, width, height, title, description, [.. _marks]);
    }

    /// <summary>A chart with a white ground and its words.</summary>
    public static XElement Framed(Chart chart)
    {
        const int edge = 20;
        var inner = new XElement(chart.Picture);
        var (wide, high) = (Wide + 2 * edge, double.Parse(inner.Attribute("height")!.Value, CultureInfo.InvariantCulture));

        var frame = new Picture("chart", Wide);
        foreach (var line in Lettering.Lines(chart.Title, Wide / Lettering.Bold)) frame.Text(Look.Strong, 0, frame.Bottom += Letters + 6, line, Wide);
        frame.Paragraph(Look.Aside, chart.Unit);
        var top = frame.Bottom += 16;
        frame.Bottom += high + 6;
        frame.Paragraph(Look.Aside, chart.Source);

        inner.SetAttributeValue("x", "0");
        inner.SetAttributeValue("y", Number(top));
        foreach (var name in new[] { "role", "aria-labelledby", "class" }) inner.SetAttributeValue(name, null);
        inner.Elements().Where(element => element.Name.LocalName is "title" or "desc").Remove();
        return Sheet("chart", wide, frame.Bottom + 2 * edge, chart.Title, $"{chart.Unit}. {chart.Source}",
            Marked("rect", Look.Sheet, ("width", Number(wide)), ("height", Number(frame.Bottom + 2 * edge))),
            new XElement(Svg + "g", new XAttribute("transform", $"translate({edge} {edge})"), frame._marks, inner));
    }

    private void Draw(Sample sample, Look look, double x, double y)
    {
        switch (sample)
        {
            case Sample.Box: Rect(look, x, y, 14, 12, 2); break;
            case Sample.Line: Line(look, x, y + 6, x + 16, y + 6); break;
            case Sample.Dot: Circle(look, x + 8, y + 6, 5.5); break;
            case Sample.Diamond: Diamond(look, x + 8, y + 6, 6.5); break;
            case Sample.Rising: Shape(look, (x + 2, y + 11), (x + 14, y + 11), (x + 8, y + 1)); break;
            case Sample.Triangle: Shape(look, (x + 2, y + 1), (x + 14, y + 1), (x + 8, y + 11)); break;
        }
    }

    private void Add(string name, Look look, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var mark = Marked(name, look, attributes);
        if (look.Fill == Look.Hatched) mark.SetAttributeValue("fill", $"url(#{id}-hatch)");
        _marks.Add(mark);
    }

    private static XElement Marked(string name, Look look, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var mark = new XElement(Svg + name, new XAttribute("class", look.Class), new XAttribute("fill", look.Fill));
        if (look.Stroke != "none")
        {
            mark.SetAttributeValue("stroke", look.Stroke);
            mark.SetAttributeValue("stroke-width", Number(look.Thickness));
            mark.SetAttributeValue("stroke-dasharray", look.Dashes);
        }

        foreach (var (attribute, value) in attributes)
        {
            if (attribute is not null) mark.SetAttributeValue(attribute, value);
        }

        return mark;
    }

    private static XElement Sheet(string id, double width, double height, string title, string description, params XElement[] marks)
    {
        var hatched = marks.Any(mark => (string?)mark.Attribute("class") == Look.Hatch.Class);
        return new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"), new XAttribute("width", Number(width)), new XAttribute("height", Number(height)),
            new XAttribute("class", "chart-drawing"), new XAttribute("role", "img"), new XAttribute("aria-labelledby", $"{id}-title {id}-desc"),
            new XAttribute("font-family", "'Fira Sans', system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"), new XAttribute("font-size", Number(Letters)),
            new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), title),
            new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), description),
            hatched ? new XElement(Svg + "defs", HatchPattern(id)) : null,
            new XElement(Svg + "g", new XAttribute("aria-hidden", "true"), marks));
    }

    private static XElement HatchPattern(string id) => new(Svg + "pattern",
        new XAttribute("id", $"{id}-hatch"), new XAttribute("width", "6"), new XAttribute("height", "6"),
        new XAttribute("patternUnits", "userSpaceOnUse"), new XAttribute("patternTransform", "rotate(45)"),
        Marked("rect", Look.HatchSheet, ("width", "6"), ("height", "6")),
        Marked("line", Look.HatchLine, ("x1", "1"), ("y1", "0"), ("x2", "1"), ("y2", "6")));

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));

    // A tenth of a pixel is seen by nobody.
    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}

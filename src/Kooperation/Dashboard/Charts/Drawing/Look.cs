namespace Kooperation.Dashboard.Charts.Drawing;

/// <summary>How a mark looks by itself, in light; its class has charts.css say it anew for dark, forced colours and print.</summary>
internal sealed record Look(string Class, string Fill = "none", string Stroke = "none", double Thickness = 1, string? Dashes = null, bool IsBold = false, bool IsOver = false)
{
    private const string Paper = "#ffffff";
    private const string Ink = "#1b1f2a";
    private const string Quiet = "#555b6e";
    private const string Edge = "#6e7597";
    private const string Blue = "#2a5199";
    private const string Ochre = "#9a5b00";

    public const string Hatched = "hatched";

    public static readonly Look Sheet = new("chart-sheet", Fill: Paper);
    public static readonly Look Bar = new("chart-bar", Fill: Blue, Stroke: Blue);
    public static readonly Look Other = new("chart-other", Fill: Ochre, Stroke: Ochre);
    public static readonly Look Empty = new("chart-empty", Fill: "#f3f4f7", Stroke: Edge);
    public static readonly Look Hatch = new("chart-hatched", Fill: Hatched, Stroke: Quiet);
    public static readonly Look HatchSheet = new("chart-hatch-sheet", Fill: Paper);
    public static readonly Look HatchLine = new("chart-hatch-line", Stroke: Quiet, Thickness: 1.6);
    public static readonly Look Area = new("chart-area", Fill: "#dde5f5");
    public static readonly Look Future = new("chart-future", Fill: "#f3f4f7");
    public static readonly Look Grid = new("chart-grid", Stroke: "#d5d8e2");
    public static readonly Look Axis = new("chart-axis", Stroke: Edge);
    public static readonly Look Lead = new("chart-lead", Stroke: Edge, Dashes: "1 3");
    public static readonly Look Expected = new("chart-expected", Fill: Ink, Stroke: Ink, Thickness: 2);
    public static readonly Look Reached = new("chart-reached", Fill: Ink, Stroke: Paper, Thickness: 1.5);
    public static readonly Look Halo = new("chart-halo", Stroke: Paper, Thickness: 6);
    public static readonly Look Today = new("chart-today", Stroke: Ink, Thickness: 1.5, Dashes: "5 3");
    public static readonly Look Line = new("chart-line", Stroke: Blue, Thickness: 2.5);
    public static readonly Look Projection = new("chart-line", Stroke: Blue, Thickness: 2.5, Dashes: "6 5");
    public static readonly Look Dot = new("chart-dot", Fill: Blue, Stroke: Paper, Thickness: 1.5);
    public static readonly Look OpenDot = new("chart-open-dot", Fill: Paper, Stroke: Blue, Thickness: 2);
    public static readonly Look OtherMark = new("chart-other-mark", Fill: Paper, Stroke: Ochre, Thickness: 2.5);
    public static readonly Look OtherLine = new("chart-other-line", Stroke: Ochre, Thickness: 2, Dashes: "2 3");

    public static readonly Look Text = new("chart-text", Fill: Ink);
    public static readonly Look Strong = new("chart-text", Fill: Ink, IsBold: true);
    public static readonly Look Aside = new("chart-aside", Fill: Quiet);
    public static readonly Look OnBar = new("chart-on-bar", Fill: Paper, IsBold: true);

    /// <summary>For a text that lies over lines: its letters have an edge in the colour of the ground.</summary>
    public Look Over() => this with { Class = $"{Class} chart-over", Stroke = Paper, Thickness = 4, IsOver = true };
}

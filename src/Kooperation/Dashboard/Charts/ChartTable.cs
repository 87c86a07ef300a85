using System.Globalization;
using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;
using Kooperation.Domain.Time;

namespace Kooperation.Dashboard.Charts;

/// <summary>The figures of a chart. The first cell of a row says what the row is about.</summary>
public sealed record ChartTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<ChartCell>> Rows);

/// <summary>One value of a table.</summary>
/// <param name="Text">As people of the language write it.</param>
/// <param name="Raw">As programs read it: numbers with a point, days as yyyy-MM-dd, empty where there is none.</param>
public sealed record ChartCell(string Text, string Raw, bool IsNumber = false)
{
    /// <summary>A word of ours, or whatever somebody typed.</summary>
    public static ChartCell Of(string text)
    {
        var legible = Lettering.Legible(text);
        return new ChartCell(legible, legible);
    }

    public static ChartCell Of(decimal? value, Tongue tongue) =>
        value is { } known ? new ChartCell(tongue.Number(known), known.ToString(CultureInfo.InvariantCulture), IsNumber: true) : None;

    public static ChartCell Percent(decimal? value, Tongue tongue) => value is { } known ? Of(known, tongue) with { Text = tongue.Percent(known) } : None;

    public static ChartCell Of(PartialDate date, Tongue tongue) => date.IsKnown ? new ChartCell(date.InWords().In(tongue), date.ToString()) : None;

    public static readonly ChartCell None = new("–", "");
}

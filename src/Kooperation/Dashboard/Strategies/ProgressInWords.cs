using Kooperation.Dashboard.Charts.Drawing;
using Kooperation.Domain.Language;
using Kooperation.Domain.Progress;

namespace Kooperation.Dashboard.Strategies;

/// <summary>Figures of progress in few words, as headings and lines of a list say them.</summary>
internal static class ProgressInWords
{
    public static Sentence Percent(int percent) => new($"{percent}%", $"{percent}\u00a0%");

    /// <summary>The first of the two numbers.</summary>
    public static Sentence AtLeast(this Implementation figure) => figure.AtLeast is { } percent
        ? figure.Unknown == 0 ? Percent(percent) : new($"at least {percent}%", $"mindestens {percent}\u00a0%")
        : new("not assessable", "nicht bewertbar");

    public static Sentence Unknown(this Implementation figure) => new($"unknown {figure.Unknown}%", $"unbekannt {figure.Unknown}\u00a0%");

    public static Sentence AtLeast(this Expectation figure) => figure.AtLeast is { } percent
        ? figure.Unknown == 0 ? new($"expected {percent}%", $"erwartet {percent}\u00a0%") : new($"expected at least {percent}%", $"erwartet mindestens {percent}\u00a0%")
        : new("nothing expected, as there are no dates", "nichts erwartet, da ohne Termine");

    public static Sentence InWords(this FreshnessDegree degree) => degree switch
    {
        FreshnessDegree.Fresh => new("fresh", "aktuell"),
        FreshnessDegree.Ageing => new("getting old", "älter"),
        FreshnessDegree.Stale => new("stale", "veraltet"),
        FreshnessDegree.Never => new("never reported on", "nie berichtet"),
        _ => new("nothing left to report", "nichts mehr zu berichten")
    };

    public static Sentence InWords(this LightColour colour) => colour switch
    {
        LightColour.Red => new("red", "rot"),
        LightColour.Yellow => new("yellow", "gelb"),
        LightColour.Grey => new("grey", "grau"),
        LightColour.Green => new("green", "grün"),
        _ => new("no light", "ohne Ampel")
    };

    public static Sentence InWords(this CoDesign design) => design switch
    {
        CoDesign.Yes => new("designed together before it was approved", "vor dem Beschluss gemeinsam entworfen"),
        CoDesign.Unclear => new("a partner shaped it; the days do not tell whether before it was approved", "ein Partner hat sie mitgestaltet; ob vor dem Beschluss, sagen die Tage nicht"),
        _ => new("not designed together before it was approved", "nicht vor dem Beschluss gemeinsam entworfen")
    };

    /// <summary>The measures in each colour, those that nobody has left out, the worst first.</summary>
    public static IEnumerable<(LightColour Colour, int Measures)> Each(this LightCounts counts) => new[]
    {
        (LightColour.Red, counts.Red), (LightColour.Yellow, counts.Yellow), (LightColour.Grey, counts.Grey), (LightColour.Green, counts.Green), (LightColour.None, counts.None)
    }.Where(one => one.Item2 > 0);

    /// <summary>The indicators of each symbol, those without any left out, the best first.</summary>
    public static IEnumerable<(WeatherSymbol Symbol, int Indicators)> Each(this Effect effect) => new[]
    {
        (WeatherSymbol.Sun, effect.Sun), (WeatherSymbol.LightCloud, effect.LightCloud), (WeatherSymbol.Cloud, effect.Cloud), (WeatherSymbol.Storm, effect.Storm)
    }.Where(one => one.Item2 > 0);

    public static Sentence InWords(this WeatherSymbol symbol) => symbol switch
    {
        WeatherSymbol.Sun => new("sun", "Sonne"),
        WeatherSymbol.LightCloud => new("light cloud", "leicht bewölkt"),
        WeatherSymbol.Cloud => new("cloud", "bewölkt"),
        _ => new("storm", "Gewitter")
    };

    /// <summary>Measures in words: 1 measure, 18 measures.</summary>
    public static Sentence Measures(int count) => count == 1 ? new("1 measure", "1 Maßnahme") : new($"{count} measures", $"{count} Maßnahmen");

    public static Sentence Indicators(int count) => count == 1 ? new("1 indicator", "1 Indikator") : new($"{count} indicators", $"{count} Indikatoren");

    /// <summary>An amount with its currency, as it is written in the locale.</summary>
    /// <param name="cents">Euro cents.</param>
    public static string Euros(this Visit visit, long cents) => (cents / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", visit.Culture) is var amount && visit.Culture.Name == "de-DE" ? $"{amount} €" : $"€{amount}";

    /// <summary>A decimal figure as it is written in the locale.</summary>
    public static string Number(this Visit visit, decimal value) => visit.Tongue.Number(value);

    /// <summary>A word of a choice as the API takes it.</summary>
    public static string Wire<TWord>(TWord word) where TWord : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}

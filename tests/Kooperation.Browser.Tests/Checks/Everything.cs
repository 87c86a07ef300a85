using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests.Checks;

/// <summary>All that is asked of any page, each in the looks that can differ in it.</summary>
public static class Everything
{
    private static readonly Look[] ForAxe = [Look.German, Look.EnglishDark, Look.EnglishZoomed];
    private static readonly Look[] ForTheKeyboard = [Look.ForcedColours, Look.EnglishZoomed];

    /// <summary>Fails with every flaw of the page, each in a line.</summary>
    public static async Task IsFlawless(Visit visit, HtmlChecker html)
    {
        var flaws = await Flaws(visit, html);
        Assert.True(flaws.Count == 0, string.Join(Environment.NewLine, flaws.Prepend(visit.Page.Url)));
    }

    public static async Task<IReadOnlyList<string>> Flaws(Visit visit, HtmlChecker html) =>
    [
        .. await html.Flaws(await visit.Source()),
        .. await Outline.Flaws(visit),
        .. await Reflow.Flaws(visit),
        .. ForTheKeyboard.Contains(visit.Look) ? await Keyboard.Flaws(visit) : [],
        .. ForAxe.Contains(visit.Look) ? await Accessibility.Flaws(visit) : []
    ];
}

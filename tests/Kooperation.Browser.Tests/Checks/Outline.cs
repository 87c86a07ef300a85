using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests.Checks;

/// <summary>What a reader is told before and between the lines: the title, the language, and the order of headings.</summary>
public static class Outline
{
    public static async Task<IReadOnlyList<string>> Flaws(Visit visit)
    {
        List<string> flaws = [];
        if (string.IsNullOrWhiteSpace(await visit.Page.TitleAsync())) flaws.Add("the page has no title");

        var language = await visit.Page.EvaluateAsync<string>("document.documentElement.lang");
        if (language != visit.Look.Language) flaws.Add($"the page says that its language is \"{language}\", asked for in {visit.Look.Language}");

        var levels = await visit.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.localName[1]))");
        if (levels.Count(level => level == 1) != 1 || levels[0] != 1) flaws.Add($"the headings do not begin with the only one of level 1: {string.Join(" ", levels)}");
        if (levels.Zip(levels.Skip(1)).Any(pair => pair.Second > pair.First + 1)) flaws.Add($"the headings leave out a level: {string.Join(" ", levels)}");
        return flaws;
    }
}

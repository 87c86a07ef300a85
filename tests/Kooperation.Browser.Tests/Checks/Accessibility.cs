using Deque.AxeCore.Commons;
using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests.Checks;

/// <summary>What axe finds against WCAG 2.2 AA, and against what is good practice beyond. Run in the page itself, as no page of ours holds one of others.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Run =
        """
        async () => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
            return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html} ${failureSummary}`));
        }
        """;

    /// <summary>Each with the rule, where it is broken and how it is mended.</summary>
    public static async Task<IReadOnlyList<string>> Flaws(Visit visit)
    {
        await visit.Page.EvaluateAsync(Axe);
        return await visit.Page.EvaluateAsync<string[]>(Run);
    }
}

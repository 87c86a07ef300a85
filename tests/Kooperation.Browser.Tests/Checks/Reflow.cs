using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests.Checks;

/// <summary>A page is read by scrolling down alone (WCAG 1.4.10). What must be wider scrolls by itself, in a region that has a name and that the keyboard reaches.</summary>
public static class Reflow
{
    private const string TooWide =
        """
        () => {
            const page = document.scrollingElement;
            const tell = element => element.outerHTML.slice(0, 120);
            const isMarked = element => element.tabIndex === 0 && element.matches('[role=region], section, nav') && element.matches('[aria-label], [aria-labelledby]');
            const scrolling = [...document.querySelectorAll('body *')].filter(element => element.scrollWidth > element.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX));
            const flaws = scrolling.filter(element => !isMarked(element) && !element.matches('textarea')).map(element => `scrolls sideways, but is no region with a name that the keyboard reaches: ${tell(element)}`);
            if (page.scrollWidth <= innerWidth) return flaws;

            const wide = [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right + scrollX > innerWidth && !scrolling.some(region => region.contains(element)));
            const innermost = wide.filter(element => !wide.some(other => other !== element && element.contains(other)));
            return [...flaws, `the page is ${page.scrollWidth} wide in a window of ${innerWidth}: ${innermost.slice(0, 5).map(tell).join(' ')}`];
        }
        """;

    public static async Task<IReadOnlyList<string>> Flaws(Visit visit) => await visit.Page.EvaluateAsync<string[]>(TooWide);
}

using System.Text.Json;
using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests.Checks;

/// <summary>A stop of the keyboard.</summary>
/// <param name="Element">Its number in the page.</param>
/// <param name="Html">Its beginning.</param>
/// <param name="IsShown">Whether it looks other than without the focus.</param>
/// <param name="IsSeen">Whether any of it is in the window and not covered.</param>
public sealed record Stop(int Element, string Html, bool IsShown, bool IsSeen);

/// <summary>Whoever has no mouse reaches everything, and sees where they are.</summary>
public static class Keyboard
{
    // A field of a date has a stop for each part and for its calendar, within which the browser shows where one is.
    private const int MostStopsInOne = 6;

    // What can be used is counted, and how each looks without the focus is kept, before the first key.
    private const string Prepare =
        """
        () => {
            const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex^="-"])';
            const isThere = element => !element.matches(':disabled, [inert], [inert] *') && element.checkVisibility({ visibilityProperty: true });
            const isOfGroup = element => element.type === 'radio' && [...document.getElementsByName(element.name)].some(other => other !== element && other.form === element.form && (other.checked || (!element.checked && other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)));
            const look = element => { const style = getComputedStyle(element); return [style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineStyle} ${style.outlineColor}`, style.boxShadow].join(); };
            const elements = [...document.querySelectorAll('body *')];
            const tell = element => ({ element: elements.indexOf(element), html: element.outerHTML.slice(0, 120) });
            document.activeElement?.blur();
            globalThis.keyboard = { look, tell, before: new Map(elements.map(element => [element, look(element)])) };
            return [...document.querySelectorAll(usable)].filter(element => isThere(element) && !isOfGroup(element)).map(tell);
        }
        """;

    private const string Tell =
        """
        () => {
            const { look, tell, before } = globalThis.keyboard;
            const at = document.activeElement;
            if (!at || at === document.body || at === document.documentElement) return null;
            const points = [...at.getClientRects()].flatMap(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]));
            const isSeen = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (at.contains(top) || top.contains(at) && top.closest('label')); });
            return { ...tell(at), isShown: look(at) !== before.get(at), isSeen };
        }
        """;

    /// <summary>Where Tab stops, from the beginning of the page to its end.</summary>
    public static async Task<IReadOnlyList<Stop>> Walk(Visit visit) => (await WalkAndCount(visit)).Stops;

    public static async Task<IReadOnlyList<string>> Flaws(Visit visit)
    {
        var (stops, usable) = await WalkAndCount(visit);
        var reached = stops.Select(stop => stop.Element).ToHashSet();
        return
        [
            .. usable.Where(one => !reached.Contains(one.Element)).Select(one => $"is not reached by the keyboard: {one.Html}"),
            .. stops.Where(stop => !stop.IsShown).Select(stop => $"does not show that it has the focus: {stop.Html}"),
            .. stops.Where(stop => !stop.IsSeen).Select(stop => $"has the focus where nobody sees it: {stop.Html}")
        ];
    }

    private static async Task<(IReadOnlyList<Stop> Stops, IReadOnlyList<Usable> Usable)> WalkAndCount(Visit visit)
    {
        var usable = (await visit.Page.EvaluateAsync<JsonElement>(Prepare)).Deserialize<Usable[]>(JsonSerializerOptions.Web)!;
        List<Stop> stops = [];
        for (var presses = 0; presses < MostStopsInOne * (usable.Length + 1); presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var stop = (await visit.Page.EvaluateAsync<JsonElement>(Tell)).Deserialize<Stop?>(JsonSerializerOptions.Web);
            if (stop is null || stop.Element == stops.FirstOrDefault()?.Element && stops.Count > 1) break; // Beyond the last, the walk begins again.
            if (stop.Element != stops.LastOrDefault()?.Element) stops.Add(stop);
        }

        return (stops, usable);
    }

    private sealed record Usable(int Element, string Html);
}

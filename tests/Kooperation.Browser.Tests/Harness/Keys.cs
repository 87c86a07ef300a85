using System.Text.Json;
using Microsoft.Playwright;

namespace Kooperation.Browser.Tests.Harness;

/// <summary>Somebody who has a keyboard and nothing else: they go on with Tab until they are told the name that they look for, press Enter, or type.</summary>
public sealed class Keys(Visit visit)
{
    private const int MostStops = 400;

    // What a reader says of the place where one is.
    private const string Here =
        """
        () => {
            const at = document.activeElement;
            if (!at || at === document.body) return null;
            const words = text => text.replace(/\s+/g, ' ').trim();
            const label = at.getAttribute('aria-label') ?? [...(at.labels ?? [])].map(label => label.textContent).join(' ');
            return { kind: at.type === 'checkbox' ? 'checkbox' : at.localName, name: words(label || at.textContent) };
        }
        """;

    private sealed record Stop(string Kind, string Name);

    /// <summary>In the language in which they read.</summary>
    public string Word(string german, string english) => visit.Look.Language == "de" ? german : english;

    /// <summary>From the front page to the municipality, as somebody of the provider of Development.</summary>
    public async Task SignIn(string name)
    {
        await Open(Word("Anmelden", "Sign in"));
        await Open(name);
    }

    /// <summary>Follows a link or presses a button, and is led to another page.</summary>
    public async Task Open(string name)
    {
        await Find(name, "a", "button");
        var loaded = new TaskCompletionSource();
        void Tell(object? sender, IPage page) => loaded.TrySetResult();
        visit.Page.Load += Tell;
        await visit.Page.Keyboard.PressAsync("Enter");
        await loaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
        visit.Page.Load -= Tell;
    }

    /// <summary>Opens what is folded.</summary>
    public async Task Unfold(string name)
    {
        await Find(name, "summary");
        await visit.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Follows a link into a window of its own.</summary>
    public async Task<Keys> OpenAside(string name)
    {
        await Find(name, "a");
        var aside = await visit.Page.RunAndWaitForPopupAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        await aside.WaitForLoadStateAsync();
        return new Keys(new Visit(aside, visit.Look));
    }

    /// <summary>Types a day into a field of the browser, which takes its parts one after the other; the number of the day is that of the month, so that their order does not matter.</summary>
    public async Task Pick(string name, int dayAndMonth, int year)
    {
        await Find(name, "input");
        await visit.Page.Keyboard.TypeAsync($"{dayAndMonth:00}{dayAndMonth:00}{year}");
    }

    /// <summary>Types over what stands in a field.</summary>
    public async Task Type(string name, string text)
    {
        await Find(name, "input", "textarea");
        await visit.Page.Keyboard.PressAsync("Control+A");
        await visit.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Ticks a box.</summary>
    public async Task Tick(string name)
    {
        await Find(name, "checkbox");
        await visit.Page.Keyboard.PressAsync("Space");
    }

    /// <summary>Chooses from a list by the beginning of the word.</summary>
    public async Task Choose(string name, string word)
    {
        await Find(name, "select");
        await visit.Page.Keyboard.TypeAsync(word);
    }

    /// <summary>Whether the page says that.</summary>
    public async Task Reads(string text)
    {
        var said = await visit.Page.Locator("body").InnerTextAsync();
        Assert.True(said.Contains(text, StringComparison.Ordinal), $"\"{text}\" is not said at {visit.Page.Url}, but: {said}");
    }

    private async Task Find(string name, params IReadOnlyList<string> kinds)
    {
        List<string> heard = [];
        for (var stops = 0; stops < MostStops; stops++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if ((await visit.Page.EvaluateAsync<JsonElement?>(Here))?.Deserialize<Stop?>(JsonSerializerOptions.Web) is not { } stop) continue;

            if (kinds.Contains(stop.Kind) && stop.Name.StartsWith(name, StringComparison.Ordinal)) return;
            heard.Add($"{stop.Kind} {stop.Name}");
        }

        Assert.Fail($"\"{name}\" is not reached at {visit.Page.Url}, only: {string.Join("; ", heard.Distinct())}");
    }
}

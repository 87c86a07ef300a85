using Kooperation.Browser.Tests.Checks;
using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests;

/// <summary>What shows within a page, where scripts run, is the same as what shows when it is loaded anew.</summary>
public sealed class WithoutReloading(TownHall townHall)
{
    private const string Hannover = "/municipalities/03241001";

    [Fact]
    public Task What_is_chosen_is_kept_in_the_choice_of_a_day_and_in_the_data() => townHall.Visit($"{Hannover}/partnerships", "lesende", Look.German, async visit =>
    {
        await visit.Page.Locator("#level-at-least").SelectOptionAsync("2");
        await visit.Shows("main table tbody:not(:has(tr:nth-child(2)))");
        Assert.Contains("levelAtLeast=2", await visit.Page.Locator("#as-data a").GetAttributeAsync("href"), StringComparison.Ordinal);
        await Everything.IsFlawless(visit, townHall.Html);

        await visit.Page.Locator("#times summary").ClickAsync();
        await visit.Page.Locator("#as-of").FillAsync("2026-11-01");
        await visit.Page.Locator("#times button").ClickAsync();
        await visit.Shows("#times.past");
        Assert.Contains("levelAtLeast=2", visit.Page.Url, StringComparison.Ordinal);
        Assert.Contains("asOf=2026-11-01", visit.Page.Url, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("")]
    [InlineData("?asOf=2026-11-01&comparedWith=2024-01-01")]
    public Task Whoever_types_into_the_search_is_shown_what_there_is(string times) => townHall.Visit($"{Hannover}{times}", "lesende", Look.German, async visit =>
    {
        await visit.Page.Locator("#search").PressSequentiallyAsync("theater");
        await visit.Shows("#suggestions a:has-text('Theater ohne Grenzen')");
        await Everything.IsFlawless(visit, townHall.Html);

        await visit.Page.Locator("#suggestions a").First.ClickAsync();
        await visit.Shows("h1:has-text('Theater ohne Grenzen')");
        Assert.Equal(times.Contains("asOf", StringComparison.Ordinal), visit.Page.Url.Contains("asOf=2026-11-01", StringComparison.Ordinal));
    });
}

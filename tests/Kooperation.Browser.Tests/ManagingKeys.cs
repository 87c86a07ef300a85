using Kooperation.Browser.Tests.Checks;
using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests;

/// <summary>The forms by which API keys are issued and revoked, without a script.</summary>
public sealed class ManagingKeys(TownHall townHall)
{
    private const string Address = "/municipalities/03241001/api-keys";

    // What somebody might type to break the page.
    private const string Label = "<b>Aktenplan</b> & \"Söhne\" 🗂";

    [Fact]
    public Task A_key_is_issued_listed_and_revoked() => townHall.Visit(Address, "verwaltung", Look.WithoutScripts, async visit =>
    {
        await FillIn(visit, Label, DateTime.Today.AddMonths(6));
        await visit.Shows("h1:has-text('Der Schlüssel ist ausgegeben')");
        Assert.StartsWith("kop_", await visit.Page.Locator("code").First.InnerTextAsync(), StringComparison.Ordinal);
        await Everything.IsFlawless(visit, townHall.Html);

        await visit.Page.Locator($"main a[href='{Address}']").ClickAsync();
        Assert.Equal(Label, await visit.Page.Locator("section h2").First.TextContentAsync());
        await Everything.IsFlawless(visit, townHall.Html);

        await visit.Page.Locator("#why").FillAsync("Wird nicht mehr gebraucht");
        await visit.Page.Locator("form:has(#why) button").ClickAsync();
        await visit.Shows("section:has-text('Aktenplan') dd:has-text('widerrufen am')");
        await Everything.IsFlawless(visit, townHall.Html);
    });

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("narrow")]
    public Task What_is_refused_says_why_and_keeps_what_was_typed(string look) => townHall.Visit(Address, "verwaltung", Look.All.Single(one => one.Name == look), async visit =>
    {
        visit.Expect(400);
        await FillIn(visit, "Aktenplan", new DateTime(2001, 1, 1));
        Assert.NotEmpty(await visit.Page.Locator("[role=alert]").InnerTextAsync());
        Assert.Equal("Aktenplan", await visit.Page.Locator("#label").InputValueAsync());
        await Everything.IsFlawless(visit, townHall.Html);
    });

    private static async Task FillIn(Visit visit, string label, DateTime expires)
    {
        await visit.Page.Locator("#label").FillAsync(label);
        await visit.Page.Locator("#expires").FillAsync($"{expires:yyyy-MM-dd}");
        await visit.Page.Locator("#reason").FillAsync("Das Aktensystem legt Vereinbarungen selbst ab");
        await visit.Page.Locator("form:has(#expires) button").ClickAsync();
    }
}

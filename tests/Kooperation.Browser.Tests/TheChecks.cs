using Kooperation.Browser.Tests.Checks;
using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests;

/// <summary>A check that finds nothing on a broken page is worth nothing: each is shown one.</summary>
public sealed class TheChecks(TownHall townHall)
{
    private const string AllowingEverything = "default-src * 'unsafe-inline'";

    [Theory]
    [InlineData("<p id=\"a\">x</p><p id=\"a\">y</p>", "no-dup-id")]
    [InlineData("<ul><p>x</p></ul>", "element-permitted-content")]
    [InlineData("<div><span>x</div>", "close-order")]
    [InlineData("<p colour=\"red\">x</p>", "known-attributes")]
    [InlineData("<p onclick=\"x()\">x</p>", "known-attributes")]
    [InlineData("<p style=\"color: red\">x</p>", "no-inline-style")]
    [InlineData("<p aria-describedby=\"nobody\">x</p>", "no-missing-references")]
    [InlineData("<made-up>x</made-up>", "no-unknown-elements")]
    [InlineData("<svg viewBox=\"0 0 1 1\"><circle r=\"1\"></svg>", "not well-formed")]
    public async Task Html_that_is_not_valid_is_found(string body, string flaw) =>
        Assert.Contains(await townHall.Html.Flaws(Around(body)), found => found.Contains(flaw, StringComparison.Ordinal));

    [Fact]
    public async Task Valid_html_is_left_in_peace() =>
        Assert.Empty(await townHall.Html.Flaws(Around("<h1>x</h1><p data-x=\"1\">&amp; <bdi>y</bdi></p><svg viewBox=\"0 0 1 1\" role=\"img\"><title>z</title><circle r=\"1\" /></svg>")));

    [Theory]
    [InlineData("<h1>x</h1><h3>y</h3>", "leave out a level")]
    [InlineData("<h2>x</h2><h1>y</h1>", "do not begin")]
    [InlineData("<h1>x</h1><h1>y</h1>", "do not begin")]
    [InlineData("<p>x</p>", "do not begin")]
    public Task Headings_out_of_order_are_found(string body, string flaw) => Shown(body, Look.German, Outline.Flaws, flaw);

    [Fact]
    public Task Another_language_than_asked_for_is_found() => Shown("<h1>x</h1>", Look.EnglishDark, Outline.Flaws, "its language");

    [Theory]
    [InlineData("<p class=\"wide\">x</p>", "500 wide in a window of 320: <p class=\"wide\"")]
    [InlineData("<div class=\"scrolls\"><p class=\"wide\">x</p></div>", "is no region with a name")]
    public Task Scrolling_sideways_is_found(string body, string flaw) => Shown(body, Look.NarrowDark, Reflow.Flaws, flaw);

    [Fact]
    public Task A_region_with_a_name_may_scroll_sideways() =>
        Shown("<div class=\"scrolls\" role=\"region\" aria-label=\"Matrix\" tabindex=\"0\"><p class=\"wide\">x</p></div>", Look.NarrowDark, Reflow.Flaws, null);

    [Theory]
    [InlineData("<button class=\"plain\">x</button>", "does not show that it has the focus: <button")]
    [InlineData("<a href=\"#x\" tabindex=\"-1\">x</a>", "is not reached by the keyboard: <a")]
    [InlineData("<button>x</button><div class=\"cover\"></div>", "has the focus where nobody sees it: <button")]
    public Task What_the_keyboard_does_not_reach_or_show_is_found(string body, string flaw) => Shown(body, Look.German, Keyboard.Flaws, flaw);

    [Fact]
    public Task The_keyboard_walks_fields_of_all_kinds_in_their_order() => townHall.Visit("/", null, Look.German, async visit =>
    {
        const string Fields =
            """
            <label>a<input type="date"></label><label>b<input type="radio" name="r"></label><label>c<input type="radio" name="r"></label><a href="#x">d</a>
            <select><option>e</option></select><details><summary>f</summary><a href="#y">g</a></details><fieldset disabled><input></fieldset><textarea></textarea>
            """;
        await Open(visit, Fields, AllowingEverything);
        Assert.Empty(await Keyboard.Flaws(visit));
        Assert.Equal(["<input type=\"date\"", "<input type=\"radio\"", "<a href=\"#x\"", "<select", "<summary", "<textarea"], (await Keyboard.Walk(visit)).Select(stop => stop.Html.Split('>')[0].Replace(" name=\"r\"", "", StringComparison.Ordinal)));
    });

    [Theory]
    [InlineData("<main><h1>x</h1><p class=\"pale\">hardly to be read</p></main>", "color-contrast")]
    [InlineData("<main><h1>x</h1><input></main>", "label: ")]
    [InlineData("<h1>x</h1>", "region: ")]
    public Task What_axe_knows_is_found(string body, string flaw) => Shown(body, Look.German, Accessibility.Flaws, flaw);

    [Theory]
    [InlineData("<img src=\"http://127.0.0.1:9/other-host.png\" alt=\"\">", "another host")]
    [InlineData("<img src=\"/no-such-picture.png\" alt=\"\">", "status of 401")]
    [InlineData("<script>throw new Error('broken')</script>", "broken")]
    [InlineData("<script>console.error('alas')</script>", "alas")]
    [InlineData("<script>x()</script>", "breach of the policy: script-src-elem inline", "default-src 'none'")]
    [InlineData("<p style=\"color: red\">x</p>", "breach of the policy: style-src-attr inline", "default-src 'none'")]
    public async Task Trouble_in_the_window_fails_the_visit(string body, string trouble, string policy = AllowingEverything)
    {
        var failed = await Assert.ThrowsAsync<Xunit.Sdk.XunitException>(() => townHall.Visit("/", null, Look.German, visit => Open(visit, body, policy)));
        Assert.True(failed.Message.Contains(trouble, StringComparison.Ordinal), failed.Message);
    }

    private Task Shown(string body, Look look, Func<Visit, Task<IReadOnlyList<string>>> check, string? flaw) => townHall.Visit("/", null, look, async visit =>
    {
        await Open(visit, body, AllowingEverything);
        var flaws = await check(visit);
        if (flaw is null) Assert.Empty(flaws);
        else Assert.Contains(flaws, found => found.Contains(flaw, StringComparison.Ordinal));
    });

    // A page of its own, so that no style of ours is on it.
    private static async Task Open(Visit visit, string body, string policy)
    {
        await visit.Page.RouteAsync("**/broken", route => route.FulfillAsync(new() { ContentType = "text/html", Headers = [new("Content-Security-Policy", policy)], Body = Around(body) }));
        await visit.Page.GotoAsync("/broken");
    }

    private static string Around(string body) =>
        $$"""
        <!DOCTYPE html>
        <html lang="de">
        <head>
        <meta charset="utf-8">
        <title>x</title>
        <style>body { margin: 0 } .wide { width: 500px; margin: 0 } .scrolls { overflow-x: auto } .plain:focus { outline: none } .cover { position: fixed; inset: 0; background: #fff } .pale { color: #ddd }</style>
        </head>
        <body>{{body}}</body>
        </html>
        """;
}

using System.Net;
using System.Xml.Linq;
using Kooperation.Dashboard.Charts;
using Kooperation.Domain.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kooperation.Tests.Dashboard.Charts;

/// <summary>How a chart stands in a page.</summary>
public sealed class TheFigureOfAChart
{
    [Fact]
    public async Task It_shows_the_finding_both_pictures_and_the_table()
    {
        var figure = await Figure("funnel", "/funnel?asOf=2026-11-22&knownAt=7");

        Assert.Contains("12 von 20 Angeboten angenommen", figure, StringComparison.Ordinal);
        Assert.Contains("<summary>Daten als Tabelle</summary>", figure, StringComparison.Ordinal);
        Assert.Contains("Quelle: Kooperation", figure, StringComparison.Ordinal);
        Assert.Equal(3, figure.Split("<svg").Length);
        Assert.Equal(6, figure.Split("<tr").Length - 1);
    }

    [Fact]
    public async Task It_is_taken_away_for_the_day_that_is_looked_at()
    {
        var figure = await Figure("funnel", "/funnel?asOf=2026-11-22&knownAt=7");

        Assert.Contains("href=\"/funnel.csv?asOf=2026-11-22&amp;knownAt=7\"", figure, StringComparison.Ordinal);
        Assert.Contains("href=\"/funnel.svg?asOf=2026-11-22&amp;knownAt=7\"", figure, StringComparison.Ordinal);
        Assert.Contains("href=\"/funnel.svg\"", await Figure("funnel", "/funnel"), StringComparison.Ordinal);
        Assert.DoesNotContain("href", await Figure("funnel", null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_to_be_shown_it_is_a_sentence()
    {
        var figure = await Figure("timeline-empty", "/timeline");

        Assert.Contains("Noch gibt es keine Maßnahmen", WebUtility.HtmlDecode(figure), StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", figure, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", figure, StringComparison.Ordinal);
        Assert.DoesNotContain("href", figure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_people_typed_it_is_text_and_no_markup()
    {
        foreach (var name in Samples.All.Keys)
        {
            var figure = await Figure(name, "/x");

            var read = XElement.Parse(figure.Replace("hidden>", "hidden=\"\">", StringComparison.Ordinal).Replace("download>", "download=\"\">", StringComparison.Ordinal));
            Assert.DoesNotContain(read.Descendants(), element => element.Name.LocalName is "script" or "style");
            Assert.Empty(read.Descendants().Attributes("style"));
        }
    }

    private static async Task<string> Figure(string sample, string? address)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = new Dictionary<string, object?> { ["Chart"] = Samples.All[sample](Tongue.German), ["Tongue"] = Tongue.German, ["DownloadAddress"] = address };
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ChartFigure>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}

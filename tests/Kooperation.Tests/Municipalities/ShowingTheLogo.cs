using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Municipalities;

public sealed class ShowingTheLogo(KooperationHost host) : MunicipalitySpec(host)
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>""";

    [Fact]
    public async Task The_logo_that_holds_stands_at_the_head_of_every_page_and_runs_nothing()
    {
        await GivenTheMunicipality();
        Assert.DoesNotContain("<img", await Page("settings"), StringComparison.Ordinal);

        await Settled("logo", new { svg = Svg, reason = "Erscheinungsbild", occurredOn = "2025-06-01" });
        var page = await Page("partnerships");
        var address = page.Split("<img src=\"")[1].Split('"')[0];
        using var picture = await Client.SendAsync(Asking(address), Cancelled);

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml", Svg), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType, await picture.Content.ReadAsStringAsync(Cancelled)));
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        await Settled("logo", new { reason = "doch nicht", occurredOn = "2025-07-01" });
        Assert.DoesNotContain("<img", await Page("partnerships"), StringComparison.Ordinal);
        using var gone = await Client.SendAsync(Asking(address), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_picture_that_does_more_than_draw_is_refused()
    {
        await GivenTheMunicipality();
        var answer = await Set("logo", new { svg = """<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>""", reason = "Erscheinungsbild", occurredOn = "2025-06-01" });

        Assert.Equal((HttpStatusCode.Conflict, "svg-only-draws"), (answer.Status, answer.Json["rule"]!.ToString()));
        Assert.DoesNotContain("<img", await Page("settings"), StringComparison.Ordinal);
    }

    private async Task<string> Page(string path)
    {
        using var answer = await Client.SendAsync(Asking($"/municipalities/{Municipality}/{path}"), Cancelled);
        var html = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, html);
        return html;
    }

    private static HttpRequestMessage Asking(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Kooperation-Actor", "rita/reader");
        request.Headers.TryAddWithoutValidation("Accept", BrowserWindow.Accepts);
        return request;
    }
}

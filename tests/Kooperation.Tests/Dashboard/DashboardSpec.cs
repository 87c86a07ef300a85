using System.Net;
using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard;

/// <summary>Looks at the pages of a municipality as a browser does.</summary>
public abstract partial class DashboardSpec(KooperationHost host) : KooperationSpec(host)
{
    /// <summary>A page that is shown, held against what every page must be.</summary>
    protected async Task<LookedAt> Look(string path, string language = "de")
    {
        var page = await Ask(path, language);
        Assert.True(page.Status == HttpStatusCode.OK, $"{(int)page.Status}: {page.Text}");
        Assert.Single(Regex.Matches(page.Html, "<h1[ >]"));
        Assert.DoesNotContain(" style=", page.Html, StringComparison.Ordinal);
        var ids = Ids().Matches(page.Html).Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Anchors().Matches(page.Html).Select(link => link.Groups[1].Value), id => Assert.Contains(id, ids));
        return page;
    }

    /// <summary>Whatever is answered to a browser.</summary>
    protected async Task<LookedAt> Ask(string path, string language = "de")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/municipalities/{Municipality}/{path}");
        request.Headers.TryAddWithoutValidation("Accept", BrowserWindow.Accepts);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var answer = await Client.SendAsync(request, Cancelled);
        return new LookedAt(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(Cancelled));
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Anchors();
}

/// <summary>A page as it was sent.</summary>
public sealed partial record LookedAt(HttpStatusCode Status, string? MediaType, string Html)
{
    /// <summary>What stands there, without its marks.</summary>
    public string Text { get; } = Spaces().Replace(WebUtility.HtmlDecode(Marks().Replace(Html, " ")), " ");

    /// <summary>What stands below the heading with that id, up to the next section.</summary>
    public string Section(string id) => Spaces().Replace(WebUtility.HtmlDecode(Marks().Replace(
        Html[Html.IndexOf($"id=\"{id}\"", StringComparison.Ordinal)..].Split("</section>")[0], " ")), " ");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Marks();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}

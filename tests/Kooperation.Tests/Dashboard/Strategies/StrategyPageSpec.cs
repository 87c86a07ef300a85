using System.Net;
using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Progress;

namespace Kooperation.Tests.Dashboard.Strategies;

/// <summary>Strategies and measures as people see them.</summary>
public abstract partial class StrategyPageSpec(KooperationHost host) : ProgressSpec(host)
{
    /// <summary>A page of the municipality on a day, once it shows everything that was told.</summary>
    protected Task<ShownPage> Show(string page, string language = "de", string more = $"asOf={Today}") =>
        Open($"/municipalities/{Municipality}/{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{more}&atLeast={Position}", language);

    /// <summary>The page behind a link.</summary>
    protected async Task<ShownPage> Open(string address, string language = "de")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Accept-Language", language);
        using var answer = await Client.SendAsync(request, Cancelled);
        var html = await answer.Content.ReadAsStringAsync(Cancelled);
        return new ShownPage(answer.StatusCode, html, Text(html));
    }

    // As it is read: without marks, with one blank for any number of them.
    private static string Text(string html) => Blanks().Replace(WebUtility.HtmlDecode(Marks().Replace(MarksInLine().Replace(html, ""), " ")), " ");

    [GeneratedRegex("</?(?:a|bdi|code|del|ins|span|strong)(?: [^>]*)?>")]
    private static partial Regex MarksInLine();

    [GeneratedRegex("<style.*?</style>|<svg.*?</svg>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

/// <param name="Html">As it was sent.</param>
/// <param name="Text">What stands there to read.</param>
public sealed record ShownPage(HttpStatusCode Status, string Html, string Text)
{
    public void Says(params IEnumerable<string> all)
    {
        Assert.Equal(HttpStatusCode.OK, Status);
        foreach (var said in all) Assert.True(Text.Contains(said, StringComparison.Ordinal), $"does not say \"{said}\": {Text}");
    }

    public void DoesNotSay(string said) => Assert.DoesNotContain(said, Text, StringComparison.Ordinal);
}

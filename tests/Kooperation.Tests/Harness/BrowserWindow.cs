using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Kooperation.Tests.Harness;

/// <summary>A person at a browser: keeps cookies, follows where it is sent, asks for pages.</summary>
public sealed class BrowserWindow : IDisposable
{
    public const string Accepts = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private readonly HttpClient _client;
    private readonly HttpClient? _others;

    /// <param name="others">How other addresses than the service's are reached.</param>
    public BrowserWindow(WebApplicationFactory<Program> service, string address = "http://localhost", string language = "de", HttpMessageHandler? others = null)
    {
        _client = service.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(address), AllowAutoRedirect = false, HandleCookies = true });
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", Accepts);
        if (others is not null) _others = new HttpClient(others);
    }

    /// <summary>As a script of a page asks: cookies go along, nothing is followed.</summary>
    public HttpClient Script => _client;

    /// <summary>Where the last answer came from.</summary>
    public Uri At { get; private set; } = new("about:blank");

    /// <summary>Every cookie that was set on the way, as it was sent.</summary>
    public List<string> SetCookies { get; } = [];

    public Task<Page> Open(string address) => Follow(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends a form, with the fields as they stand in the page, changed by whoever fills it in.</summary>
    public Task<Page> Submit(Page page, string action, params IEnumerable<(string Field, string Value)> filledIn)
    {
        var fields = page.FieldsOf(action).Where(field => !filledIn.Any(filled => filled.Field == field.Key)).Concat(filledIn.Select(filled => KeyValuePair.Create(filled.Field, filled.Value)));
        return Follow(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>Signs in at the provider of Development, and is led on.</summary>
    public async Task<Page> SignIn(string account, string? returnUrl = null)
    {
        await Open(returnUrl is null ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return await Open($"{At}&account={account}");
    }

    public void Dispose()
    {
        _client.Dispose();
        _others?.Dispose();
    }

    private async Task<Page> Follow(HttpRequestMessage request)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            At = new Uri(_client.BaseAddress!, request.RequestUri!);
            var isOurs = At.GetLeftPart(UriPartial.Authority) == _client.BaseAddress!.GetLeftPart(UriPartial.Authority);
            if (!isOurs && _others is null) Assert.Fail($"led to {At}");

            request.RequestUri = At;
            using var answer = await (isOurs ? _client : _others!).SendAsync(request, TestContext.Current.CancellationToken);
            request.Dispose();
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) SetCookies.AddRange(cookies);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod))
            {
                return new Page(answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), answer.Content.Headers.ContentType?.MediaType, answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(At, answer.Headers.Location!));
        }

        throw new InvalidOperationException($"led on and on, last to {At}");
    }
}

/// <summary>What a browser shows.</summary>
public sealed partial record Page(HttpStatusCode Status, string Text, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The fields of the form that is sent to that address, as they stand there.</summary>
    public IEnumerable<KeyValuePair<string, string>> FieldsOf(string action)
    {
        var form = Form().Matches(Text).FirstOrDefault(form => form.Groups[1].Value.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        Assert.True(form is not null, $"no form is sent to {action}: {Text}");

        foreach (Match field in Hidden().Matches(form.Groups[2].Value)) yield return KeyValuePair.Create(field.Groups[1].Value, field.Groups[2].Value);
        foreach (Match choice in Select().Matches(form.Groups[2].Value))
        {
            if (Chosen().Match(choice.Groups[2].Value) is { Success: true } chosen) yield return KeyValuePair.Create(choice.Groups[1].Value, chosen.Groups[1].Value);
        }
    }

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<select[^>]* name=\"([^\"]+)\">(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]+)\" selected")]
    private static partial Regex Chosen();
}

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Kooperation.Browser.Tests.Harness;

/// <summary>Somebody at one window. Whatever goes wrong in it is noted: errors of scripts and of the console, requests that fail or leave for other hosts, breaches of the policy.</summary>
public sealed class Visit(IPage page, Look look)
{
    private const string TellBreaches =
        "addEventListener('securitypolicyviolation', breach => console.error(`breach of the policy: ${breach.effectiveDirective} ${breach.blockedURI} ${breach.sourceFile}:${breach.lineNumber}`))";

    private readonly ConcurrentQueue<string> _trouble = new();
    private readonly HashSet<int> _expected = [];
    private IResponse? _answer;

    public IPage Page { get; } = page;

    public Look Look { get; } = look;

    public IReadOnlyCollection<string> Trouble => _trouble;

    /// <param name="service">Its address.</param>
    /// <param name="status">With which it is to answer.</param>
    public async Task Begin(string service, string address, int status)
    {
        Expect(status);
        Watch(service);
        await Page.AddInitScriptAsync(TellBreaches);
        var answer = await Page.GotoAsync(address);
        Assert.True(answer!.Status == status, $"answered {answer.Status}, not {status}");
    }

    /// <summary>The service may answer with that status from now on; the browser tells every refusal as an error.</summary>
    public void Expect(int status) => _expected.Add(status);

    /// <summary>Waits until the window shows something that the former page did not.</summary>
    public Task Shows(string selector) => Page.Locator(selector).First.WaitForAsync();

    /// <summary>The page as the service sent it, before any script.</summary>
    public Task<string> Source() => _answer!.TextAsync();

    /// <summary>At the provider of Development, to which a page has led.</summary>
    public Task SignIn(string account) => Page.Locator($"button[name=account][value={account}]").ClickAsync();

    private void Watch(string service)
    {
        Page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == Page.MainFrame) _answer = answer;
        };
        Page.PageError += (_, error) => _trouble.Enqueue($"error of a script: {error}");
        Page.RequestFailed += (_, request) => _trouble.Enqueue($"request failed: {request.Method} {request.Url} {request.Failure}");
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(service + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) _trouble.Enqueue($"request to another host: {request.Url}");
        };
        Page.Console += (_, message) =>
        {
            var isExpected = message.Location.StartsWith(_answer?.Url ?? service, StringComparison.Ordinal) && _expected.Any(status => message.Text.Contains($"status of {status} ", StringComparison.Ordinal));
            if (message.Type is "error" or "warning" && !isExpected) _trouble.Enqueue($"console: {message.Text} ({message.Location})");
        };
    }
}

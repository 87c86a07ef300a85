using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Kooperation.Browser.Tests.Checks;
using Kooperation.Tests.Harness;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Kooperation.Browser.Tests.Harness.TownHall))]

namespace Kooperation.Browser.Tests.Harness;

/// <summary>
/// The built service with its demonstration, as a process, another one with a municipality in which nothing is recorded, and one browser in which people visit their pages; started once for the whole run.
/// </summary>
public sealed partial class TownHall : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Account, bool InTheEmptyTown), Lazy<Task<string>>> _sessions = [];
    // No more at once than the machine bears.
    private readonly SemaphoreSlim _windows = new(2 * Environment.ProcessorCount);
    private Town _shown = null!;
    private Town _empty = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public HtmlChecker Html { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        try
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = await Chromium.Program(_playwright.Chromium.ExecutablePath),
                ChromiumSandbox = !Environment.IsPrivilegedProcess // Chromium has none for root.
            });
            await Task.WhenAll(Check(), ServeTheDemonstration(), ServeTheEmptyTown());
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Html?.Dispose();
        _windows.Dispose();
        _shown?.Service.Dispose();
        _empty?.Service.Dispose();
    }

    /// <summary>
    /// Opens an address in a window of its own and lets somebody use it. Fails for everything that went wrong meanwhile, with what the service said.
    /// </summary>
    /// <param name="account">Of the provider of Development; null for nobody.</param>
    /// <param name="status">With which the service answers.</param>
    /// <param name="inTheEmptyTown">Where nothing is recorded yet, instead of the demonstration.</param>
    public async Task Visit(string address, string? account, Look look, Func<Visit, Task> use, int status = 200, bool inTheEmptyTown = false)
    {
        var town = inTheEmptyTown ? _empty : _shown;
        var options = look.Options;
        options.BaseURL = town.Address;
        if (account is not null) options.StorageState = await Session(account, inTheEmptyTown);

        await _windows.WaitAsync();
        try
        {
            await using var context = await _browser.NewContextAsync(options);
            context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
            await Use(new Visit(await context.NewPageAsync(), look));
        }
        finally
        {
            _windows.Release();
        }

        async Task Use(Visit visit)
        {
            var saidBefore = town.Service.Output.Length;
            try
            {
                await visit.Begin(town.Address, address, status);
                await use(visit);
                Assert.True(visit.Trouble.Count == 0, "something went wrong:");
            }
            catch (Exception failed)
            {
                string[] told = [$"{address} as {account ?? "nobody"}, {look}: {failed.Message}", .. visit.Trouble, "The service said meanwhile: " + town.Service.Output[saidBefore..] + town.Service.Errors];
                throw new Xunit.Sdk.XunitException(string.Join(Environment.NewLine, told), failed);
            }
        }
    }

    /// <summary>What a browser keeps once that account has signed in through the pages; each does so once.</summary>
    private Task<string> Session(string account, bool inTheEmptyTown) => _sessions.GetOrAdd((account, inTheEmptyTown), _ => new(async () =>
    {
        var session = "";
        await Visit("/sign-in", null, Look.German, async visit =>
        {
            await visit.SignIn(account);
            await visit.Shows("form[action='/sign-out']");
            session = await visit.Page.Context.StorageStateAsync();
        }, inTheEmptyTown: inTheEmptyTown);
        return session;
    })).Value;

    private async Task Check() => Html = await HtmlChecker.Start();

    private async Task ServeTheDemonstration()
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings:Kooperation"] = await TestDatabase.New() };
        using (var loading = ServiceProcess.Start("Development", settings, "demo"))
        {
            Assert.True(await loading.Ended() == 0, $"the demonstration was not loaded: {loading.Output}{loading.Errors}");
        }

        _shown = await Town.Start(settings);
    }

    private async Task ServeTheEmptyTown()
    {
        _empty = await Town.Start(new Dictionary<string, string> { ["ConnectionStrings:Kooperation"] = await TestDatabase.New() });
        using var client = new HttpClient { BaseAddress = new Uri(_empty.Address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await ServiceProcess.Token(client, "operator"));
        client.DefaultRequestHeaders.Add("Idempotency-Key", "the empty town");
        using var opened = await client.PostAsJsonAsync("/api/v1/municipalities", new { ags = "03241001", name = "Leerstadt", reason = "Vertrag", occurredOn = "2026-01-01" });
        Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync());
    }

    /// <param name="Address">Without a slash at the end.</param>
    private sealed record Town(ServiceProcess Service, string Address)
    {
        public static async Task<Town> Start(Dictionary<string, string> settings)
        {
            var service = ServiceProcess.Start("Development", settings);
            await service.Says("Ready.");
            return new Town(service, Listening().Match(service.Output).Groups[1].Value);
        }
    }

    [GeneratedRegex(@"Ready\..*?(http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}

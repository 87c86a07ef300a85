using Kooperation.Browser.Tests.Checks;
using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests;

/// <summary>Every page, as whoever may see it. A new page is a line here.</summary>
public sealed class EveryPage(TownHall townHall)
{
    private const string Hannover = "/municipalities/03241001";

    // With the network MiSO, the partnership of the demonstration with the longest history.
    private const string Partnership = $"{Hannover}/partnerships/917cfd2e-f190-8480-ad98-a5fbd605498d";

    /// <summary>Address, account (null for nobody), and the status of the answer.</summary>
    public static readonly TheoryData<string, string?, int> All = new()
    {
        { "/", null, 200 },
        { "/", "lesende", 200 },
        { "/sign-in", null, 200 },
        { "/account", "lesende", 200 },
        { "/account", "fachbereich", 200 },
        { "/account", "verwaltung", 200 },
        { "/account", "betrieb", 200 },
        { "/account/signed-in", "koordination", 200 },
        { Hannover, "lesende", 200 },
        { $"{Hannover}?asOf=2019-06-01&knownAt=100", "pruefung", 200 },
        { Hannover, "wiesbaden", 403 },
        { "/municipalities/06414000", "beide", 200 },
        { "/municipalities/04000000", "betrieb", 403 },
        { $"{Hannover}/search?q=miso", "koordination", 200 },
        { $"{Hannover}/search?q=%3Cscript%3E%E2%80%AE", "lesende", 200 },
        { $"{Hannover}/search", "lesende", 200 },
        { $"{Hannover}/api-keys", "verwaltung", 200 },
        { $"{Hannover}/api-keys", "lesende", 403 },
        { $"/api/v1{Partnership}/dossier", "lesende", 200 },
        { "/no-such-page", "pruefung", 404 },
        { "/no-such-page", "datenschutz", 404 }
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task Is_usable_by_everybody(string address, string? account, int status)
    {
        var flaws = await Task.WhenAll(Look.All.Select(async look =>
        {
            List<string> found = [];
            await townHall.Visit(address, account, look, async visit =>
            {
                await Pictures.Take(visit, $"{(address == "/" ? "start" : address)} {account}");
                found.AddRange(await Everything.Flaws(visit, townHall.Html));
            }, status);
            return found.Select(flaw => $"{look}: {flaw}");
        }));

        Assert.True(flaws.All(found => !found.Any()), string.Join(Environment.NewLine, flaws.SelectMany(found => found)));
    }
}

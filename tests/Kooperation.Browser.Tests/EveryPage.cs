using Kooperation.Browser.Tests.Checks;
using Kooperation.Browser.Tests.Harness;

namespace Kooperation.Browser.Tests;

/// <summary>Every page, as whoever may see it. A new page is a line here.</summary>
public sealed class EveryPage(TownHall townHall)
{
    private const string Hannover = "/municipalities/03241001";

    // The partnership of the demonstration with the longest history, the network MiSO as an organisation, and a measure with a call that has closed.
    private const string Partnership = $"{Hannover}/partnerships/917cfd2e-f190-8480-ad98-a5fbd605498d";
    private const string Organisation = $"{Hannover}/organisations/18b66e36-34a9-8f7b-8540-1815979b307f";
    private const string Strategy = $"{Hannover}/strategies/62b27fdf-9390-886c-9f38-276cd58e9eed";
    private const string Measure = $"{Hannover}/measures/75d6592e-dde4-89a9-8b75-2cb3b17bc93f";

    // In the past, with what was known at a place in the log, beside a second day.
    private const string Then = "asOf=2025-03-01&knownAt=90&comparedWith=2024-03-01";

    // What breaks pages that trust their addresses.
    private const string Hostile = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%E2%80%AE%F0%9F%92%A5";

    /// <summary>Address, account (null for nobody), and the status of the answer.</summary>
    public static readonly TheoryData<string, string?, int> All = new()
    {
        { "/", null, 200 },
        { "/", "lesende", 200 },
        { "/sign-in", null, 200 },
        { "/account", "verwaltung", 200 },
        { "/account", "betrieb", 200 },
        { "/account/signed-in", "koordination", 200 },
        { "/accessibility", null, 200 },
        { "/no-such-page", "datenschutz", 404 },
        { Hannover, "koordination", 200 },
        { $"{Hannover}?{Then}", "pruefung", 200 },
        { $"{Hannover}?asOf=1900-01-01", "lesende", 200 },
        { $"{Hannover}?asOf={Hostile}", "lesende", 400 },
        { Hannover, "wiesbaden", 403 },
        { "/municipalities/06414000", "beide", 200 },
        { $"{Hannover}/strategies", "koordination", 200 },
        { $"{Hannover}/strategies?asOf=1900-01-01", "lesende", 200 },
        { Strategy, "koordination", 200 },
        { $"{Strategy}?{Then}", "pruefung", 200 },
        { $"{Strategy}/progress/explain?figure=/figures/implementation", "pruefung", 200 },
        { $"{Hannover}/measures", "koordination", 200 },
        { $"{Hannover}/measures?state=completed&sort=title&{Then}", "lesende", 200 },
        { Measure, "koordination", 200 },
        { $"{Measure}?{Then}", "pruefung", 200 },
        { $"{Hannover}/partnerships", "koordination", 200 },
        { $"{Hannover}/partnerships?levelAtLeast=5&sort=level&{Then}", "lesende", 200 },
        { $"{Hannover}/partnerships/movement?comparedWith=2024-01-01", "lesende", 200 },
        { Partnership, "koordination", 200 },
        { $"{Partnership}?{Then}", "pruefung", 200 },
        { $"{Partnership}/depth/explain?figure=/level", "lesende", 200 },
        { $"{Partnership}/depth/replay", "pruefung", 200 },
        { $"{Strategy}/progress/replay?asOf=2025-03-01", "lesende", 200 },
        { $"{Hannover}/landscape", "koordination", 200 },
        { Organisation, "koordination", 200 },
        { $"{Hannover}/organisations/00000000-0000-0000-0000-000000000000", "lesende", 404 },
        { $"{Hannover}/qualifications", "koordination", 200 },
        { $"{Hannover}/deadlines?within=365", "koordination", 200 },
        { $"{Hannover}/deadlines?late=true&office={Hostile}", "lesende", 200 },
        { $"{Hannover}/reminders", "koordination", 200 },
        { $"{Hannover}/quality", "koordination", 200 },
        { $"{Hannover}/history", "koordination", 200 },
        { $"{Hannover}/history?event=ContactMade&order=oldest&occurredUntil=2024-01-01", "pruefung", 200 },
        { $"{Hannover}/reports", "koordination", 200 },
        { $"{Hannover}/comparison?fromAsOf=2024-01-01&toAsOf=2026-01-01", "pruefung", 200 },
        { $"{Hannover}/settings", "verwaltung", 200 },
        { $"{Hannover}/api-keys", "verwaltung", 200 },
        { $"{Hannover}/search", "lesende", 200 },
        { $"{Hannover}/search?q=miso", "koordination", 200 },
        { $"{Hannover}/search?q={Hostile}", "lesende", 200 },
        { $"{Hannover}/record?of=partnerships/917cfd2e-f190-8480-ad98-a5fbd605498d", "koordination", 200 },
        { $"{Hannover}/record/partnerships/917cfd2e-f190-8480-ad98-a5fbd605498d/contacts", "fachbereich", 200 },
        { $"{Hannover}/record/partnerships/917cfd2e-f190-8480-ad98-a5fbd605498d/agreements", "koordination", 200 },
        { $"{Hannover}/record/qualifications", "koordination", 200 },
        { $"{Hannover}/record/steps/ebdb6480-ff5b-8a72-9379-1b589482e914/corrections", "koordination", 200 },
        { $"{Hannover}/record/organisations", "lesende", 403 },
        { $"/api/v1{Partnership}/dossier", "lesende", 200 }
    };

    /// <summary>Below a municipality in which nothing is recorded yet; each says what to do first.</summary>
    public static readonly TheoryData<string> InTheEmptyTown =
        ["", "/strategies", "/measures", "/partnerships", "/partnerships/movement", "/landscape", "/qualifications", "/deadlines", "/reminders", "/quality", "/history", "/reports", "/comparison", "/settings", "/search?q=miso"];

    [Theory]
    [MemberData(nameof(All))]
    public Task Is_usable_by_everybody(string address, string? account, int status) =>
        IsUsable(address.Contains('?', StringComparison.Ordinal) ? Look.OfEveryState : Look.OfEveryPage, address, account, status);

    [Theory]
    [MemberData(nameof(InTheEmptyTown))]
    public Task Is_usable_before_anything_is_recorded(string page) => IsUsable([Look.EnglishZoomed], Hannover + page, "koordination", 200, inTheEmptyTown: true);

    private async Task IsUsable(IReadOnlyList<Look> looks, string address, string? account, int status, bool inTheEmptyTown = false)
    {
        var flaws = await Task.WhenAll(Pictures.OrAsUsual(looks).Select(async look =>
        {
            List<string> found = [];
            await townHall.Visit(address, account, look, async visit =>
            {
                await Pictures.Take(visit, $"{(address == "/" ? "start" : address)} {account} {(inTheEmptyTown ? "empty" : "")}");
                found.AddRange(await Everything.Flaws(visit, townHall.Html));
            }, status, inTheEmptyTown);
            return found.Select(flaw => $"{look}: {flaw}");
        }));

        Assert.True(flaws.All(found => !found.Any()), string.Join(Environment.NewLine, flaws.SelectMany(found => found)));
    }
}

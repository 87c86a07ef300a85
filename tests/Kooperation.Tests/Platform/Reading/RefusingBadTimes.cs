using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Requests;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>Times that lead nowhere, asked of every view by either clock or by both.</summary>
public sealed class RefusingBadTimes(KooperationHost host) : EveryRoute(host)
{
    // One of each kind; the others share how a time is read.
    private static readonly string[] OfEachKind = ["partnerships/{id}", "partnerships", "landscape", "quality", "deadlines", "history", "partnerships/{id}/depth/replay", "partnerships/{id}/depth/diff"];

    private static readonly string[] NoTimes =
    [
        "", "%20", "now", "jetzt", "latest", "null", "true", "%00", "1%00", "1;2", "1,2", "[1]", "%7B%7D", "'%20OR%201=1--",
        "-1", "%2B1", "1.0", "1e3", "0x1", "1_000", "1%20", "%201", "٣", "９", "9223372036854775808", "-9223372036854775809", "99999999999999999999999999",
        "2026", "2026-11", "2026-11-18", "18.11.2026", "2026-W47-3", "2026-11-18T09", "2026-11-18T09:00", "2026-11-18T09:00:00", "2026-11-18T09:00Z", "2026-11-18%2009:00:00Z",
        "2026-11-18T25:00:00Z", "2026-11-18T24:00:00Z", "2026-11-18T09:60:00Z", "2026-11-18T09:00:60Z", "2026-02-30T09:00:00Z", "2026-13-01T09:00:00Z", "2026-00-01T09:00:00Z",
        "2026-11-18t09:00:00z", "2026-11-18T09:00:00ZZ", "2026-11-18T09:00:00,5Z", "2026-11-18T09:00:00.12345678Z", "2026-11-18T09:00:00%2B99:00", "2026-11-18T09:00:00%2B1",
        "2026-11-18T09:00:00CET", "2026-11-18T09:00:00[Europe/Berlin]", "26-11-18T09:00:00Z", "10000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00%2B14:00",
        "-infinity", "infinity", "２０２６-11-18T09:00:00Z"
    ];

    private static readonly string[] TimesBefore = ["0001-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "1999-01-01T00:00:00%2B01:00", "1999-01-01T00:00:00.1234567-11:00"];

    private static readonly string[] TimesAfter = ["9999-12-31T23:59:59.9999999Z", "2199-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"];

    private static readonly string[] NoDays =
    [
        "", "%20", "today", "heute", "null", "%00", "0", "1", "-1", "20261118", "2026", "2026-11", "2026-W47-3", "18.11.2026", "11/18/2026", "2026-1-1", "26-11-18", "2026-02-30",
        "2025-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31", "2026-11-18T00:00:00Z", "2026-11-18%20", "%202026-11-18", "2026-11-18%00", "2026/11/18", "-2026-11-18",
        "%2B2026-11-18", "0000-01-01", "0001-01-01", "1799-12-31", "2200-01-01", "9999-12-31", "10000-01-01", "２０２６-11-18", "2026–11–18"
    ];

    private static readonly string[] FarDays = ["1800-01-01", "1999-12-31", "2027-01-01", "2199-12-31"];

    private IEnumerable<Route> SomeViews => OfEachKind.Select(path => Views.Single(view => view.Pattern == $"/api/v1/municipalities/{{ags}}/{path}"));

    private IEnumerable<Route> ViewsOfMunicipality => Views.Where(view => view.Pattern.StartsWith("/api/v1/municipalities/{ags}/", StringComparison.Ordinal));

    [Fact]
    public Task A_place_or_an_instant_that_cannot_be_read_is_named() => AllAreRefused(
        from view in ViewsOfMunicipality
        from clock in Clocks(view, "knownAt")
        from time in SomeViews.Contains(view) ? NoTimes : NoTimes.Take(3)
        select Bad(view, $"{clock}={time}", $"/{clock}"));

    [Fact]
    public async Task What_was_not_known_yet_or_will_be_known_later_is_not_answered()
    {
        await EveryStepIsLogged();
        await AllAreRefused(
            from view in ViewsOfMunicipality
            from clock in Clocks(view, "knownAt")
            from time in SomeViews.Contains(view) ? [.. TimesBefore, .. TimesAfter] : new[] { TimesBefore[0], TimesAfter[0] }
            select Bad(view, $"{clock}={time}", $"/{clock}"));
    }

    [Fact]
    public async Task A_place_that_the_log_does_not_have_is_not_answered()
    {
        var last = await EveryStepIsLogged();
        await AllAreRefused(
            from view in ViewsOfMunicipality
            from clock in Clocks(view, "knownAt")
            from place in new[] { 0, last + 1, last + 1000, int.MaxValue + 1L, long.MaxValue }
            select Bad(view, $"{clock}={place}", $"/{clock}"));
    }

    [Fact]
    public async Task Neither_a_place_nor_an_instant_of_another_municipality_leads_anywhere_here()
    {
        var (last, here) = (await EveryStepIsLogged(), Views.First(view => view.Pattern.EndsWith("/partnerships", StringComparison.Ordinal)));
        var (longer, younger) = (Host.NewMunicipality(), Host.NewMunicipality());
        for (var number = 0; number <= last; number++) await Register(longer);
        var beyond = await Eventually(() => LastPlaceOf(longer), place => place > last);
        var before = await InstantOf(longer, 1);
        await Register(younger);
        await Eventually(() => LastPlaceOf(younger), place => place == 1);

        Assert.Equal(HttpStatusCode.OK, (await Ask($"/api/v1/municipalities/{longer}/partnerships?knownAt={beyond}")).Status);
        Assert.Equal($"The log of this municipality has no such place; the last one is {last}.", (await Get($"partnerships?knownAt={beyond}")).ErrorAt("/knownAt"));
        Assert.Equal(HttpStatusCode.OK, (await Ask($"/api/v1/municipalities/{longer}/partnerships?knownAt={before}")).Status);
        Assert.Equal("Nothing was recorded by then.", (await Ask($"/api/v1/municipalities/{younger}/partnerships?knownAt={before}")).ErrorAt("/knownAt"));
        await AllAreRefused([Bad(here, $"knownAt={beyond}", "/knownAt")]);
    }

    [Fact]
    public Task A_day_that_cannot_be_read_is_named() => AllAreRefused(
        from view in ViewsOfMunicipality
        from clock in Clocks(view, "asOf")
        from day in SomeViews.Contains(view) ? NoDays : NoDays.Take(4)
        select Bad(view, $"{clock}={day}", $"/{clock}"));

    [Fact]
    public Task Every_clock_is_named_where_all_are_wrong() => AllAreRefused(
        from view in ViewsOfMunicipality
        from time in new[] { "gestern", "0", "9223372036854775807", TimesBefore[0], TimesAfter[0] }
        from day in new[] { "gestern", "2026-02-30" }
        let clocks = Clocks(view, "asOf").Select(clock => (Clock: clock, Value: day)).Concat(Clocks(view, "knownAt").Select(clock => (Clock: clock, Value: time))).ToList()
        select Bad(view, string.Join('&', clocks.Select(one => $"{one.Clock}={one.Value}")), [.. clocks.Select(one => $"/{one.Clock}")]));

    [Fact]
    public async Task A_day_however_far_is_answered_as_known_at_any_place()
    {
        var last = await EveryStepIsLogged();
        await EveryViewAnswers();
        var recorded = await CountOfSteps();
        var (wrong, answered) = (new List<string>(), 0);

        foreach (var view in ViewsOfMunicipality)
        {
            foreach (var clock in Clocks(view, "asOf").Where(clock => view.Parameters.Any(parameter => parameter.Name == clock)))
            {
                foreach (var time in FarDays.SelectMany(day => new[] { $"{clock}={day}", $"{clock}={day}&knownAt=1", $"{clock}={day}&knownAt={last}" }))
                {
                    var answer = await Ask($"{AddressOf(view)}?{time}");
                    if (answer.Status == HttpStatusCode.OK) answered++;
                    else if (answer.Status != HttpStatusCode.NotFound || !view.Pattern.Contains("{id}", StringComparison.Ordinal)) wrong.Add($"{view}?{time}: {answer}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(answered > 100, $"only {answered} are answered");
        Assert.Equal(recorded, await CountOfSteps());
    }

    // The parameter itself, and those of a view of two states, such as fromAsOf.
    private static IEnumerable<string> Clocks(Route view, string clock) =>
        view.Parameters.Select(parameter => parameter.Name).Where(name => name.EndsWith(clock, StringComparison.OrdinalIgnoreCase)).Append(clock).Distinct();

    private BadRequest Bad(Route view, string query, params string[] at) => new(view, query, () => Ask(view, $"{AddressOf(view)}?{query}"), 400, at);

    private Task<Answer> Ask(string address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    private Task<Answer> Register(string municipality) => Send(new HttpRequestMessage(HttpMethod.Post, $"/api/v1/municipalities/{municipality}/organisations")
    {
        Content = Json("""{ "name": "Verein", "kind": "association", "occurredOn": "2020" }""")
    });

    private async Task<long> EveryStepIsLogged()
    {
        var steps = await CountOfSteps();
        return await Eventually(() => LastPlaceOf(Municipality), place => place == steps);
    }

    private async Task<long> LastPlaceOf(string municipality) => (await Newest(municipality))?["logIndex"]!.GetValue<long>() ?? 0;

    private async Task<JsonNode?> Newest(string municipality) => (await Ask($"/api/v1/municipalities/{municipality}/history?order=newest&limit=1")).Json["items"]!.AsArray().FirstOrDefault();

    private async Task<string> InstantOf(string municipality, long place)
    {
        var first = (await Ask($"/api/v1/municipalities/{municipality}/history?since={place - 1}&limit=1")).Json["items"]![0]!;
        return first["knownSince"]!.GetValue<DateTimeOffset>().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
    }
}

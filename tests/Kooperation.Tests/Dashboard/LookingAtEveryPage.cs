using System.Net;
using System.Text.RegularExpressions;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dashboard;

/// <summary>What holds for every page, whatever it shows.</summary>
public sealed class LookingAtEveryPage(KooperationHost host) : DashboardSpec(host)
{
    private const string Hostile = "</h1></li><script>alert(1)</script><img src=x onerror=alert(1)> \u202E\u200Fenrouter & \"quoted\" 👩🏽‍🌾";
    private const string Nowhere = "0198a9d4-0000-7000-8000-000000000000";

    private static readonly string[] Pages =
    [
        "", "strategies", "measures", "partnerships", "partnerships/movement", "landscape", "qualifications", "deadlines", "reminders", "quality", "history", "reports",
        "comparison?fromAsOf=2020-01-01&toAsOf=2026-01-01", "settings", "search", "search?q=haus", "landscape/explain", "deadlines/explain", "quality/explain", "reminders/explain"
    ];

    private string _position = "0";

    public static TheoryData<string> EveryPage => [.. Pages];

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task Of_an_empty_municipality_it_is_whole_in_both_languages(string page)
    {
        var (german, english) = (await Look(page), await Look(page, "en"));

        Assert.Contains("<html lang=\"de\"", german.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", english.Html, StringComparison.Ordinal);
        Assert.NotEqual(german.Text, english.Text);
    }

    [Theory]
    [InlineData("asOf=0001-01-01")]
    [InlineData("asOf=1800-01-01")]
    [InlineData("asOf=9999-12-31")]
    [InlineData("comparedWith=0001-01-01")]
    [InlineData("comparedWith=9999-12-31")]
    [InlineData("asOf=0001-01-01&comparedWith=9999-12-31")]
    [InlineData("knownAt=1")]
    public async Task Any_day_is_shown_or_refused_in_words(string times)
    {
        var things = await GivenHistory(Hostile);
        foreach (var path in Pages.Concat(things))
        {
            var page = await Ask(With(path, times));

            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path}: {(int)page.Status} {page.Text}");
        }
    }

    [Fact]
    public async Task Whatever_somebody_wrote_is_shown_and_never_obeyed()
    {
        var things = await GivenHistory(Hostile);
        foreach (var path in Pages.Concat(things).Append("search?q=" + Uri.EscapeDataString(Hostile)))
        {
            foreach (var language in new[] { "de", "en" })
            {
                var page = await Look(With(path, $"atLeast={_position}"), language);

                Assert.DoesNotContain("<script>alert", page.Html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("<img", page.Html, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task A_time_that_is_none_is_refused_on_a_page(string page)
    {
        using var window = await SignedIn();
        foreach (var times in new[] { "asOf=gestern", "knownAt=irgendwann", "comparedWith=2026-13-01", "recorded=nothing", "asOf=2026-01-01&asOf=2027-01-01" })
        {
            var refused = await window.Open($"/municipalities/03241001/{With(page, times)}");

            Assert.Equal((page, times, HttpStatusCode.BadRequest, "text/html"), (page, times, refused.Status, refused.MediaType));
        }
    }

    [Theory]
    [InlineData("deadlines?within=viel")]
    [InlineData("deadlines?late=vielleicht")]
    [InlineData("deadlines?cursor=nonsense")]
    [InlineData("reminders?within=-1")]
    [InlineData("quality?cursor=nonsense")]
    [InlineData("history?order=random")]
    [InlineData("history?event=Nothing")]
    [InlineData("history?of=nothing")]
    [InlineData("history?occurredFrom=gestern")]
    [InlineData("reports?strategy=nothing")]
    [InlineData("reports?cursor=nonsense")]
    [InlineData("qualifications?cursor=nonsense")]
    [InlineData("search?q=haus&kind=club")]
    [InlineData("comparison?fromAsOf=gestern")]
    [InlineData("landscape/explain?figure=/nowhere")]
    [InlineData("landscape/explain?figure=nowhere")]
    [InlineData("partnerships?levelAtLeast=99")]
    public async Task What_cannot_be_understood_is_refused_on_a_page(string path)
    {
        using var window = await SignedIn();

        var refused = await window.Open($"/municipalities/03241001/{path}");

        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (refused.Status, refused.MediaType));
        Assert.Contains("<h1", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"partnerships/{Nowhere}")]
    [InlineData($"organisations/{Nowhere}")]
    [InlineData($"measures/{Nowhere}")]
    [InlineData($"strategies/{Nowhere}")]
    [InlineData($"reports/{Nowhere}")]
    [InlineData($"reports/{Nowhere}/restatement")]
    [InlineData($"reports/{Nowhere}/comparison")]
    [InlineData($"partnerships/{Nowhere}/depth/explain?figure=/level")]
    [InlineData($"strategies/{Nowhere}/progress/explain")]
    [InlineData("measures/no-id")]
    [InlineData("nothing")]
    public async Task What_is_not_there_is_said_on_a_page(string path)
    {
        using var window = await SignedIn();

        var page = await window.Open($"/municipalities/03241001/{path}");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("Nicht gefunden", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_days_are_compared_from_the_earlier_to_the_later_whichever_is_typed_first()
    {
        await GivenHistory("Verein");

        var page = await Look("comparison?fromAsOf=2026-01-01&fromKnownAt=2&toAsOf=2020-01-01&toKnownAt=1");

        Assert.Contains("name=\"fromAsOf\" value=\"2020-01-01\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"fromKnownAt\" value=\"1\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"toAsOf\" value=\"2026-01-01\"", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task Another_municipality_is_none_of_ones_business(string page)
    {
        using var window = await SignedIn();

        var refused = await window.Open($"/municipalities/06414000/{page}");

        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (refused.Status, refused.MediaType));
    }

    [Fact]
    public async Task The_steps_behind_a_figure_say_of_what_they_are()
    {
        var things = await GivenHistory("Haus der Sprachen");
        var strategy = things.Single(path => path.StartsWith("strategies/", StringComparison.Ordinal) && path.EndsWith("explain", StringComparison.Ordinal));

        var page = await Look(With(strategy, $"atLeast={_position}"));

        Assert.Matches("Maßnahme geplant , 2020: Lotsen", page.Text);
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("auditor")]
    [InlineData("coordinator")]
    public async Task Whoever_reads_sees_the_pages_but_no_keys(string role)
    {
        await GivenApiKey();
        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", $"another/{role}");

        foreach (var path in Pages) Assert.DoesNotContain("DMS", (await Look(path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask("api-keys")).Status);
    }

    [Fact]
    public async Task What_a_page_shows_is_what_the_interface_answers_in_the_same_times()
    {
        await GivenHistory("Haus der Sprachen");
        foreach (var times in new[] { "", "asOf=2019-12-31", $"knownAt=2" })
        {
            var total = (int)(await Get($"history?total=true&{times}&atLeast={_position}")).Json["total"]!;

            Assert.Contains($"{total}", (await Look($"history?{times}&atLeast={_position}")).Text, StringComparison.Ordinal);
            var names = (await Get($"search?q=haus&{times}&atLeast={_position}")).Json["items"]!.AsArray().Count;
            Assert.Equal(names > 0, (await Look($"search?q=haus&{times}&atLeast={_position}")).Html.Contains("Haus der Sprachen</bdi></a>", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("asOf=2026-11-01&utm_source=mail")]
    [InlineData("knownAt=8&comparedWith=2024-01-01")]
    public async Task Every_page_leads_to_what_it_shows_as_data(string times)
    {
        var (things, found) = (await GivenHistory("Haus der Sprachen"), 0);
        foreach (var path in Pages.Concat(things))
        {
            var page = await Ask(With(path, $"{times}&atLeast={_position}"));
            if (page.Status != HttpStatusCode.OK || Regex.Match(page.Html, "id=\"as-data\"><a href=\"([^\"]+)\"") is not { Success: true } data) continue;

            using var request = new HttpRequestMessage(HttpMethod.Get, WebUtility.HtmlDecode(data.Groups[1].Value));
            using var answer = await Client.SendAsync(request, Cancelled);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {data.Groups[1].Value} {await answer.Content.ReadAsStringAsync(Cancelled)}");
            found++;
        }

        Assert.True(found > 15, $"{found} pages lead to data");
    }

    [Fact]
    public async Task The_data_of_the_second_page_of_a_list_are_those_that_it_shows()
    {
        var organisation = await GivenOrganisation("Verein");
        var partnership = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2010-01-01" })).Id;
        for (var number = 0; number < 52; number++) _position = (await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" })).Position!;

        var first = await Look($"history?asOf=2026-11-01&atLeast={_position}");
        var second = await Look(Link(first, "rel=\"next\" href=\"/municipalities/[0-9]{8}/([^\"]+)\""));
        using var request = new HttpRequestMessage(HttpMethod.Get, Link(second, "id=\"as-data\"><a href=\"([^\"]+)\""));
        using var answer = await Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(4, System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!["items"]!.AsArray().Count);
        await Look(Link(second, "<strong>[^<]*</strong>\\s*<a href=\"/municipalities/[0-9]{8}/([^\"]+)\"")); // Back to today.

        static string Link(LookedAt page, string pattern) =>
            Regex.Match(page.Html, pattern) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : throw new InvalidOperationException($"no {pattern} in {page.Html}");
    }

    [Fact]
    public async Task A_form_keeps_the_times_and_its_address_does_not_say_them_twice()
    {
        var page = await Look("partnerships?asOf=2026-11-01");

        Assert.Contains($"data-hx-get=\"/municipalities/{Municipality}/search\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"asOf\" value=\"2026-11-01\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_comparison_is_shown_page_by_page_to_its_end()
    {
        var strategy = (await Accepted("strategies", new { occurredOn = "2020", title = "Strategie" })).Id;
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" })).StepId;
        for (var number = 1; number <= 60; number++) await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field, text = $"Ziel {number:00}" });
        await Eventually(() => Get("comparison?fromAsOf=2019-01-01&toAsOf=2026-01-01&total=true"), answer => (int)answer.Json["total"]! == 62);

        var (path, seen, pages) = ((string?)"comparison?fromAsOf=2019-01-01&toAsOf=2026-01-01", new List<string>(), 0);
        while (path is not null)
        {
            var page = await Look(path);
            seen.AddRange(Regex.Matches(page.Html, "<bdi>(Ziel [0-9]{2})</bdi>").Select(goal => goal.Groups[1].Value));
            path = Regex.Match(page.Html, $"rel=\"next\" href=\"/municipalities/{Municipality}/([^\"]+)\"") is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
            pages++;
        }

        Assert.Equal(2, pages);
        Assert.Equal(Enumerable.Range(1, 60).Select(number => $"Ziel {number:00}"), seen);
    }

    private async Task<BrowserWindow> SignedIn()
    {
        var window = new BrowserWindow(Host);
        await window.SignIn("koordination");
        return window;
    }

    private static string With(string path, string parameters) => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + parameters;

    // A little of everything; gives the pages of the things.
    private async Task<IReadOnlyList<string>> GivenHistory(string name)
    {
        var organisation = await GivenOrganisation(name);
        var partnership = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2010-01-01" })).Id;
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual", topics = new[] { name }, note = name, office = name });
        await Accepted($"partnerships/{partnership}/agreements", new { occurredOn = "2020", kind = "cooperation", purpose = name, jointGoals = new[] { name }, term = new { from = "2020", until = "2027" } });
        await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2020", by = "partner", what = name, due = "2021" });
        await Accepted($"partnerships/{partnership}/qualifications", new { occurredOn = "2020", title = name, @for = "partner" });
        var strategy = (await Accepted("strategies", new { occurredOn = "2020", title = name, publisher = name })).Id;
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = name })).StepId;
        var goal = (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field, text = name })).StepId;
        var measure = (await Accepted("measures", new { occurredOn = "2020", strategyId = strategy, goalId = goal, title = name.Length > 30 ? name : "Lotsen" })).Id;
        await Accepted($"measures/{measure}/reports", new { occurredOn = "2021", what = name });
        var report = await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2023", title = name, period = new { from = "2021", until = "2022" } });
        _position = report.Position!;
        await Eventually(() => Get($"reports?atLeast={_position}"), answer => answer.Status == HttpStatusCode.OK);
        return
        [
            $"organisations/{organisation}", $"partnerships/{partnership}", $"measures/{measure}", $"strategies/{strategy}", $"reports/{report.StepId}", $"reports/{report.StepId}/restatement", $"reports/{report.StepId}/comparison",
            $"partnerships/{partnership}/depth/explain", $"strategies/{strategy}/progress/explain", $"measures/{measure}/explain", $"organisations/{organisation}/explain", $"history?of={partnership}",
            $"partnerships/{partnership}/depth/replay", $"strategies/{strategy}/progress/replay", $"measures/{measure}/replay"
        ];
    }
}

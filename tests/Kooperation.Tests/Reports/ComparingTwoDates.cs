using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Strategies;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Progress;

namespace Kooperation.Tests.Reports;

/// <summary>What entered, left, rose and fell between two states, and by what.</summary>
public sealed class ComparingTwoDates(KooperationHost host) : ProgressSpec(host)
{
    private const string TwoDays = "comparison?fromAsOf=2024-12-31&toAsOf=2026-01-31";

    [Fact]
    public async Task Partnerships_enter_leave_rise_and_fall_by_what_happened_and_by_what_lapsed()
    {
        var rising = await GivenPartnership("Aufsteiger e. V.", "2024-01-01");
        var falling = await GivenPartnership("Absteiger e. V.", "2024-01-01");
        var entering = await GivenPartnership("Neue e. V.", "2025-06-01");
        var leaving = await GivenPartnership("Ehemalige e. V.", "2024-01-01");
        await GivenPartnership("Gleiche e. V.", "2024-01-01");
        var met = await Met(rising, "2025-03-01");
        var once = await Met(falling, "2024-06-01");
        var ended = await Accepted($"partnerships/{leaving}/end", new { occurredOn = "2025-04-01", by = "partner", reason = "aufgelöst" }, "*");

        var compared = await Compared($"{TwoDays}&atLeast={ended.Position}");

        Assert.Equal([falling, rising, leaving, entering], compared["items"]!.AsArray().Select(IdOf));
        Assert.Equal(("0", "lapsed", once.StepId), Figure(Item(compared, falling), "contact", "fell"));
        Assert.Equal(("happened", met.StepId, "2025-03-01"), CauseOf(FigureOf(Item(compared, rising), "level", "rose")));
        Assert.Equal(("happened", ended.StepId, "2025-04-01"), CauseOf(Item(compared, leaving)));
        Assert.Equal(("happened", entering, "2025-06-01"), CauseOf(Item(compared, entering)));
        Assert.Equal(["left"], Item(compared, leaving)["changes"]!.AsArray().Select(change => change!.GetValue<string>()));
        Assert.Contains("entered", Item(compared, entering)["changes"]!.AsArray().Select(change => change!.GetValue<string>()));
        Assert.Equal(
            new[] { met.StepId, once.StepId, ended.StepId, entering }.Order(), compared["steps"]!.AsArray().Select(step => step!["step"]!["stepId"]!.GetValue<Guid>()).Order());

        var back = await Compared("comparison?fromAsOf=2026-01-31&toAsOf=2024-12-31");
        Assert.Equal(["left"], Item(back, entering)["changes"]!.AsArray().Select(change => change!.GetValue<string>()).Intersect(["entered", "left"]));
        FigureOf(Item(back, falling), "level", "rose");
    }

    [Fact]
    public async Task Strategies_goals_and_measures_enter_leave_rise_and_fall()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var running = await GivenMeasure(strategy, goal, "Elterncafé", "FB 50", null, Approved("2024-02-01"), Started("2025-02-01"), Completed("2025-10-01"));
        var dropped = await GivenMeasure(strategy, goal, "Vätertreff", "FB 50", null, Started("2024-02-01"), new MeasureDropped("kein Geld").On("2025-05-01"));
        var gone = Guid.CreateVersion7();
        await Tell(strategy, new GoalSet(gone, (await StoredOf(strategy)).Select(step => step.Data).OfType<FieldOfActionAdded>().Single().FieldId, "Alle lesen").On("2023-01-01"), new GoalDropped(gone, "erreicht").On("2025-08-01"));
        var steps = await StoredOf(running);

        var compared = await Compared($"{TwoDays}&atLeast={Position}");

        Assert.Equal(("completed", "happened", steps[3].Id), Last(FigureOf(Item(compared, running), "state", "rose")));
        Assert.Equal(("happened", (await StoredOf(dropped))[2].Id, "2025-05-01"), CauseOf(Item(compared, dropped)));
        Assert.Equal(("happened", (await StoredOf(strategy))[^1].Id, "2025-08-01"), CauseOf(Item(compared, gone)));
        Assert.Contains("rose", Item(compared, strategy)["changes"]!.AsArray().Select(change => change!.GetValue<string>()));

        Assert.Equal([dropped, gone], (await Compared($"{TwoDays}&change=left"))["items"]!.AsArray().Select(IdOf).Order());
        Assert.Equal([strategy], (await Compared($"{TwoDays}&kind=strategy"))["items"]!.AsArray().Select(IdOf));
        Assert.Empty((await Compared($"{TwoDays}&strategy={Guid.CreateVersion7()}"))["items"]!.AsArray());

        foreach (var (figure, change) in from figure in (string[])["atLeast", "unknown", "state", "colour"] from change in (string[])["rose", "fell", "changed"] select (figure, change))
        {
            Assert.Equal(
                compared["items"]!.AsArray().Where(item => item!["figures"]!.AsArray().Any(one => one!["figure"]!.ToString() == figure && one["change"]!.ToString() == change)).Select(IdOf),
                (await Compared($"{TwoDays}&figure={figure}&change={change}"))["items"]!.AsArray().Select(IdOf));
        }
    }

    [Fact]
    public async Task What_came_to_be_known_is_told_apart_from_what_happened()
    {
        var partnership = await GivenPartnership("Brücke e. V.", "2024-01-01");
        var before = await PlaceOf(partnership);
        var contact = await Met(partnership, "2024-06-01");
        var after = await PlaceOf(contact.StepId);

        var compared = await Compared($"comparison?toAsOf=2024-12-31&fromKnownAt={before}&toKnownAt={after}");

        Assert.Equal(("2024-12-31", "2024-12-31", before, after), (
            compared["from"]!["asOf"]!.GetValue<string>(), compared["to"]!["asOf"]!.GetValue<string>(),
            compared["from"]!["logIndex"]!.GetValue<long>(), compared["to"]!["logIndex"]!.GetValue<long>()));
        Assert.Equal(("known", contact.StepId, ""), CauseOf(FigureOf(Item(compared, partnership), "level", "rose")));
        Assert.Empty((await Compared($"comparison?fromAsOf=2024-05-01&toAsOf=2024-05-02"))["items"]!.AsArray());
    }

    [Fact]
    public async Task The_list_is_paged_in_a_stable_order_with_the_causes_of_each_page()
    {
        foreach (var name in new[] { "C e. V.", "A e. V.", "B e. V." }) await Met(await GivenPartnership(name, "2025-01-15"), "2025-03-01");
        var last = await Accepted("organisations", new { name = "Verein", kind = "association", foundedOn = "1990", occurredOn = "2010" });

        var page = await Get($"{TwoDays}&limit=2&total=true&atLeast={last.Position}");
        using var next = new HttpRequestMessage(HttpMethod.Get, page.Link);
        var rest = await Send(next);

        Assert.Equal(["A e. V.", "B e. V."], page.Json["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
        Assert.Equal(["C e. V."], rest.Json["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
        Assert.Equal((3, 4, 2), (page.Json["total"]!.GetValue<int>(), page.Json["steps"]!.AsArray().Count, rest.Json["steps"]!.AsArray().Count));
    }

    [Fact]
    public async Task Two_reports_are_compared_as_their_states_are()
    {
        var (strategy, _, _) = await GivenStrategy();
        var partnership = await GivenPartnership("Brücke e. V.", "2023-01-01");
        var first = await Published(strategy, "2024");
        var contact = await Met(partnership, "2025-03-01");
        var second = await Published(strategy, "2025");

        var compared = await Compared($"reports/{first}/comparison?with={second}&kind=partnership");
        var figure = FigureOf(Item(compared, partnership), "level", "rose");

        Assert.Equal(("2024-12-31", "2025-12-31"), (compared["from"]!["asOf"]!.GetValue<string>(), compared["to"]!["asOf"]!.GetValue<string>()));
        Assert.Contains(contact.StepId, figure["causes"]!.AsArray().Select(cause => cause!["stepId"]!.GetValue<Guid>()));
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"reports/{first}/comparison?with={strategy}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Get($"reports/{first}/comparison")).Status);
    }

    [Theory]
    [InlineData("fromKnownAt=999", "/fromKnownAt", "The log of this municipality has no such place; the last one is 0.")]
    [InlineData("toKnownAt=yesterday", "/toKnownAt", "A place in the log is expected here, a day, or an instant with its offset, such as 2026-04-15T09:00:00Z.")]
    [InlineData("toKnownAt=2199-01-01T00:00:00Z", "/toKnownAt", "Nobody knows yet what will be known then.")]
    [InlineData("fromKnownAt=2001-01-01T00:00:00Z", "/fromKnownAt", "Nothing was recorded by then.")]
    [InlineData("fromAsOf=2026", "/fromAsOf", "A day is expected here, such as 2026-11-18, from 1800 to 2199.")]
    [InlineData("change=grew", "/change", "One of entered, left, rose, fell, changed is expected here.")]
    public async Task A_state_that_leads_nowhere_is_named(string query, string at, string sentence)
    {
        var answer = await Get($"comparison?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, answer.ErrorAt(at)));
    }

    private async Task<Guid> GivenPartnership(string organisation, string openedOn) =>
        (await Accepted("partnerships", new { organisationId = await GivenOrganisation(organisation), occurredOn = openedOn })).Id;

    private Task<Answer> Met(Guid partnership, string day) => Accepted($"partnerships/{partnership}/contacts", new { occurredOn = day, form = "meeting", direction = "mutual" });

    private async Task<Guid> Published(Guid strategy, string year) =>
        (await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2026", title = $"Bericht {year}", period = new { from = year, until = year } })).StepId;

    private async Task<long> PlaceOf(Guid step)
    {
        var history = await Eventually(async () => (await Get("history?limit=500&order=newest")).Json["items"]!.AsArray(), items => items.Any(IsIt));
        return history.First(IsIt)!["logIndex"]!.GetValue<long>();

        bool IsIt(JsonNode? one) => one!["stepId"]!.GetValue<Guid>() == step;
    }

    private async Task<JsonNode> Compared(string address)
    {
        var answer = await Get(address);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return answer.Json;
    }

    private static JsonNode Item(JsonNode compared, Guid id) => compared["items"]!.AsArray().Single(item => IdOf(item) == id)!;

    private static JsonNode FigureOf(JsonNode item, string name, string became)
    {
        var figure = item["figures"]!.AsArray().Single(one => one!["figure"]!.GetValue<string>() == name)!;
        Assert.Equal(became, figure["change"]!.GetValue<string>());
        return figure;
    }

    private static (string After, string Kind, Guid Step) Figure(JsonNode item, string name, string became) => Last(FigureOf(item, name, became));

    private static (string After, string Kind, Guid Step) Last(JsonNode figure)
    {
        var cause = figure["causes"]!.AsArray()[^1]!;
        return (figure["after"]!.ToString(), cause["kind"]!.GetValue<string>(), cause["stepId"]!.GetValue<Guid>());
    }

    private static (string Kind, Guid Step, string On) CauseOf(JsonNode changed)
    {
        var cause = Assert.Single(changed["causes"]!.AsArray())!;
        return (cause["kind"]!.GetValue<string>(), cause["stepId"]!.GetValue<Guid>(), cause["on"]?.GetValue<string>() ?? "");
    }

    private static Guid IdOf(JsonNode? item) => item!["id"]!.GetValue<Guid>();
}

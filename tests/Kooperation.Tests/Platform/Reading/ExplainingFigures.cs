using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Platform.Recording;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Platform.Reading;

/// <summary>Every figure says which steps it rests on: those without which it would be another.</summary>
public sealed class ExplainingFigures(KooperationHost host) : KooperationSpec(host)
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public async Task A_figure_names_the_steps_that_make_it_and_the_withdrawal_that_keeps_another_from_making_it()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var corrected = await CorrectToInvitation(meeting.StepId);
        var shared = await Accepted($"partnerships/{partnership}/joint-work/tasks", new { occurredOn = "2026-03-01", what = "Beratung" });
        var withdrawn = await Accepted($"steps/{shared.StepId}/withdrawal", new { reason = "war nicht so" }, "*");

        var explained = await Explain($"partnerships/{partnership}/depth/explain?asOf=2026-06-01&figure=/dimensions");

        Assert.Equal("depth/1", explained["rules"]!.ToString());
        Assert.Equal(Ids(partnership, meeting.StepId, corrected.StepId), StepsOf(explained, "/dimensions/0/level").Append(meeting.StepId).ToHashSet());
        Assert.Equal("/dimensions/contact", At(explained, "/dimensions/0/level")["rule"]!.ToString());
        Assert.Equal([meeting.StepId], At(explained, "/dimensions/0/level")["named"]!.AsArray().Select(id => id!.GetValue<Guid>()));
        Assert.Contains(withdrawn.StepId, StepsOf(explained, "/dimensions/2/level"));
        Assert.Equal("StepWithdrawn", explained["steps"]!.AsArray().Single(step => step!["step"]!["stepId"]!.GetValue<Guid>() == withdrawn.StepId)!["step"]!["event"]!.ToString());
    }

    [Fact]
    public async Task A_part_is_explained_as_it_is_within_the_whole()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{partnership}/joint-work/events", new { occurredOn = "2026", title = "Fest" });
        await CorrectToInvitation(meeting.StepId);
        var depth = $"partnerships/{partnership}/depth/explain?asOf=2026-06-01";
        var whole = (await Explain(depth))["values"]!.AsArray();

        foreach (var about in whole.SelectMany(value => PartsWith(value!["path"]!.ToString())).Distinct())
        {
            var part = (await Explain($"{depth}&figure={about}"))["values"]!.AsArray();
            Assert.Equal(
                whole.Where(value => PartsWith(value!["path"]!.ToString()).Contains(about)).Select(value => value!.ToJsonString()),
                part.Select(value => value!.ToJsonString()));
        }

        static IEnumerable<string> PartsWith(string path) => path.Select((letter, at) => (letter, at)).Where(one => one is { letter: '/', at: > 0 }).Select(one => path[..one.at]).Append(path);
    }

    [Fact]
    public async Task A_figure_of_the_whole_municipality_names_the_steps_that_make_it()
    {
        await GivenOrganisation("Nachbarn e. V.");
        var partnership = await GivenPartnership("Sprachcafé e. V.");
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-03-01", form = "meeting", direction = "mutual" });
        var promise = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-02", by = "municipality", what = "ein Raum", due = "2026-04-01" });
        var organisation = await OrganisationOf(partnership);

        var landscape = await Explain("landscape/explain?asOf=2026-06-01");
        var due = await Explain("deadlines/explain?asOf=2026-06-01&figure=/items");
        var silent = await Explain("reminders/explain?asOf=2026-06-01&within=1000");

        Assert.Equal(Ids(organisation, partnership), StepsOf(landscape, "/withPartnership"));
        Assert.Equal(2, StepsOf(landscape, "/organisations").Count);
        Assert.Equal("2026-06-01", landscape["asOf"]!.ToString());
        Assert.Contains(promise.StepId, StepsOf(due, "/items/0/on"));
        Assert.DoesNotContain(promise.StepId, StepsOf(landscape, "/withPartnership"));
        Assert.All(due["values"]!.AsArray(), value => Assert.StartsWith("/items/", value!["path"]!.ToString(), StringComparison.Ordinal));
        Assert.NotNull(silent["values"]);
        Assert.Equal(HttpStatusCode.OK, (await Get($"quality/explain?partnership={partnership}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("landscape/explain?figure=/nowhere")).Status);
    }

    [Fact]
    public async Task What_too_many_steps_may_have_a_part_in_is_not_explained_at_once()
    {
        var partnership = await GivenPartnership();
        await Record(session => session.Events.Append(partnership, Enumerable.Range(0, 1000).Select(day =>
            (object)new ContactMade(ContactForm.Call, ContactDirection.Mutual, [], null) { OccurredOn = new DateOnly(2020, 1, 1).AddDays(day) })));

        var answer = await Get("quality/explain");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("1002 steps may have a part in this, and 1000 can be tried in turn at most. Ask about one partnership, organisation, strategy or measure.", answer.Json["detail"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await Get($"quality/explain?organisation={await GivenOrganisation("Kleine e. V.")}&atLeast={(await Accepted("organisations", new { name = "Letzte", kind = "association", occurredOn = "2010" })).Position}")).Status);
    }

    [Theory]
    [InlineData("figure=/nowhere", "/figure", "Dort sagt die Antwort nichts: Hier wird ein JSON-Zeiger in sie erwartet, zum Beispiel /asOf.")]
    [InlineData("figure=/mutualContacts", "/figure", "Dort sagt die Antwort nichts: Hier wird ein JSON-Zeiger in sie erwartet, zum Beispiel /regularity/mutualContacts.")]
    [InlineData("figure=level", "/figure", "Dort sagt die Antwort nichts: Hier wird ein JSON-Zeiger in sie erwartet, zum Beispiel /level.")]
    [InlineData("asOf=today", "/asOf", "Hier wird ein Tag erwartet, zum Beispiel 2026-11-18, von 1800 bis 2199.")]
    public async Task What_cannot_be_explained_is_answered_with_a_sentence(string query, string at, string sentence)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At($"partnerships/{await GivenPartnership()}/depth/explain?{query}"));
        request.Headers.Add("Accept-Language", "de");

        var answer = await Send(request);

        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, answer.ErrorAt(at)));
    }

    [Fact]
    public async Task A_measure_is_explained_whose_partner_was_merged_with_another()
    {
        var (kept, merged) = (await GivenPartnership("Bildungswerk"), await GivenPartnership("Bildungswerk e. V."));
        var strategy = (await Accepted("strategies", new { occurredOn = "2020", title = "Konzept" })).Id;
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020", title = "Bildung" })).StepId;
        var goal = (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020", fieldId = field })).StepId;
        var measure = (await Accepted("measures", new { occurredOn = "2020", strategyId = strategy, goalId = goal, title = "Elterncafé" })).Id;
        await Accepted($"measures/{measure}/partners", new { occurredOn = "2021", partnershipId = merged, role = "design", stage = "goal" });
        var organisations = new[] { await OrganisationOf(kept), await OrganisationOf(merged) };
        var merge = await Accepted($"organisations/{organisations[0]}/merges", new { occurredOn = "2024-05-01", mergedId = organisations[1], reason = "Gleiche Satzung" }, "*");

        // Each step is left out once, the opening of either partnership among them.
        var explained = await Get($"measures/{measure}/explain?asOf=2024-06-01&atLeast={merge.Position}");

        Assert.True(explained.Status == HttpStatusCode.OK, $"{explained}");
    }

    [Fact]
    public async Task The_steps_that_a_level_names_are_those_without_which_a_naive_reading_finds_another()
    {
        var routes = CommandRoute.Of(Host);
        var store = Host.Services.GetRequiredService<IDocumentStore>();
        var foreign = await GivenOrganisation("Nachbarstadt e. V.");
        var (named, unnamed) = (0, 0);

        // What chance tells need not reach any level on the day: one partnership certainly does, whatever happened in it long before.
        var told = await GivenPartnership();
        for (var month = 1; month <= 12; month++)
            foreach (var year in new[] { 2013, 2014 }) await Accepted($"partnerships/{told}/contacts", new { occurredOn = $"{year}-{month:00}-05", form = "invitation", direction = "fromMunicipality" });
        await Accepted($"partnerships/{told}/contacts", new { occurredOn = "2026-10-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{told}/joint-work/tasks", new { occurredOn = "2026-10-03", what = "Beratung" });
        await HoldAgainstANaiveReading(Municipality);

        await new Wishes(routes).Sequence(160).SampleAsync(
            async wishes =>
            {
                var municipality = Host.NewMunicipality();
                var townHall = new TownHall(municipality, store, Send, foreign, new Tally(routes));
                foreach (var wish in wishes) await townHall.Send(wish);
                await HoldAgainstANaiveReading(municipality);
            },
            iter: 3,
            threads: 1);

        Assert.True(named > 2 && unnamed > 26, $"{named} named, {unnamed} not");

        async Task HoldAgainstANaiveReading(string municipality)
        {
            await using var session = store.QuerySession(municipality);
            foreach (var id in (await session.Events.QueryAllRawEvents().ToListAsync(Cancelled)).Where(recorded => recorded.Data is PartnershipOpened).Select(opened => opened.StreamId))
            {
                var explained = await Read($"partnerships/{id}/depth/explain?asOf={Day:yyyy-MM-dd}");
                var history = (await session.Events.FetchStreamAsync(id, token: Cancelled)).Select(step => new RecordedStep(step.Id, (Step)step.Data)).ToList();
                if (history.Any(recorded => recorded.Step is PartnershipsMerged)) continue; // The naive reading here knows one history.

                var whole = FiguresOf(history);

                foreach (var step in history.Skip(1))
                {
                    var without = FiguresOf([.. history.Where(other => other.Id != step.Id)]);
                    foreach (var (path, figure) in whole)
                    {
                        var isNamed = StepsOf(explained, path).Contains(step.Id);
                        if (isNamed) named++;
                        else unnamed++;
                        Assert.True(isNamed == (without[path] != figure), $"{path} of {id} is {figure} with and {without[path]} without {step}, which is {(isNamed ? "" : "not ")}named");
                    }
                }
            }

            async Task<JsonNode> Read(string address)
            {
                var answer = await Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/{address}"));
                Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
                return answer.Json;
            }
        }
    }

    private static Dictionary<string, string> FiguresOf(IReadOnlyList<RecordedStep> history)
    {
        var (level, dormant, contact, commitment, jointWork, decisionPower, strengthening) = NaiveDepth.Assess(history, Day, statedOnly: false);
        return new()
        {
            ["/level"] = $"{level}",
            ["/isDormant"] = $"{dormant}",
            ["/dimensions/0/level"] = $"{contact}",
            ["/dimensions/1/level"] = $"{commitment}",
            ["/dimensions/2/level"] = $"{jointWork}",
            ["/dimensions/3/level"] = $"{decisionPower}",
            ["/dimensions/4/level"] = $"{strengthening}"
        };
    }

    private async Task<JsonNode> Explain(string address)
    {
        var answer = await Get(address);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return answer.Json;
    }

    private async Task<Guid> OrganisationOf(Guid partnership) => (await Get($"partnerships/{partnership}")).Json["organisationId"]!.GetValue<Guid>();

    private static JsonNode At(JsonNode explained, string path) => Assert.Single(explained["values"]!.AsArray(), value => value!["path"]!.ToString() == path)!;

    private static HashSet<Guid> StepsOf(JsonNode explained, string path) => [.. At(explained, path)["steps"]!.AsArray().Select(id => id!.GetValue<Guid>())];

    private static HashSet<Guid> Ids(params Guid[] ids) => [.. ids];
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using JasperFx.Events;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Steps;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Measures;
using Kooperation.Tests.Platform.Reading;
using Kooperation.Tests.Platform.Recording;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Kooperation.Tests.Steps;

/// <summary>What a correction or withdrawal would bring about is said before it is done, and is then what it brings about.</summary>
public sealed class ForetellingARevision(KooperationHost host) : MeasureSpec(host)
{
    private const string DryRun = "?dryRun=true";

    private const int MostRevised = 40;

    [Fact]
    public async Task The_figures_that_would_change_are_said_and_nothing_is_recorded_nor_a_key_used_up()
    {
        var partnership = await GivenPartnership();
        var meeting = await Meeting(partnership, DaysAgo(30));
        await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = DaysAgo(20), by = "municipality", what = "Raum" });
        var before = (await CountOfSteps(), (await Get($"partnerships/{partnership}/depth")).ETag);

        var foretold = (await Withdrawn(DryRun)).Json;

        Assert.Equal([(partnership.ToString(), "StepWithdrawn")], Steps(foretold));
        Assert.Equal(["contact 2 0", "jointWork 1 0", "level 2 1"], Figures(foretold, "partnership"));
        Assert.Equal([$"partnerships/{partnership}", $"partnerships/{partnership}/depth"], Addresses(foretold));
        Assert.Equal(before, (await CountOfSteps(), (await Get($"partnerships/{partnership}/depth")).ETag));
        Assert.Equal(HttpStatusCode.Created, (await Withdrawn("")).Status);

        async Task<Answer> Withdrawn(string query)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, At($"steps/{meeting.StepId}/withdrawal{query}")) { Content = JsonContent.Create(new { reason = "Verwechslung" }) };
            request.Headers.Add("Idempotency-Key", "once");
            return await Send(request);
        }
    }

    [Fact]
    public async Task What_follows_in_other_histories_and_the_figures_there_are_foretold_as_well()
    {
        var partnership = await GivenPartnership();
        var strategy = await GivenStrategy();
        var goal = await GivenGoal(strategy);
        var measure = (await Planned(strategy, goal, "2021")).Id;
        await Accepted($"measures/{measure}/start", new { occurredOn = "2022" });
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = DaysAgo(30), partners = new[] { partnership } });

        var foretold = (await Post($"steps/{completed.StepId}/withdrawal{DryRun}", new { })).Json;

        Assert.Equal([(measure.ToString(), "StepWithdrawn"), (partnership.ToString(), "StepWithdrawn")], Steps(foretold));
        Assert.Contains($"{measure} state completed running", Figures(foretold));
        Assert.Contains($"{goal} unknown 0 100", Figures(foretold));
        Assert.Contains($"{strategy} unknown 0 100", Figures(foretold));
        Assert.Contains(Figures(foretold), figure => figure.StartsWith($"{partnership} jointWork ", StringComparison.Ordinal));
        Assert.Equal(
            ["deadlines?within=3660", "landscape", $"measures/{measure}", $"partnerships/{partnership}", $"partnerships/{partnership}/depth", "quality", $"strategies/{strategy}", $"strategies/{strategy}/progress"],
            Addresses(foretold));
    }

    [Fact]
    public async Task What_else_would_be_said_otherwise_is_among_the_answers()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = DaysAgo(60), by = "municipality", what = "Raum", due = DaysAgo(30) });
        var broken = await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/breach", new { occurredOn = DaysAgo(20) });

        var withdrawn = (await Post($"steps/{broken.StepId}/withdrawal{DryRun}", new { })).Json;
        var late = Assert.Single(OperationsAt(withdrawn, "deadlines?within=3660"))!;
        Assert.Equal(("add", "/items/0", made.StepId), (late["op"]!.ToString(), late["path"]!.ToString(), late["value"]!["stepId"]!.GetValue<Guid>()));

        var field = new { @event = "ContactMade", occurredOn = DaysAgo(10), form = "meeting", direction = "mutual", topics = Array.Empty<string>(), fieldOfAction = "Kultur" };
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = DaysAgo(10), form = "meeting", direction = "mutual", fieldOfAction = "Sport" });
        var corrected = (await Post($"steps/{meeting.StepId}/corrections{DryRun}", new { replacement = field })).Json;
        Assert.Equal("Kultur", Assert.Single(OperationsAt(corrected, $"partnerships/{partnership}"))!["value"]![0]!.ToString());
    }

    [Fact]
    public async Task Of_other_rules_the_first_day_on_which_they_hold_is_looked_at()
    {
        var partnership = await GivenPartnership();
        await Meeting(partnership, DaysAgo(200));
        var from = DaysAgo(-40);
        var file = DepthRules.Standard.Text.Replace("\"depth/1\"", "\"depth/2\"", StringComparison.Ordinal).Replace("\"lasts\": \"12 months\"", "\"lasts\": \"6 months\"", StringComparison.Ordinal);
        var adopted = await Accepted("rules/adoptions", new { model = "depth", file, inForceFrom = from, occurredOn = DaysAgo(5), decidedBy = "Rat", reason = "Beschluss" });

        var foretold = (await Post($"steps/{adopted.StepId}/withdrawal{DryRun}", new { reason = "nicht beschlossen" })).Json;

        Assert.Equal(from, foretold["asOf"]!.ToString());
        Assert.Contains("level 0 2", Figures(foretold, "partnership"));
        Assert.Contains($"partnerships/{partnership}/depth?asOf={from}", Addresses(foretold));
        Assert.Contains($"rules?asOf={from}", Addresses(foretold));
    }

    [Fact]
    public async Task Published_reports_that_would_say_other_figures_if_told_anew_are_named()
    {
        var partnership = await GivenPartnership();
        var meeting = await Meeting(partnership, "2022-11-01");
        var strategy = await GivenStrategy();
        var report = await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2023", title = "Bericht 2022", period = new { from = "2021", until = "2022" } });
        await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2022", title = "Bericht 2021", period = new { from = "2021", until = "2021" } });

        var foretold = (await Post($"steps/{meeting.StepId}/withdrawal{DryRun}", new { })).Json;

        var restated = Assert.Single(foretold["reports"]!.AsArray())!;
        Assert.Equal((report.StepId, "Bericht 2022", "2022-12-31"), (restated["id"]!.GetValue<Guid>(), restated["title"]!.ToString(), restated["asOf"]!.ToString()));
        Assert.Equal(partnership, Assert.Single(restated["changes"]!.AsArray())!["id"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Auditors_may_ask_and_do_nothing()
    {
        var meeting = await Meeting(await GivenPartnership(), "2026-03-01");
        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", "maria/auditor");

        Assert.Equal(HttpStatusCode.OK, (await Post($"steps/{meeting.StepId}/withdrawal{DryRun}", new { reason = "Irrtum" })).Status);
        foreach (var query in new[] { "", "?dryRun=false", "?dryRun=1", "?dryRun=true&dryRun=true" })
        {
            var answer = await Post($"steps/{meeting.StepId}/withdrawal{query}", new { reason = "Irrtum" }, "*");
            Assert.Equal((HttpStatusCode.Forbidden, "Your role does not allow this here: it takes the role coordinator or administrator."), (answer.Status, answer.Json["detail"]!.ToString()));
        }

        Assert.Equal(3, await CountOfSteps());
    }

    [Fact]
    public async Task It_is_refused_as_the_real_thing_is_but_needs_no_If_Match()
    {
        var partnership = await GivenPartnership();
        var made = await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2026-03-01", by = "municipality", what = "Raum" });
        var kept = await Accepted($"partnerships/{partnership}/commitments/{made.StepId}/fulfilment", new { occurredOn = "2026-05" });
        await Refused(
            $"steps/{made.StepId}/withdrawal{DryRun}", new { }, $"A later step rests on this one: withdraw “promise kept” of May 2026 ({kept.StepId}) first.");
        Assert.Equal(HttpStatusCode.NotFound, (await Post($"steps/{Guid.CreateVersion7()}/withdrawal{DryRun}", new { })).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Post($"steps/{kept.StepId}/withdrawal{DryRun}", new { }, "\"1\"")).Status);
        await Refused($"steps/{kept.StepId}/withdrawal{DryRun}", new { stepId = made.StepId }, $"A step with the id {made.StepId} is recorded already.");

        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", "another/coordinator");
        Assert.NotNull((await Post($"steps/{kept.StepId}/withdrawal{DryRun}", new { })).ErrorAt("/reason"));
        Assert.Equal(HttpStatusCode.OK, (await Post($"steps/{kept.StepId}/withdrawal{DryRun}", new { reason = "Irrtum" })).Status);
    }

    [Fact]
    public async Task Only_what_can_be_foretold_takes_the_parameter_and_only_as_true_or_false()
    {
        var partnership = await GivenPartnership();
        var meeting = await Meeting(partnership, "2026-03-01");

        Assert.Equal("true or false is expected here.", (await Post($"steps/{meeting.StepId}/withdrawal?dryRun=1", new { })).ErrorAt("/dryRun"));
        Assert.Equal("This parameter is unknown.", (await Post($"steps/{meeting.StepId}/withdrawal?dryRun=true&asOf=2026-01-01", new { })).ErrorAt("/asOf"));
        Assert.Equal("This parameter is unknown.", (await Post($"partnerships/{partnership}/contacts{DryRun}", new { occurredOn = "2026", form = "meeting", direction = "mutual" })).ErrorAt("/dryRun"));
        Assert.Equal(3, await CountOfSteps());
        Assert.Equal(HttpStatusCode.Created, (await Post($"steps/{meeting.StepId}/withdrawal?dryRun=false", new { })).Status);
    }

    [Fact]
    public async Task Whatever_is_foretold_of_any_history_is_what_then_becomes_of_it()
    {
        var routes = CommandRoute.Of(Host);
        var store = Host.Services.GetRequiredService<IDocumentStore>();
        var foreign = await GivenOrganisation("Nachbarstadt e. V.");
        var (done, changed) = (0, 0);

        await new Wishes(routes).Sequence(150).SampleAsync(
            async wishes =>
            {
                var municipality = Host.NewMunicipality();
                var townHall = new TownHall(municipality, store, Send, foreign, new Tally(routes));
                foreach (var wish in wishes) await townHall.Send(wish);

                var recorded = await StoredIn(municipality, 0);
                foreach (var (index, step) in recorded.Index().Where(one => one.Item.Data is not (StepCorrected or StepWithdrawn)).OrderBy(one => one.Index * 7919 % 101).Take(MostRevised))
                {
                    var (path, body) = index % 2 == 0
                        ? ($"steps/{step.Id}/withdrawal", new JsonObject { ["reason"] = "Irrtum" })
                        : ($"steps/{step.Id}/corrections", new JsonObject { ["replacement"] = Moved((Step)step.Data, index), ["reason"] = "verlesen" });
                    if (await ForetellAndDo(municipality, path, body) is not { } answers) continue;

                    done++;
                    if (answers > 0) changed++;
                }
            },
            iter: 2,
            threads: 1);

        Assert.True(done > 20 && changed > 5, $"{done} revisions were recorded, of which {changed} changed something");
    }

    // How many answers changed; null where it was refused.
    private async Task<int?> ForetellAndDo(string municipality, string path, JsonObject body)
    {
        var last = (await StoredIn(municipality, 0))[^1].Sequence;
        var foretold = await PostIn(municipality, path + DryRun, body);
        Assert.Equal(last, (await StoredIn(municipality, 0))[^1].Sequence);
        var day = foretold.Status == HttpStatusCode.OK && foretold.Json["asOf"]!.ToString() is var asOf && asOf != DaysAgo(0) ? $"asOf={asOf}" : null;
        var before = foretold.Status == HttpStatusCode.OK ? await Answers(municipality, last, day, Addresses(foretold.Json)) : [];
        var real = await PostIn(municipality, path, body);
        if (foretold.Status != HttpStatusCode.OK)
        {
            Assert.Equal((foretold.Status, foretold.Body), (real.Status, real.Body));
            return null;
        }

        Assert.True(real.Status == HttpStatusCode.Created, $"{path} {body}: foretold {foretold}, then {real}");
        var appended = await StoredIn(municipality, last);
        var steps = foretold.Json["steps"]!.AsArray();
        Assert.Equal(appended.Count, steps.Count);
        foreach (var step in steps)
            Assert.Contains(appended, one => one.StreamId == step!["stream"]!.GetValue<Guid>() && JsonNode.DeepEquals(JsonSerializer.SerializeToNode((Step)one.Data, StepJson.Options), step["step"]));

        var after = await Answers(municipality, appended[^1].Sequence, day, before.Keys);
        var changes = foretold.Json["answers"]!.AsArray().ToDictionary(one => one!["address"]!.ToString(), one => one!["operations"]!.AsArray());
        Assert.Empty(changes.Keys.Except(before.Keys));
        foreach (var (address, said) in before)
        {
            var expected = changes.TryGetValue(address, out var operations) ? JsonPatch.Applied(said, operations) : said;
            Assert.True(JsonNode.DeepEquals(expected, after[address]), $"{path} {body}\n{address} was foretold as {expected}\nand became {after[address]}");
        }

        AssertFiguresAreThose(foretold.Json["figures"]!.AsArray(), before, after);
        return changes.Count;
    }

    private static void AssertFiguresAreThose(JsonArray foretold, Dictionary<string, JsonNode> before, Dictionary<string, JsonNode> after)
    {
        var levels = Changed("depth", depth => $"{depth["level"]}").Select(one => $"{one.Id} level {one.Old} {one.New}");
        var implemented = Changed("progress", progress => $"{progress["figures"]!["implementation"]!["atLeast"]}").Select(one => $"{one.Id} atLeast {one.Old} {one.New}");

        Assert.Equal(levels.Order(), Said(foretold).Where(figure => figure.Contains(" level ", StringComparison.Ordinal)).Order());
        Assert.Equal(
            implemented.Order(),
            Said([.. foretold.Where(figure => figure!["of"]!.ToString() == "strategy").Select(figure => figure!.DeepClone())]).Where(figure => figure.Contains(" atLeast ", StringComparison.Ordinal)).Order());

        IEnumerable<(string Id, string Old, string New)> Changed(string view, Func<JsonNode, string> figure) => before
            .Where(one => one.Key.Split('?')[0].EndsWith($"/{view}", StringComparison.Ordinal))
            .Select(one => (one.Key.Split('/')[1], Old: figure(one.Value), New: figure(after[one.Key])))
            .Where(one => one.Old != one.New);
    }

    // Everything that is looked at.
    private async Task<Dictionary<string, JsonNode>> Answers(string municipality, long position, string? day, IEnumerable<string> named)
    {
        var answers = new Dictionary<string, JsonNode>();
        foreach (var (list, views) in new (string, string[])[] { ("partnerships", ["", "/depth"]), ("strategies", ["", "/progress"]), ("measures", [""]), ("organisations", [""]) })
        {
            foreach (var thing in (await Read($"{list}?limit=500")).Json["items"]!.AsArray())
                foreach (var view in views) await Keep(Dated($"{list}/{thing!["id"]}{view}"));
        }

        foreach (var whole in new[] { "deadlines?within=3660", "quality", "landscape", "rules" }) await Keep(Dated(whole));

        // The id of a merged entry leads to the one that was kept.
        foreach (var merged in named.Where(address => !answers.ContainsKey(address)).ToList()) await Keep(merged);
        return answers;

        string Dated(string address) => day is null ? address : Asking(address, day);

        async Task Keep(string address)
        {
            var said = (await Read(address.StartsWith("deadlines", StringComparison.Ordinal) || address.StartsWith("quality", StringComparison.Ordinal) ? Asking(address, "limit=500") : address)).Json;
            foreach (var counter in new[] { "version", "position" }) said.AsObject().Remove(counter);
            answers[address] = said;
        }

        Task<Answer> Read(string address) => Eventually(
            () => Send(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/{Asking(address, $"atLeast={position}")}")),
            answer => answer.Status == HttpStatusCode.OK);

        static string Asking(string address, string parameter) => $"{address}{(address.Contains('?') ? '&' : '?')}{parameter}";
    }

    // The same step on another day.
    private static JsonNode Moved(Step step, int choice)
    {
        var moved = JsonSerializer.SerializeToNode(step, StepJson.Options)!;
        moved["occurredOn"] = (choice % 5) switch { 0 => null, 1 => "2025", 2 => "2026-02", 3 => "2024-06-15", _ => DaysAgo(choice % 90) };
        return moved;
    }

    private async Task<Answer> PostIn(string municipality, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/municipalities/{municipality}/{path}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await Send(request);
    }

    private async Task<IReadOnlyList<IEvent>> StoredIn(string municipality, long after)
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession(municipality);
        return await session.Events.QueryAllRawEvents().Where(step => step.Sequence > after && step.EventTypeName != Tombstone.Name).OrderBy(step => step.Sequence).ToListAsync(Cancelled);
    }

    private Task<Answer> Meeting(Guid partnership, string occurredOn) => Accepted($"partnerships/{partnership}/contacts", new { occurredOn, form = "meeting", direction = "mutual" });

    private static string DaysAgo(int days) => Days.FromNow(-days);

    private static IEnumerable<string> Addresses(JsonNode effect) => effect["answers"]!.AsArray().Select(changed => changed!["address"]!.ToString()).Order(StringComparer.Ordinal);

    private static JsonArray OperationsAt(JsonNode effect, string address) => effect["answers"]!.AsArray().Single(changed => changed!["address"]!.ToString() == address)!["operations"]!.AsArray();

    private static IEnumerable<(string, string)> Steps(JsonNode effect) =>
        effect["steps"]!.AsArray().Select(one => (one!["stream"]!.ToString(), one["step"]!["event"]!.ToString()));

    private static IReadOnlyList<string> Figures(JsonNode effect) => Said(effect["figures"]!.AsArray());

    private static IEnumerable<string> Figures(JsonNode effect, string of) => effect["figures"]!.AsArray()
        .Where(figure => figure!["of"]!.ToString() == of).Select(figure => $"{figure!["name"]} {figure["before"]} {figure["after"]}").Order(StringComparer.Ordinal);

    private static IReadOnlyList<string> Said(JsonArray figures) => [.. figures.Select(figure => $"{figure!["id"]} {figure["name"]} {figure["before"]} {figure["after"]}")];
}

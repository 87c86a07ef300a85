using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Oracle;
using Kooperation.Platform;
using Kooperation.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kooperation.Tests.Rules.Trials;

public sealed class TryingRules(KooperationHost host) : TrialSpec(host)
{
    private DateOnly Today => Host.Services.GetRequiredService<Today>().InGermany;

    [Fact]
    public async Task A_changed_rule_lists_exactly_the_partnerships_and_days_that_a_naive_reading_finds()
    {
        var partnerships = new Dictionary<Guid, IReadOnlyList<RecordedStep>>();
        await Record(session =>
        {
            foreach (var history in Histories.Any.Array[12].Single(_ => true, "0N0XIzNsQ0O2"))
            {
                // Its references stay right; only the partnership and its organisation are others each time.
                var id = Guid.CreateVersion7();
                var steps = history.Select(step => new RecordedStep(Guid.CreateVersion7(), step.Step)).ToList();
                var renamed = history.Zip(steps).ToDictionary(pair => pair.First.Id, pair => pair.Second.Id);
                steps = [.. steps.Select(step => step with { Step = Elsewhere(step.Step, renamed) })];
                session.Events.StartStream<Partnership>(id, steps.Select(step =>
                {
                    var wrapped = session.Events.BuildEvent(step.Step);
                    wrapped.Id = step.Id;
                    return (object)wrapped;
                }));
                partnerships[id] = steps;
            }
        });
        var (file, before) = (DepthFile(HalfAsLong), await CountOfSteps());
        var adopted = DepthFile(file => file["brakes"]!["brokenCommitment"]!["months"] = 24, "depth/3");
        await Adopted(adopted, "2024-06-01", "2024-05-01");

        var found = await Found(await Begun(file));

        var (candidate, third) = (DepthRules.Read(file).Rules!, DepthRules.Read(adopted).Rules!);
        var byPartnership = found.ToLookup(finding => finding["id"]!.GetValue<Guid>());
        foreach (var (id, history) in partnerships)
        {
            Assert.Equal(DaysThatDiffer(history, day => day < new DateOnly(2024, 6, 1) ? DepthRules.Standard : third, candidate, Today).Order(), DaysOf(byPartnership[id]).Order());
        }

        Assert.True(byPartnership.Count is > 3 and < 12, $"{byPartnership.Count} of 12 differ");
        Assert.All(found, finding => Assert.Equal("partnership", finding["about"]!.ToString()));
        Assert.Contains(found, finding => finding["rules"]!.ToString() == "depth/1");
        Assert.Contains(found, finding => finding["rules"]!.ToString() == "depth/3");
        Assert.Equal(before + 1, await CountOfSteps());
    }

    [Fact]
    public async Task A_finding_says_which_levels_differ_and_which_steps_carry_them_under_either_edition()
    {
        var partnership = await GivenPartnership();
        var meeting = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-01-10", form = "meeting", direction = "mutual" });
        var later = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-09-01", form = "invitation", direction = "fromMunicipality" });

        var found = await Found(await Begun(DepthFile(HalfAsLong)));

        Assert.Equal(
            [("2025-07-11", "2025-08-31", 2, 0), ("2025-09-01", "2026-01-10", 2, 1), ("2026-03-02", "2026-09-01", 1, 0)],
            found.Select(one => (one["from"]!.ToString(), one["until"]!.ToString(), LevelOf(one, "levelsBefore"), LevelOf(one, "levelsAfter"))));
        Assert.All(found, one => Assert.Equal((partnership, "Sprachcafé e. V.", "depth/1"), (one["id"]!.GetValue<Guid>(), one["name"]!.ToString(), one["rules"]!.ToString())));

        var why = found[1]["why"]!.AsArray();
        Assert.Equal([null, "contact", "jointWork"], why.Select(one => one!["dimension"]?.ToString()));
        Assert.Equal((2, 1), (why[1]!["before"]!.GetValue<int>(), why[1]!["after"]!.GetValue<int>()));
        Assert.Equal(
            (meeting.StepId, "ContactMade", "contact", "2025-01-10", "K2-mutual"),
            Step(Assert.Single(why[1]!["carriedBefore"]!.AsArray())!));
        Assert.Equal((later.StepId, "ContactMade", "contact", "2025-09-01", "K1-one-way"), Step(Assert.Single(why[1]!["carriedAfter"]!.AsArray())!));
        Assert.Equal(["K2-mutual", "K1-one-way"], why[1]!["rules"]!.AsArray().Select(rule => rule!.ToString()));
        Assert.Equal(
            "contact and reliability: 2 by depth/1, carried by contact on 10 January 2025 (rule K2-mutual); 1 by depth/2, carried by contact on 1 September 2025 (rule K1-one-way), "
            + "what is missing for more: contact 2: talk with each other, hold a joint event or ask for the organisation's expertise.",
            why[1]!["what"]!.ToString());
        Assert.Equal("/levels/2", why[0]!["rules"]![0]!.ToString());

        static int LevelOf(JsonNode finding, string which) => finding[which]!["level"]!.GetValue<int>();

        static (Guid, string, string, string, string?) Step(JsonNode step) =>
            (step["stepId"]!.GetValue<Guid>(), step["event"]!.ToString(), step["title"]!.ToString(), step["occurredOn"]!.ToString(), step["rule"]?.ToString());
    }

    [Fact]
    public async Task Where_the_text_of_a_rule_alone_changed_it_is_named()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-01-10", form = "meeting", direction = "mutual" });

        var why = (await Found(await Begun(DepthFile(file => file["levels"]![2]!["needs"] = JsonNode.Parse("""{ "commitment": 1 }""")))))[0]["why"]!.AsArray();

        Assert.Equal(["/levels/2"], Assert.Single(why)!["rules"]!.AsArray().Select(rule => rule!.ToString()));
        Assert.Equal("level: 2 by depth/1; 1 by depth/2, what is missing for more: commitment 1: agree on something and note it.", why[0]!["what"]!.ToString());
    }

    [Fact]
    public async Task Auditors_try_rules_and_trials_are_listed_with_their_state()
    {
        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", "maria/auditor");
        var (first, second) = (await Finished(DepthFile()), await Finished(ProgressFile(), "progress"));

        var listed = (await Get("rules/trials?state=done&total=true")).Json;
        Assert.Equal(2, listed["total"]!.GetValue<int>());
        Assert.Equal(new[] { first, second }.Order(), listed["items"]!.AsArray().Select(one => one!["id"]!.GetValue<Guid>()).Order());
        Assert.Equal(new[] { "depth/2", "progress/2" }, listed["items"]!.AsArray().Select(one => one!["version"]!.ToString()).Order());
        Assert.NotNull((await Get("rules/trials?limit=1")).Link);
        Assert.Empty((await Get("rules/trials?state=failed")).Json["items"]!.AsArray());

        var forbidden = await Post("rules/adoptions", Adoption("depth", "2026-06-01", "2026-01-15", DepthFile()));
        Assert.Equal(
            (HttpStatusCode.Forbidden, "Your role does not allow this here: it takes the role coordinator or administrator."),
            (forbidden.Status, forbidden.Json["detail"]!.ToString()));

        Client.DefaultRequestHeaders.Remove("Kooperation-Actor");
        Client.DefaultRequestHeaders.Add("Kooperation-Actor", "maria/reader");
        Assert.Equal(
            "Your role does not allow this here: it takes the role coordinator, auditor or administrator.",
            (await Post("rules/trials", new { model = "depth", file = DepthFile() })).Json["detail"]!.ToString());
    }

    [Fact]
    public async Task A_candidate_that_says_the_same_changes_nothing_and_neither_does_one_in_an_empty_municipality()
    {
        Assert.Empty(await Found(await Begun(DepthFile(HalfAsLong))));

        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-01-10", form = "meeting", direction = "mutual" });
        var report = (await Get($"rules/trials/{await Finished(DepthFile())}")).Json;

        Assert.Equal((1, 1, 0), (report["done"]!.GetValue<int>(), report["total"]!.GetValue<int>(), report["findings"]!.GetValue<int>()));
        Assert.Empty(await Found(await Begun(ProgressFile(), "progress")));
    }

    [Fact]
    public async Task Figures_of_strategies_fields_goals_and_measures_are_compared_for_reports_ends_of_months_and_today()
    {
        var strategy = (await Accepted("strategies", new { occurredOn = "2025-01-01", title = "Konzept" })).Id;
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2025-01-01", title = "Bildung" })).StepId;
        var goal = (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2025-01-01", fieldId = field, text = "Mehr Kinder in die Kita" })).StepId;
        var measure = (await Accepted("measures", new { occurredOn = "2025-01-01", strategyId = strategy, goalId = goal, title = "Elterncafé" })).Id;
        await Accepted($"measures/{measure}/start", new { occurredOn = "2025-02-10" });
        await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2025-07-01", title = "Bericht", period = new { from = "2025-01-01", until = "2025-05-20" } });

        var found = await Found(await Begun(ProgressFile(file => file["freshness"]!["months"] = 3), "progress"));

        // Last told of on 10 February: fresh for three months instead of six, ageing for as many more. On the last day of each month with a step nothing differs.
        var expected = new[] { ("2025-05-20", "2025-07-31") };
        foreach (var (about, id) in new[] { ("strategy", strategy), ("field", field), ("goal", goal), ("measure", measure) })
        {
            var own = found.Where(one => one["about"]!.ToString() == about).ToList();
            Assert.All(own, one => Assert.Equal((id, strategy, "progress/1"), (one["id"]!.GetValue<Guid>(), one["strategyId"]!.GetValue<Guid>(), one["rules"]!.ToString())));
            Assert.Equal(expected, own.Select(one => (one["from"]!.ToString(), one["until"]!.ToString())));
            Assert.Equal((("/freshness"), "Another figure: freshness, which the rule /freshness decides."), (own[0]["why"]![0]!["rules"]![0]!.ToString(), own[0]["why"]![0]!["what"]!.ToString()));
            Assert.Equal(("fresh", "ageing"), (own[0]["figuresBefore"]!["freshness"]!.ToString(), own[0]["figuresAfter"]!["freshness"]!.ToString()));
        }

        Assert.Equal(4, found.Count);
    }

    [Fact]
    public async Task Rules_of_depth_change_the_participation_in_measures_too()
    {
        var partnership = await GivenPartnership();
        var strategy = (await Accepted("strategies", new { occurredOn = "2025-01-01", title = "Konzept" })).Id;
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2025-01-01", title = "Bildung" })).StepId;
        var goal = (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2025-01-01", fieldId = field, text = "Mehr Kinder in die Kita" })).StepId;
        var measure = (await Accepted("measures", new { occurredOn = "2025-01-01", strategyId = strategy, goalId = goal, title = "Elterncafé" })).Id;
        await Accepted($"measures/{measure}/partners", new { occurredOn = "2025-02-01", partnershipId = partnership, role = "delivery", what = "Kinderbetreuung" });
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-02-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{partnership}/commitments", new { occurredOn = "2025-02-01", by = "municipality", what = "Raum", due = "2030-01-01" });
        await Accepted($"measures/{measure}/reports", new { occurredOn = "2025-10-15", what = "läuft" });

        var found = await Found(await Begun(DepthFile(HalfAsLong)));

        var measures = Assert.Single(found, one => one["about"]!.ToString() == "measure");
        Assert.Equal(("2025-10-31", "2025-10-31", 1, 0), (measures["from"]!.ToString(), measures["until"]!.ToString(), measures["figuresBefore"]!["deep"]!.GetValue<int>(), measures["figuresAfter"]!["deep"]!.GetValue<int>()));
        Assert.Equal(["field", "goal", "measure", "partnership", "strategy"], found.Select(one => one["about"]!.ToString()).Distinct().Order());
    }

    [Fact]
    public async Task A_trial_stands_for_what_was_known_when_it_was_begun()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-01-10", form = "meeting", direction = "mutual" });
        var trial = await Finished(DepthFile(HalfAsLong));
        var knownAt = (await Get($"rules/trials/{trial}")).Json["knownAt"]!.GetValue<long>();
        Assert.Equal(await CountOfSteps(), knownAt);

        Assert.Equal(HttpStatusCode.OK, (await Get($"rules/trials/{trial}?knownAt={knownAt}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"rules/trials/{trial}?knownAt={knownAt - 1}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"rules/trials/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task The_same_request_begins_one_trial_and_another_under_its_key_is_refused()
    {
        var (first, second, other) = (await Begin(DepthFile()), await Begin(DepthFile()), await Begin(DepthFile(HalfAsLong)));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.UnprocessableEntity), (first.Status, second.Status, other.Status));
        Assert.Equal(first.Location, second.Location);

        async Task<Answer> Begin(string file)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, At("rules/trials")) { Content = System.Net.Http.Json.JsonContent.Create(new { model = "depth", file }) };
            request.Headers.Add("Idempotency-Key", "Entwurf");
            return await Send(request);
        }
    }

    [Fact]
    public async Task A_candidate_is_held_to_what_an_adoption_is()
    {
        await Adopted(DepthFile(HalfAsLong), "2026-06-01");

        await Refused("rules/trials", new { model = "depth", file = DepthFile() }, "depth/2 is the name of another file here, and figures were worked out by it: give the new edition a version of its own.");
        await Refused("rules/trials", new { model = "depth", version = "depth/9" }, "No edition of these rules is called depth/9 here: send its file.");
        await Malformed("rules/trials", new { model = "depth" }, "/file", "Send either the file of a new edition or the version of one that is known here.");
        await Malformed("rules/trials", new { model = "depth", file = DepthFile(file => file["evidence"]![3]!["level"] = 5) }, "/file/evidence/3/level", "5 is no whole number from 1 to 4.");
        await Malformed("rules/trials", new { model = "depth", version = "depth/1", reason = "x" }, "/reason", "This property is unknown.");
        await Malformed("rules/trials", new { version = "depth/1" }, "/model", "“model” is missing.");
        Assert.Equal(HttpStatusCode.Accepted, (await Post("rules/trials", new { model = "depth", version = "depth/2" })).Status);

        var over = await Finished(DepthFile(version: "depth/4"));
        await Refused($"rules/trials/{over}/interruption", new { }, "This trial is over: begin a new one to compare again.");
        await Refused($"rules/trials/{over}/resumption", new { }, "This trial is over: begin a new one to compare again.");
        Assert.Equal(HttpStatusCode.NotFound, (await Post($"rules/trials/{Guid.CreateVersion7()}/interruption", new { })).Status);
    }

    [Fact]
    public async Task An_interrupted_trial_rests_until_it_is_resumed_and_finds_the_same()
    {
        await Record(session => Many.Partnerships(session, 120));
        var undisturbed = await Found(await Begun(DepthFile(HalfAsLong)));

        // Whoever holds the findings keeps the work from going on, so that it is met half done.
        Guid trial;
        Task<Answer> interruption;
        await using (var holding = new NpgsqlConnection(Host.ConnectionString + ";Pooling=false"))
        {
            await holding.OpenAsync(Cancelled);
            await using var transaction = await holding.BeginTransactionAsync(Cancelled);
            await using (var hold = new NpgsqlCommand("LOCK TABLE kooperation.mt_doc_keptfindings IN SHARE MODE", holding)) await hold.ExecuteNonQueryAsync(Cancelled);

            trial = await Begun(DepthFile(HalfAsLong));
            interruption = Post($"rules/trials/{trial}/interruption", new { });
            await Task.Delay(500, Cancelled);
        }

        Assert.Equal((HttpStatusCode.OK, "interrupted"), ((await interruption).Status, (await interruption).Json["state"]!.ToString()));
        var interrupted = (await Get($"rules/trials/{trial}")).Json;
        Assert.InRange(interrupted["done"]!.GetValue<int>(), 0, 119);
        await Task.Delay(1500, Cancelled);
        Assert.True(JsonNode.DeepEquals(interrupted, (await Get($"rules/trials/{trial}")).Json), "the work went on");

        Assert.Equal("running", (await Post($"rules/trials/{trial}/resumption", new { })).Json["state"]!.ToString());
        Assert.Equal(undisturbed.Select(finding => finding.ToJsonString()), (await Found(trial)).Select(finding => finding.ToJsonString()));
    }

    private async Task<Guid> Finished(string file, string model = "depth")
    {
        var trial = await Begun(file, model);
        await Eventually(() => Get($"rules/trials/{trial}"), report => report.Json["state"]!.ToString() == "done");
        return trial;
    }

    private static Step Elsewhere(Step step, Dictionary<Guid, Guid> renamed) => step switch
    {
        PartnershipOpened opened => opened with { OrganisationId = Guid.CreateVersion7() },
        StepCorrected corrected => corrected with { StepId = renamed[corrected.StepId] },
        StepWithdrawn withdrawn => withdrawn with { StepId = renamed[withdrawn.StepId] },
        _ => step
    };
}

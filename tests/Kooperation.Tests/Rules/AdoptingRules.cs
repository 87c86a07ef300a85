using System.Net;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Rules;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Rules;

public sealed class AdoptingRules(KooperationHost host) : RulesSpec(host)
{
    [Fact]
    public async Task Figures_follow_the_new_edition_from_its_day_on_and_not_before_and_not_as_known_before()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-09-01", form = "meeting", direction = "mutual" });
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-11-01", form = "meeting", direction = "mutual" });
        var before = await LastPlace();

        var adopted = await Adopted(DepthFile(HalfAsLong), "2026-06-01");
        var at = $"atLeast={adopted.Position}";

        Assert.Equal((2, "depth/1"), await DepthOf(partnership, $"asOf=2026-05-31&{at}"));
        Assert.Equal((0, "depth/2"), await DepthOf(partnership, $"asOf=2026-06-01&{at}"));
        Assert.Equal((2, "depth/1"), await DepthOf(partnership, $"asOf=2026-06-01&knownAt={before}"));

        var difference = (await Get($"partnerships/{partnership}/depth/diff?fromAsOf=2026-05-31&toAsOf=2026-06-01&{at}")).Json;
        Assert.All(["/level", "/rules"], path => Assert.Equal(
            ("reached", adopted.StepId.ToString(), "2026-06-01"),
            difference["operations"]!.AsArray().Single(operation => operation!["path"]!.ToString() == path)!["causes"]!.AsArray()
                .Select(cause => (cause!["kind"]!.ToString(), cause["stepId"]!.ToString(), cause["on"]!.ToString())).Single()));

        var listed = (await Get($"partnerships?asOf=2026-06-01&{at}")).Json["items"]![0]!;
        Assert.Equal(0, listed["level"]!.GetValue<int>());
        Assert.Equal(2, (await Get($"partnerships?asOf=2026-06-01&knownAt={before}")).Json["items"]![0]!["level"]!.GetValue<int>());
    }

    [Fact]
    public async Task Progress_and_what_is_due_follow_the_edition_in_force()
    {
        var strategy = (await Accepted("strategies", new { occurredOn = "2025-01-01", title = "Konzept" })).Id;
        var field = (await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2025-01-01", title = "Bildung" })).StepId;
        var goal = (await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2025-01-01", fieldId = field, text = "Mehr Kinder in die Kita" })).StepId;
        var measure = (await Accepted("measures", new { occurredOn = "2025-01-01", strategyId = strategy, goalId = goal, title = "Elterncafé" })).Id;
        await Accepted($"measures/{measure}/start", new { occurredOn = "2026-01-10" });
        var adopted = await Adopted(ProgressFile(file => file["freshness"]!["months"] = 2), "2026-04-01", "2026-03-01", "progress");

        foreach (var (day, rules, degree) in new[] { ("2026-03-31", "progress/1", "fresh"), ("2026-04-01", "progress/2", "ageing") })
        {
            var query = $"asOf={day}&atLeast={adopted.Position}";
            var progress = (await Get($"strategies/{strategy}/progress?{query}")).Json;
            Assert.Equal((rules, degree), (progress["rules"]!.ToString(), progress["figures"]!["freshness"]!["degree"]!.ToString()));
            Assert.Equal(degree, (await Get($"strategies?{query}")).Json["items"]![0]!["freshness"]!["degree"]!.ToString());
            Assert.Equal(degree, (await Get($"measures?{query}")).Json["items"]![0]!["freshness"]!["degree"]!.ToString());
            var entry = (await Get($"measures/{measure}?{query}")).Json;
            Assert.Equal((rules, degree), (entry["rules"]!.ToString(), entry["progress"]!["freshness"]!["degree"]!.ToString()));
        }

        Assert.Equal("2026-07-10", await NextReport("2026-03-31"));
        Assert.Equal("2026-03-10", await NextReport("2026-04-01"));

        async Task<string?> NextReport(string day) =>
            (await Get($"deadlines?kind=report&asOf={day}&within=300&atLeast={adopted.Position}")).Json["items"]!.AsArray().Select(due => due!["on"]!.ToString()).SingleOrDefault();
    }

    [Fact]
    public async Task A_report_notes_the_editions_in_force_on_the_day_of_its_figures()
    {
        var strategy = (await Accepted("strategies", new { occurredOn = "2025-01-01", title = "Konzept" })).Id;
        await Adopted(DepthFile(HalfAsLong), "2026-06-01");

        Assert.Equal(["depth/1", "progress/1"], await RulesOfReport("2026-05-31"));
        Assert.Equal(["depth/2", "progress/1"], await RulesOfReport("2026-06-01"));

        async Task<IEnumerable<string>> RulesOfReport(string day)
        {
            var report = await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2026-06-30", title = "Bericht", period = new { from = "2026-01-01", until = day } });
            return (await Get($"steps/{report.StepId}?atLeast={report.Position}")).Json["step"]!["rules"]!.AsArray().Select(version => version!.ToString()).ToList();
        }
    }

    [Fact]
    public async Task Every_edition_is_listed_with_its_day_its_step_and_its_file()
    {
        var file = DepthFile(HalfAsLong);
        var adopted = await Adopted(file, "2026-06-01");

        var editions = (await Get($"rules?asOf=2026-06-01&atLeast={adopted.Position}")).Json["items"]!.AsArray();
        Assert.Equal(
            [("depth/1", false, null), ("depth/2", true, "2026-06-01"), ("progress/1", true, null)],
            editions.Select(one => (one!["version"]!.ToString(), one["isInForce"]!.GetValue<bool>(), one["inForceFrom"]?.ToString())));
        Assert.Equal((adopted.StepId, RulesEdition.HashOf(file), "Rat"), (editions[1]!["adoptedBy"]!["stepId"]!.GetValue<Guid>(), editions[1]!["sha256"]!.ToString(), editions[1]!["decidedBy"]!.ToString()));

        Assert.Equal(file, (await Get("depth/rules?asOf=2026-06-01")).Body);
        Assert.Equal(file, (await Get("depth/rules?version=depth%2F2")).Body);
        Assert.Equal(DepthRules.Standard.Text, (await Get("depth/rules?asOf=2026-05-31")).Body);
        Assert.Equal(DepthRules.Standard.Text, (await Get("depth/rules?asOf=2026-06-01&version=depth%2F1")).Body);

        var unknown = await Get("progress/rules?version=depth%2F2");
        Assert.Equal(
            (HttpStatusCode.NotFound, "No edition of these rules is called depth/2 here. They are listed under rules."), (unknown.Status, unknown.Json["detail"]!.ToString()));
    }

    [Fact]
    public async Task Going_back_to_an_earlier_edition_is_an_adoption_by_its_version()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-11-01", form = "meeting", direction = "mutual" });
        await Adopted(DepthFile(HalfAsLong), "2026-06-01");
        var back = await Accepted("rules/adoptions", Adoption("depth", "2026-08-01", "2026-07-15", version: "depth/1"));
        var again = await Accepted("rules/adoptions", Adoption("depth", "2026-10-01", "2026-09-15", file: DepthFile(HalfAsLong)));

        Assert.Equal((0, "depth/2"), await DepthOf(partnership, $"asOf=2026-07-31&atLeast={again.Position}"));
        Assert.Equal((2, "depth/1"), await DepthOf(partnership, "asOf=2026-08-01"));
        Assert.Equal((0, "depth/2"), await DepthOf(partnership, "asOf=2026-10-01"));
        Assert.Equal(DepthRules.Standard.Text, (await Get($"steps/{back.StepId}")).Json["step"]!["file"]!.ToString());
    }

    [Fact]
    public async Task Of_two_editions_for_one_day_the_one_adopted_later_holds_and_a_withdrawn_one_holds_no_more()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-11-01", form = "meeting", direction = "mutual" });
        await Adopted(DepthFile(HalfAsLong), "2026-06-01");
        var third = await Adopted(DepthFile(version: "depth/3"), "2026-06-01");
        Assert.Equal((2, "depth/3"), await DepthOf(partnership, $"asOf=2026-06-01&atLeast={third.Position}"));

        var withdrawn = await Accepted($"steps/{third.StepId}/withdrawal", new { reason = "nicht beschlossen" }, "*");
        Assert.Equal((0, "depth/2"), await DepthOf(partnership, $"asOf=2026-06-01&atLeast={withdrawn.Position}"));
        await Refused("rules/adoptions", Adoption("depth", "2026-06-01", "2026-01-15", DepthFile(HalfAsLong, "depth/3")), Taken("depth/3"));
    }

    [Fact]
    public async Task The_day_of_force_can_be_corrected_and_the_file_cannot()
    {
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-11-01", form = "meeting", direction = "mutual" });
        var adopted = await Adopted(DepthFile(HalfAsLong), "2026-06-01");

        var right = await Accepted($"steps/{adopted.StepId}/corrections", new { replacement = Step(DepthFile(HalfAsLong), "2026-07-01"), reason = "Schreibfehler" }, "*");
        Assert.Equal((2, "depth/1"), await DepthOf(partnership, $"asOf=2026-06-30&atLeast={right.Position}"));
        Assert.Equal((0, "depth/2"), await DepthOf(partnership, "asOf=2026-07-01"));

        await Refused(
            $"steps/{adopted.StepId}/corrections",
            new { replacement = Step(DepthFile(), "2026-07-01"), reason = "Schreibfehler" },
            "The replacement must be about the same thing: ids cannot be corrected, only what is said about them.",
            "*");
        await Refused(
            $"steps/{adopted.StepId}/corrections",
            new { replacement = Step(DepthFile(HalfAsLong), "2025-12-31"), reason = "Schreibfehler" },
            "Rules do not reach back behind the decision, which was taken on 15 January 2026: figures of earlier days keep the rules they were worked out by.",
            "*");

        static object Step(string file, string from) => new
        {
            @event = "RulesAdopted", occurredOn = "2026-01-15", model = "depth", version = "depth/2", file, sha256 = RulesEdition.HashOf(file), inForceFrom = from, decidedBy = "Rat", reason = "Beschluss"
        };
    }

    [Fact]
    public async Task An_edition_that_may_not_be_is_refused()
    {
        await Adopted(DepthFile(HalfAsLong), "2026-06-01");

        await Refused("rules/adoptions", Adoption("depth", "2026-07-01", "2026-01-15", DepthFile()), Taken("depth/2"));
        await Refused("rules/adoptions", Adoption("depth", "2026-07-01", "2026-01-15", DepthFile(HalfAsLong, "depth/1")), Taken("depth/1"));
        await Refused("rules/adoptions", Adoption("depth", "2026-07-01", "2026-01-15", version: "depth/9"), "No edition of these rules is called depth/9 here: send its file.");
        await Refused("rules/adoptions", Adoption("progress", "2026-07-01", "2026-01-15", version: "depth/2"), "No edition of these rules is called depth/2 here: send its file.");
        await Refused(
            "rules/adoptions",
            Adoption("depth", "2026-01-14", "2026-01-15", version: "depth/1"),
            "Rules do not reach back behind the decision, which was taken on 15 January 2026: figures of earlier days keep the rules they were worked out by.");
        await Refused("rules/adoptions", Adoption("depth", "2026-07", "2026-01-15", version: "depth/1"), "Rules are in force from a certain day: name it, such as 2027-01-01.");
        await Refused(
            "rules/adoptions", Adoption("depth", "2199-07-01", "2199-01-15", version: "depth/1"), "15 January 2199 lies in the future: a step is recorded once it has happened.");
        await Refused("rules/adoptions", new { model = "depth", version = "depth/1", inForceFrom = "2026-07-01", occurredOn = "2026-01-15", decidedBy = " ", reason = "x" }, "This must not be empty.");
    }

    [Fact]
    public async Task The_same_edition_is_not_adopted_twice_for_one_day_unless_another_one_holds_on_it()
    {
        var first = await Adopted(DepthFile(HalfAsLong), "2026-06-01");
        var already = $"depth/2 is in force from 1 June 2026 already: Rat decided so on 15 January 2026 (step {first.StepId}).";

        await Refused("rules/adoptions", Adoption("depth", "2026-06-01", "2026-02-01", DepthFile(HalfAsLong)), already);
        await Refused("rules/adoptions", Adoption("depth", "2026-06-01", "2026-02-01", version: "depth/2"), already);
        await Accepted("rules/adoptions", Adoption("depth", "2026-07-01", "2026-02-01", version: "depth/2"));
        await Accepted("rules/adoptions", Adoption("depth", "2026-06-01", "2026-02-01", version: "depth/1"));
        await Accepted("rules/adoptions", Adoption("depth", "2026-06-01", "2026-02-01", version: "depth/2"));
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_with_every_fault_and_its_place()
    {
        const string Either = "Send either the file of a new edition or the version of one that is known here.";
        await Malformed("rules/adoptions", Adoption("depth", "2026-07-01", "2026-01-15"), "/file", Either);
        await Malformed("rules/adoptions", Adoption("depth", "2026-07-01", "2026-01-15", DepthFile(), "depth/2"), "/file", Either);
        await Malformed("rules/adoptions", Adoption("depth", "2026-07-01", "2026-01-15", "[]"), "/file", "A rules file is one JSON object.");
        await Malformed(
            "rules/adoptions",
            Adoption("depth", "2026-07-01", "2026-01-15", DepthFile(version: "Tiefe 2")),
            "/file/version",
            "\"Tiefe 2\" is no name of an edition here: it begins with depth/ and goes on with at most 40 letters, digits, dots or hyphens, such as depth/2.");

        var faults = await Malformed(
            "rules/adoptions",
            Adoption("depth", "2026-07-01", "2026-01-15", DepthFile(file =>
            {
                file["evidence"]![3]!["level"] = 5;
                file["unheardOf"] = 1;
            })),
            "/file/evidence/3/level",
            "5 is no whole number from 1 to 4.");
        Assert.Equal("\"unheardOf\" is not known here.", faults.ErrorAt("/file/unheardOf"));
        await Malformed("rules/adoptions", Adoption("progress", "2026-07-01", "2026-01-15", ProgressFile(file => file["freshness"]!["months"] = 0)), "/file/freshness/months", "0 is no whole number from 1 to 120.");
    }

    [Fact]
    public async Task The_same_request_adopts_once()
    {
        var key = new Dictionary<string, string> { ["Idempotency-Key"] = "Beschluss 12" };
        var (first, second) = (await Send(), await Send());

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, first.StepId), (first.Status, second.Status, second.StepId));
        Assert.Equal(1, await CountOfSteps());

        async Task<Answer> Send()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, At("rules/adoptions"))
            {
                Content = System.Net.Http.Json.JsonContent.Create(Adoption("depth", "2026-06-01", "2026-01-15", DepthFile(HalfAsLong)))
            };
            foreach (var (name, value) in key) request.Headers.Add(name, value);
            return await this.Send(request);
        }
    }

    [Fact]
    public async Task Two_that_adopt_first_at_once_both_do()
    {
        var answers = await Task.WhenAll(Enumerable.Range(2, 6).Select(number => Post("rules/adoptions", Adoption("depth", "2026-06-01", "2026-01-15", DepthFile(version: $"depth/{number}")))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Equal(6, await CountOfSteps());
    }

    private static string Taken(string version) => $"{version} is the name of another file here, and figures were worked out by it: give the new edition a version of its own.";

    private async Task<(int Level, string Rules)> DepthOf(Guid partnership, string query)
    {
        var depth = await Get($"partnerships/{partnership}/depth?{query}");
        Assert.True(depth.Status == HttpStatusCode.OK, depth.Body);
        return (depth.Json["level"]!.GetValue<int>(), depth.Json["rules"]!.ToString());
    }

    // Once everything has its place in the log.
    private async Task<long> LastPlace()
    {
        var steps = await CountOfSteps();
        var history = await Eventually(() => Get("history?limit=500"), answer => answer.Json["items"]!.AsArray().Count == steps);
        return history.Json["items"]!.AsArray().Max(entry => entry!["logIndex"]!.GetValue<long>());
    }
}

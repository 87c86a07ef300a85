using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Municipalities;

public sealed class SettingAMunicipality(KooperationHost host) : MunicipalitySpec(host)
{
    [Fact]
    public async Task Every_setting_is_shown_with_its_step_and_its_reason()
    {
        await GivenTheMunicipality();
        var name = await Settled("name", new { name = "Neustadt", reason = "Beschluss", occurredOn = "2025-06-01" });
        await Settled("offices", new { offices = new[] { "FB 50", "FB 51" }, reason = "Organigramm", occurredOn = "2025-06-02" });
        await Settled("fields-of-action", new { fieldsOfAction = new[] { "Bildung", "Arbeit" }, reason = "Strategie", occurredOn = "2025-06-03" });
        await Settled("status-labels", new { labels = new[] { new { label = "in Arbeit", state = "running" } }, reason = "Berichte", occurredOn = "2025-06-04" });
        await Settled("report-interval", new { reportEveryMonths = 9, reason = "Rat", occurredOn = "2025-06-05" });
        var last = await Settled("time-zone", new { timeZone = "Europe/Busingen", reason = "Lage", occurredOn = "2025-06-06" });

        var entry = (await As("rita/reader", HttpMethod.Get, $"{Address}?asOf=2025-06-30")).Json;
        Assert.Equal((Municipality, "Neustadt", name.StepId.ToString(), "Beschluss"), (entry["ags"]!.ToString(), entry["name"]!["value"]!.ToString(), entry["name"]!["by"]!["stepId"]!.ToString(), entry["name"]!["reason"]!.ToString()));
        Assert.Equal(["FB 50", "FB 51"], Texts(entry["offices"]));
        Assert.Equal(["Bildung", "Arbeit"], Texts(entry["fieldsOfAction"]));
        Assert.Equal("in Arbeit", entry["labels"]!["value"]![0]!["label"]!.ToString());
        Assert.Equal((9, "Europe/Busingen", 7), (entry["reportEveryMonths"]!["value"]!.GetValue<int>(), entry["timeZone"]!["value"]!.ToString(), entry["version"]!.GetValue<int>()));
        Assert.Equal(["depth/1", "progress/1"], entry["rules"]!.AsArray().Select(edition => edition!["version"]!.ToString()));
        Assert.Equal(7, last.Version);

        var before = (await As("rita/reader", HttpMethod.Get, $"{Address}?asOf=2025-06-01")).Json;
        Assert.Equal(("Neustadt", "Europe/Berlin", null), (before["name"]!["value"]!.ToString(), before["timeZone"]!["value"]!.ToString(), before["reportEveryMonths"]!["value"]));
        Assert.Empty(Texts(before["offices"]));

        var known = (await Eventually(() => As("rita/reader", HttpMethod.Get, $"{Address}?knownAt=1&atLeast={last.Position}"), answer => answer.Status == HttpStatusCode.OK)).Json;
        Assert.Equal(("Altstadt", 1), (known["name"]!["value"]!.ToString(), known["version"]!.GetValue<int>()));

        static IEnumerable<string> Texts(JsonNode? setting) => setting!["value"]!.AsArray().Select(text => text!.ToString());
    }

    [Fact]
    public async Task The_name_that_was_recorded_last_is_the_one_that_dossiers_and_lists_say()
    {
        await GivenTheMunicipality();
        await Settled("name", new { name = "Neustadt", reason = "Beschluss", occurredOn = "2025-06-01" });

        var listed = await As("olga/operator", HttpMethod.Get, "/api/v1/municipalities?limit=500&total=true");
        Assert.Contains(listed.Json["items"]!.AsArray(), one => one!["ags"]!.ToString() == Municipality && one["name"]!.ToString() == "Neustadt");

        var partnership = await GivenPartnership();
        await Eventually(() => Get($"partnerships/{partnership}/dossier"), answer => answer.Status == HttpStatusCode.OK && answer.Body.Contains("Neustadt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_setting_again_is_refused_and_a_stale_one_is_lost()
    {
        await GivenTheMunicipality();
        var set = await Settled("report-interval", new { reportEveryMonths = 9, reason = "Rat", occurredOn = "2025-06-05" });

        var again = await Set("report-interval", new { reportEveryMonths = 9, reason = "Rat", occurredOn = "2025-07-05" });
        Assert.Equal(
            (HttpStatusCode.Conflict, "setting-unchanged", $"This is what holds already (step {set.StepId}): nothing would change."),
            (again.Status, again.Json["rule"]!.ToString(), again.Json["detail"]!.ToString()));
        var usual = await Set("time-zone", new { timeZone = "Europe/Berlin", reason = "r", occurredOn = "2025-06-05" });
        Assert.Equal("This is what holds anyway: nothing would change.", usual.Json["detail"]!.ToString());
        Assert.Equal("time-zone-of-germany", (await Set("time-zone", new { timeZone = "Europe/Vienna", reason = "r", occurredOn = "2025-06-05" })).Json["rule"]!.ToString());
        Assert.Equal("order-of-steps", (await Set("offices", new { offices = new[] { "FB 50" }, reason = "r", occurredOn = "2024-12-31" })).Json["rule"]!.ToString());
        Assert.Equal(2, await CountOfSteps());

        using var stale = new HttpRequestMessage(HttpMethod.Post, At("name"));
        stale.Headers.Add("Kooperation-Actor", "adam/administrator");
        stale.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        stale.Content = System.Net.Http.Json.JsonContent.Create(new { name = "Neu", reason = "r", occurredOn = "2025-07-01" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Send(stale)).Status);
    }

    [Fact]
    public async Task An_administrator_manages_only_their_own_and_nobody_else_does()
    {
        await GivenTheMunicipality();
        var command = new { name = "Neu", reason = "r", occurredOn = "2025-07-01" };

        Assert.Equal(HttpStatusCode.Forbidden, (await As($"adam/administrator@{Host.NewMunicipality()}", HttpMethod.Post, At("name"), command)).Status);
        foreach (var role in new[] { "reader", "coordinator", "auditor", "privacy-officer", "operator" })
            Assert.Equal((role, HttpStatusCode.Forbidden), (role, (await As($"x/{role}", HttpMethod.Post, At("name"), command)).Status));
        foreach (var role in new[] { "coordinator", "administrator" })
            Assert.Equal((role, HttpStatusCode.Forbidden), (role, (await As($"x/{role}", HttpMethod.Post, At("switching-off"), new { reason = "r", occurredOn = "2026-01-01" })).Status));
        Assert.Equal(1, await CountOfSteps());
    }

    [Fact]
    public async Task A_setting_is_corrected_by_whoever_may_make_it_and_the_opening_stands()
    {
        await GivenTheMunicipality();
        var set = await Settled("offices", new { offices = new[] { "FB 05" }, reason = "r", occurredOn = "2025-06-05" });
        var right = new { replacement = new { @event = "OfficesNamed", offices = new[] { "FB 50" }, occurredOn = "2025-06-05", reason = "r" }, reason = "Tippfehler" };

        Assert.Equal(HttpStatusCode.Forbidden, (await As("clara/coordinator", HttpMethod.Post, At($"steps/{set.StepId}/corrections"), right)).Status);
        Assert.Equal(HttpStatusCode.Created, (await Set($"steps/{set.StepId}/corrections", right)).Status);
        Assert.Equal("FB 50", (await As("rita/reader", HttpMethod.Get, Address)).Json["offices"]!["value"]![0]!.ToString());

        var opening = (await StoredOf(Domain.Municipalities.Municipality.IdOf(Municipality)))[0].Id;
        var refused = await Revise($"steps/{opening}/withdrawal", new { reason = "nie" });
        Assert.True(refused is { Status: HttpStatusCode.Conflict } && refused.Json["rule"]!.ToString() == "begins-the-history", $"{refused}");
        var anotherDay = new { @event = "MunicipalityOpened", ags = Municipality, name = "Altstadt", occurredOn = "2025-01-02", reason = "Anderer Vertrag" };
        var corrected = await Revise($"steps/{opening}/corrections", new { replacement = anotherDay, reason = "nie" });
        Assert.True(corrected is { Status: HttpStatusCode.Conflict } && corrected.Json["rule"]!.ToString() == "opening-stands", $"{corrected}");

        async Task<Answer> Revise(string path, object command)
        {
            using var revision = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = System.Net.Http.Json.JsonContent.Create(command) };
            revision.Headers.Add("Kooperation-Actor", "adam/administrator");
            revision.Headers.TryAddWithoutValidation("If-Match", "*");
            return await Send(revision);
        }
    }

    [Fact]
    public async Task Its_report_interval_and_its_words_hold_where_a_strategy_has_none_from_their_day_on_and_not_as_known_before()
    {
        await GivenTheMunicipality();
        var own = await Strategy("Eigener", 12);
        var (strategy, measure) = await Strategy("Ohne", null);
        var interval = await Settled("report-interval", new { reportEveryMonths = 2, reason = "Rat", occurredOn = "2026-04-01" });
        var at = (await Settled("status-labels", new { labels = new[] { new { label = "in Arbeit", state = "running" } }, reason = "Rat", occurredOn = "2026-04-01" })).Position;

        Assert.Equal("2026-07-10", await NextReport(measure, $"asOf=2026-03-31&atLeast={at}"));
        Assert.Equal("2026-03-10", await NextReport(measure, "asOf=2026-04-01"));
        Assert.Equal("2027-01-10", await NextReport(own.Measure, "asOf=2026-04-01"));
        foreach (var (day, degree, months) in new[] { ("2026-03-31", "fresh", 6), ("2026-04-01", "ageing", 2) })
        {
            var progress = (await Get($"strategies/{strategy}/progress?asOf={day}")).Json;
            Assert.Equal((degree, months, "progress/1"), (progress["figures"]!["freshness"]!["degree"]!.ToString(), progress["reportEveryMonths"]!.GetValue<int>(), progress["rules"]!.ToString()));
            Assert.Equal(degree, (await Get($"measures?strategy={strategy}&asOf={day}")).Json["items"]![0]!["freshness"]!["degree"]!.ToString());
            Assert.Equal(day == "2026-04-01", (await Get($"measures/{measure}?asOf={day}")).Body.Contains("in Arbeit", StringComparison.Ordinal));
        }

        var place = (await Get($"steps/{interval.StepId}")).Json["logIndex"]!.GetValue<long>();
        Assert.Equal(6, (await Get($"strategies/{strategy}/progress?asOf=2026-04-01&knownAt={place - 1}")).Json["reportEveryMonths"]!.GetValue<int>());
        Assert.Equal(2, (await Get($"strategies/{strategy}/progress?asOf=2026-04-01&knownAt={place}")).Json["reportEveryMonths"]!.GetValue<int>());
        Assert.Equal(12, (await Get($"strategies/{own.Strategy}/progress?asOf=2026-04-01")).Json["reportEveryMonths"]!.GetValue<int>());

        var operation = (await Get($"strategies/{strategy}/progress/diff?fromAsOf=2026-03-31&toAsOf=2026-04-01")).Json["operations"]!.AsArray()
            .Single(one => one!["path"]!.ToString() == "/reportEveryMonths")!;
        Assert.Equal(interval.StepId.ToString(), operation["causes"]![0]!["stepId"]!.ToString());

        async Task<(Guid Strategy, Guid Measure)> Strategy(string title, int? reportEveryMonths)
        {
            var drafted = (await Accepted("strategies", new { occurredOn = "2025-01-01", title, reportEveryMonths })).Id;
            var field = (await Accepted($"strategies/{drafted}/fields-of-action", new { occurredOn = "2025-01-01", title = "Bildung" })).StepId;
            var goal = (await Accepted($"strategies/{drafted}/goals", new { occurredOn = "2025-01-01", fieldId = field, text = "Mehr Kinder in die Kita" })).StepId;
            var planned = (await Accepted("measures", new { occurredOn = "2025-01-01", strategyId = drafted, goalId = goal, title = "Elterncafé" })).Id;
            await Accepted($"measures/{planned}/start", new { occurredOn = "2026-01-10" });
            return (drafted, planned);
        }

        async Task<string?> NextReport(Guid ofMeasure, string query) => (await Get($"deadlines?kind=report&within=300&{query}")).Json["items"]!.AsArray()
            .Where(due => due!["about"]!.ToString() == $"{ofMeasure}").Select(due => due!["on"]!.ToString()).SingleOrDefault();
    }
}

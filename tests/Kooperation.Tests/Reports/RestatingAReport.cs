using System.Net;
using System.Text.Json.Nodes;
using Kooperation.Tests.Harness;
using Kooperation.Tests.Progress;

namespace Kooperation.Tests.Reports;

public sealed class RestatingAReport(KooperationHost host) : ProgressSpec(host)
{
    [Fact]
    public async Task Nothing_is_restated_while_nothing_was_recorded_that_matters()
    {
        var (strategy, _, _) = await GivenStrategy();
        var partnership = await GivenPartnership();
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-03-01", form = "meeting", direction = "mutual" });
        var report = await Published(strategy);
        await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2026-02-01", form = "meeting", direction = "mutual" });
        var last = await PlaceOf((await Accepted("organisations", new { name = "Verein", kind = "association", foundedOn = "1990", occurredOn = "2010" })).StepId);

        var restated = (await Get($"reports/{report}/restatement")).Json;

        Assert.True(restated["isSame"]!.GetValue<bool>());
        Assert.Empty(restated["changes"]!.AsArray());
        Assert.Empty(restated["steps"]!.AsArray());
        Assert.Equal((0, 0, 3), LaterSteps(restated));
        Assert.Equal(last, restated["knownAt"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_report_that_was_just_published_is_the_same_and_so_it_stays_when_another_one_is()
    {
        var (strategy, _, _) = await GivenStrategy();
        var report = (await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2025-12-31", title = "Bericht 2025", period = new { from = "2025", until = "2025" } })).StepId;
        await PlaceOf(report);
        var restated = (await Get($"reports/{report}/restatement")).Json;

        Assert.True(restated["isSame"]!.GetValue<bool>());
        Assert.Equal((0, 0, 1), LaterSteps(restated));
        Assert.Empty(restated["words"]!.AsArray());
        Assert.Empty(restated["steps"]!.AsArray());

        await PlaceOf((await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2025-12-31", title = "Noch einer", period = new { from = "2025", until = "2025" } })).StepId);
        Assert.True((await Get($"reports/{report}/restatement")).Json["isSame"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_step_that_changes_words_alone_is_listed_with_what_differs()
    {
        var (strategy, _, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, "Elterncafé", "FB 50", null, Started("2024-02-01"), Told("2025-12-01"));
        var organisation = await GivenOrganisation("Brücke e. V.");
        var partnership = (await Accepted("partnerships", new { organisationId = organisation, occurredOn = "2020" })).Id;
        var report = await Published(strategy);
        var told = await Accepted($"measures/{measure}/reports", new { occurredOn = "2025-06-01", what = "läuft" });
        var renamed = await Accepted($"organisations/{organisation}/name", new { name = "Brücken e. V.", occurredOn = "2024" });
        await PlaceOf(renamed.StepId);

        var restated = (await Get($"reports/{report}/restatement")).Json;

        Assert.False(restated["isSame"]!.GetValue<bool>());
        Assert.Equal((0, 2, 1), LaterSteps(restated));
        Assert.Empty(restated["changes"]!.AsArray());
        Assert.Equal([told.StepId, renamed.StepId], restated["steps"]!.AsArray().Select(step => step!["step"]!["stepId"]!.GetValue<Guid>()));
        var words = restated["words"]!.AsArray().ToDictionary(one => one!["path"]!.ToString(), one => one!);
        Assert.Equal(told.StepId, words["/progress/basedOn/steps"]["causes"]![0]!["stepId"]!.GetValue<Guid>());
        Assert.Equal(("Brücken e. V.", renamed.StepId), (words[$"/partnerships/{partnership}/name"]["value"]!.ToString(), words[$"/partnerships/{partnership}/name"]["causes"]![0]!["stepId"]!.GetValue<Guid>()));
    }

    [Fact]
    public async Task Each_figure_that_would_change_is_named_with_the_later_steps_that_cause_it_and_no_other()
    {
        var (strategy, part, goal) = await GivenStrategy();
        var measure = await GivenMeasure(strategy, goal, "Elterncafé", "FB 50", null, Started("2024-02-01"), Told("2025-12-01"));
        var partnership = await GivenPartnership("Brücke e. V.");
        var contact = await Accepted($"partnerships/{partnership}/contacts", new { occurredOn = "2025-03-01", form = "meeting", direction = "mutual" });
        var untouched = await GivenPartnership("Andere e. V.");
        var report = await Published(strategy);

        var withdrawn = await Accepted($"steps/{contact.StepId}/withdrawal", new { reason = "ausgefallen" }, "*");
        var place = await PlaceOf(withdrawn.StepId);
        await Accepted($"partnerships/{untouched}/contacts", new { occurredOn = "2026-02-01", form = "meeting", direction = "mutual" });
        var reworded = await Accepted($"measures/{measure}/reports", new { occurredOn = "2025-06-01", what = "läuft" });
        var completed = await Accepted($"measures/{measure}/completion", new { occurredOn = "2025-12-15", result = "eröffnet" }, "*");
        await PlaceOf(completed.StepId);

        var restated = (await Get($"reports/{report}/restatement")).Json;

        Assert.False(restated["isSame"]!.GetValue<bool>());
        Assert.Equal((2, 1, 2), LaterSteps(restated));
        var changes = restated["changes"]!.AsArray().ToDictionary(change => change!["id"]!.GetValue<Guid>(), change => change!);
        Assert.Equal(new[] { partnership, strategy, part, goal, measure }.Order(), changes.Keys.Order());

        Assert.Equal(("0", withdrawn.StepId), Figure(changes[partnership], "level", "fell"));
        Assert.Equal(("0", withdrawn.StepId), Figure(changes[partnership], "contact", "fell"));
        Assert.Equal(("completed", completed.StepId), Figure(changes[measure], "state", "rose"));
        foreach (var thing in new[] { measure, goal, part, strategy }) Assert.Equal(("100", completed.StepId), Figure(changes[thing], "atLeast", "changed"));

        var steps = restated["steps"]!.AsArray();
        Assert.Equal([withdrawn.StepId, reworded.StepId, completed.StepId], steps.Select(step => step!["step"]!["stepId"]!.GetValue<Guid>()));
        Assert.Equal(
            (place, "spec", "ausgefallen", contact.StepId),
            (steps[0]!["logIndex"]!.GetValue<long>(), steps[0]!["by"]!.GetValue<string>(), steps[0]!["reason"]!.GetValue<string>(), steps[0]!["revises"]!.GetValue<Guid>()));
        Assert.Null(steps[2]!["reason"]);
        Assert.DoesNotContain(reworded.StepId, restated["changes"]!.AsArray().SelectMany(CausesOf));
        Assert.All(restated["words"]!.AsArray(), one => Assert.Contains(reworded.StepId, CausesOf(one)));

        var then = (await Get($"reports/{report}/restatement?knownAt={place}")).Json;
        Assert.Equal([partnership], then["changes"]!.AsArray().Select(change => change!["id"]!.GetValue<Guid>()));
        Assert.Equal((1, 0, 1), LaterSteps(then));
    }

    [Fact]
    public async Task What_is_no_report_cannot_be_restated()
    {
        var (strategy, _, _) = await GivenStrategy();

        var answer = await Get($"reports/{strategy}/restatement");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("This municipality keeps nothing under that id. Look it up in the list it should be in.", answer.Json["detail"]!.GetValue<string>());
    }

    private async Task<Guid> Published(Guid strategy) =>
        (await Accepted($"strategies/{strategy}/reports", new { occurredOn = "2026", title = "Bericht 2025", period = new { from = "2025", until = "2025" } })).StepId;

    private async Task<long> PlaceOf(Guid step)
    {
        var history = await Eventually(async () => (await Get("history?limit=500&order=newest")).Json["items"]!.AsArray(), items => items.Any(IsIt));
        return history.Single(IsIt)!["logIndex"]!.GetValue<long>();

        bool IsIt(JsonNode? one) => one!["stepId"]!.GetValue<Guid>() == step;
    }

    private static IEnumerable<Guid> CausesOf(JsonNode? one) =>
        one!["causes"]!.AsArray().Concat((one["figures"]?.AsArray() ?? []).SelectMany(figure => figure!["causes"]!.AsArray())).Select(cause => cause!["stepId"]!.GetValue<Guid>());

    private static (string? After, Guid Cause) Figure(JsonNode change, string name, string became)
    {
        var figure = change["figures"]!.AsArray().Single(one => one!["figure"]!.GetValue<string>() == name)!;
        Assert.Equal(became, figure["change"]!.GetValue<string>());
        var cause = Assert.Single(figure["causes"]!.AsArray())!;
        Assert.Equal("known", cause["kind"]!.GetValue<string>());
        return (figure["after"]?.ToString(), cause["stepId"]!.GetValue<Guid>());
    }

    private static (int Figures, int Words, int Nothing) LaterSteps(JsonNode restated)
    {
        var later = restated["laterSteps"]!;
        return (later["changeFigures"]!.GetValue<int>(), later["changeWords"]!.GetValue<int>(), later["changeNothing"]!.GetValue<int>());
    }
}

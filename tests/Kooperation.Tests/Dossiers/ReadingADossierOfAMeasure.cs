using System.Net;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Dossiers;

/// <summary>The decision dossier of a measure.</summary>
public sealed class ReadingADossierOfAMeasure(KooperationHost host) : DossierSpec(host)
{
    [Fact]
    public async Task Each_step_stands_between_the_figures_that_the_measure_has_as_known_then()
    {
        var measure = await GivenMeasure();
        await Accepted($"measures/{measure}/start", new { occurredOn = "2026-02-01" }, "*");
        var milestone = await Accepted($"measures/{measure}/milestones", new { occurredOn = "2026-02-02", title = "Räume gefunden", dueOn = "2026-05-01" }, "*");
        await Accepted($"measures/{measure}/milestones/{milestone.StepId}/attainment", new { occurredOn = "2026-03-01", evidence = new { link = "https://example.org/raum.pdf", sha256 = Sha256 } }, "*");

        var dossier = await Dossier($"measures/{measure}/dossier?asOf=2026-06-01");

        Assert.Equal(
            ["- draft", "draft running", "running running", "running running"],
            Steps(dossier).Select(step => $"{Value(step["around"]!["before"]!, "state") ?? "-"} {Value(step["around"]!["after"]!, "state")}"));
        foreach (var step in Steps(dossier))
        {
            var progress = (await Get($"measures/{measure}?asOf={step["around"]!["asOf"]}&knownAt={step["recorded"]!["logIndex"]}")).Json["progress"]!;
            var after = step["around"]!["after"]!;
            Assert.Equal(
                (progress["state"]!.ToString(), progress["implementation"]!["atLeast"]?.ToString(), progress["implementation"]!["unknown"]!.ToString(), progress["light"]!["colour"]!.ToString()),
                (Value(after, "state"), Value(after, "atLeast"), Value(after, "unknown"), Value(after, "colour")));
        }

        Assert.Equal("100", dossier["figures"]![1]!["figure"]!["value"]!.ToString());
        Assert.Equal("Räume gefunden", dossier["figures"]![1]!["carriedBy"]![0]!["what"]!.ToString());
        Assert.Equal("https://example.org/raum.pdf", dossier["documents"]![0]!["link"]!.ToString());
        Assert.Equal(("Measure: Elterncafé", "FB 50"), (dossier["title"]!.ToString(), dossier["parties"]![0]!["name"]!.ToString()));
    }

    [Fact]
    public async Task Its_strategy_and_its_goal_have_names_as_known_in_that_state()
    {
        var measure = await GivenMeasure();
        var planned = await Dossier($"measures/{measure}/dossier");
        var strategy = planned["about"]!.AsArray().Single(part => part!["name"]!.ToString() == "strategyId")!["ids"]![0]!.ToString();
        var goal = planned["about"]!.AsArray().Single(part => part!["name"]!.ToString() == "goalId")!["ids"]![0]!.ToString();
        await Accepted($"strategies/{strategy}/goals/{goal}/wording", new { occurredOn = "2026-01-01", text = "Alle Kinder in die Kita", reason = "klarer" }, "*");

        var reworded = await Dossier($"measures/{measure}/dossier");
        var (html, _) = await Page($"measures/{measure}/dossier", "de");
        var before = await Dossier($"measures/{measure}/dossier?knownAt={planned["knownAt"]!["logIndex"]}");

        Assert.Equal(("Konzept", "Alle Kinder in die Kita", "Mehr Kinder in die Kita"), (Name(reworded, strategy), Name(reworded, goal), Name(before, goal)));
        Assert.Contains("<bdi>Alle Kinder in die Kita</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"<code>{goal}</code>", html, StringComparison.Ordinal);

        static string Name(System.Text.Json.Nodes.JsonNode dossier, string id) => dossier["names"]!.AsArray().Single(named => named!["id"]!.ToString() == id)!["name"]!.ToString();
    }

    [Fact]
    public async Task Before_it_was_planned_there_is_nothing_to_tell_of_it()
    {
        var answer = await Get($"measures/{await GivenMeasure()}/dossier?asOf=2019-12-31");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith("In the state that is asked for this was not there", answer.Json["detail"]!.ToString(), StringComparison.Ordinal);
    }

    private async Task<Guid> GivenMeasure()
    {
        var strategy = (await Accepted("strategies", new { occurredOn = "2020-01-01", title = "Konzept" })).Id;
        var field = await Accepted($"strategies/{strategy}/fields-of-action", new { occurredOn = "2020-01-01", title = "Bildung" });
        var goal = await Accepted($"strategies/{strategy}/goals", new { occurredOn = "2020-01-01", fieldId = field.StepId, text = "Mehr Kinder in die Kita" });
        return (await Accepted("measures", new { occurredOn = "2020-01-01", strategyId = strategy, goalId = goal.StepId, title = "Elterncafé", responsibleOffice = "FB 50" })).Id;
    }
}

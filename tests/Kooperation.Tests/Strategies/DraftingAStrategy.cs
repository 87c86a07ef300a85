using System.Net;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Strategies;

public sealed class DraftingAStrategy(KooperationHost host) : StrategySpec(host)
{
    private static readonly string Sha256 = new('a', 64);

    [Fact]
    public async Task A_strategy_is_recorded_as_it_was_written_down()
    {
        var answer = await Accepted("strategies", new
        {
            occurredOn = "2021-03",
            title = "WIR2.0 – Migration und Teilhabe",
            publisher = "Dezernat Soziales und Integration",
            aims = new[] { "Teilhabe", "Vielfalt" },
            term = new { from = "2022-09", until = "2027-09" },
            reportEveryMonths = 24,
            document = new { link = "https://stadt.example/wir.pdf", sha256 = Sha256 },
            decisionReference = "Drucksache 1524/2020"
        });

        var drafted = Assert.IsType<StrategyDrafted>(Assert.Single(await StepsOf(answer.Id)));
        Assert.Equal(
            ("WIR2.0 – Migration und Teilhabe", "Dezernat Soziales und Integration", 24, "Drucksache 1524/2020", PartialDate.Month(2021, 3)),
            (drafted.Title, drafted.Publisher, drafted.ReportEveryMonths, drafted.DecisionReference, drafted.OccurredOn));
        Assert.Equal(["Teilhabe", "Vielfalt"], drafted.Aims);
        Assert.Equal(
            (new Term(PartialDate.Month(2022, 9), PartialDate.Month(2027, 9)), new Document("https://stadt.example/wir.pdf", Sha256)), (drafted.Term, drafted.Document));
        Assert.Equal((answer.Id, "\"1\"", At($"strategies/{answer.Id}")), (answer.StepId, answer.ETag, answer.Location));
    }

    [Fact]
    public async Task A_title_is_enough()
    {
        var strategy = await GivenStrategy();

        var drafted = Assert.IsType<StrategyDrafted>(Assert.Single(await StepsOf(strategy)));
        Assert.Equal((Term.Open, null, null, null), (drafted.Term, drafted.Publisher, drafted.ReportEveryMonths, drafted.Document));
        Assert.Empty(drafted.Aims);
    }

    public static TheoryData<object, string, string> Flaws => new()
    {
        { new { occurredOn = "2020", title = " " }, "/title", "This must not be empty." },
        { new { occurredOn = "2020", title = "Konzept", aims = new[] { "Teilhabe", "" } }, "/aims/1", "This must not be empty." },
        { new { occurredOn = "2020", title = "Konzept", term = new { from = "2025", until = "2024" } }, "/term", "A period cannot end before it begins." },
        { new { occurredOn = "2020", title = "Konzept", reportEveryMonths = 0 }, "/reportEveryMonths", "A report is due every 1 to 120 months." },
        { new { occurredOn = "2020", title = "Konzept", reportEveryMonths = 121 }, "/reportEveryMonths", "A report is due every 1 to 120 months." },
        { new { occurredOn = "2020", title = "Konzept", decisionReference = "" }, "/decisionReference", "This must not be empty." },
        {
            new { occurredOn = "2020", title = "Konzept", document = new { link = "konzept.pdf", sha256 = Sha256 } },
            "/document/link",
            "The link to a document is an address that begins with https:// or http:// and holds no spaces."
        },
        { new { occurredOn = "2199", title = "Konzept" }, "/occurredOn", "The year 2199 lies in the future: a step is recorded once it has happened." }
    };

    [Theory]
    [MemberData(nameof(Flaws), DisableDiscoveryEnumeration = true)]
    public async Task A_strategy_with_a_flaw_is_refused(object command, string at, string sentence)
    {
        var refused = await Refused("strategies", command, sentence);

        Assert.NotNull(refused.ErrorAt(at));
    }

    [Fact]
    public async Task What_is_no_strategy_here_takes_no_steps()
    {
        var organisation = await GivenOrganisation();
        var before = await CountOfSteps();

        foreach (var id in new[] { organisation, Guid.CreateVersion7() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Post($"strategies/{id}/fields-of-action", new { occurredOn = "2020", title = "Bildung" })).Status);
        }

        Assert.Equal(before, await CountOfSteps());
    }

    [Fact]
    public async Task Its_history_is_read_in_the_order_of_recording()
    {
        var strategy = await GivenStrategy();
        await GivenGoal(strategy);

        var history = await Get($"strategies/{strategy}/history");

        Assert.Equal(["StrategyDrafted", "FieldOfActionAdded", "GoalSet"], history.Json["items"]!.AsArray().Select(step => step!["event"]!.GetValue<string>()));
    }
}

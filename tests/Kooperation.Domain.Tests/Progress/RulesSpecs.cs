using System.Text.Json.Nodes;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using static Kooperation.Domain.Tests.Progress.Story;

namespace Kooperation.Domain.Tests.Progress;

public sealed class RulesSpecs
{
    [Fact]
    public void The_standard_rules_are_progress_1_and_name_every_state_in_both_languages()
    {
        var rules = ProgressRules.Standard;

        Assert.Equal("progress/1", rules.Version);
        Assert.Equal(
            ["Entwurf", "beschlossen", "ausgeschrieben", "laufend", "verstetigt", "umgesetzt", "zurückgestellt", "zusammengeführt", "entfallen"],
            Enum.GetValues<MeasureState>().Select(state => rules.Of(state).Name.German));
        Assert.Equal("call open", rules.Of(MeasureState.CallOpen).Name.English);
    }

    [Fact]
    public void The_thresholds_are_those_that_were_agreed()
    {
        var rules = ProgressRules.Standard;

        Assert.Equal((6, 90, -25, -10, -10), (rules.Freshness.Months, rules.Light.Red.OverdueDays, rules.Light.Red.BestCaseBelow, rules.Light.Yellow.BestCaseBelow, rules.Light.Green.AtLeast));
        Assert.Equal((5, 3, 3, 5, 20), (rules.Effect.Years, rules.Effect.Points, rules.Effect.YearsApart, rules.Effect.SunBelow, rules.Effect.LightCloudAtMost));
        Assert.Equal(3, rules.Participation.Depth);
    }

    [Fact]
    public void A_municipality_may_change_a_number_without_any_code()
    {
        var rules = Changed(file => file["light"]!["red"]!["overdueDays"] = 30);
        MeasureEvidence[] measures = [Measure(Planned(), Milestone(First, "2024-05-01"), Milestone(Second, "2024-12-01", weight: 9), Started("2024-04-01"))];

        Assert.Equal(LightColour.Yellow, StrategyProgress.Assess(Plain, measures, NoDepths, rules, Day("2024-05-31")).Figures.Light.Colour);
        Assert.Equal(LightColour.Red, StrategyProgress.Assess(Plain, measures, NoDepths, rules, Day("2024-06-01")).Figures.Light.Colour);
        Assert.Equal(LightColour.Yellow, StrategyProgress.Assess(Plain, measures, NoDepths, ProgressRules.Standard, Day("2024-06-01")).Figures.Light.Colour);
    }

    [Fact]
    public void A_municipality_may_count_a_state_otherwise_and_say_so_in_its_own_words()
    {
        var rules = Changed(file => file["states"]!["deferred"] = JsonNode.Parse(
            """
            { "name": { "de": "ruht", "en": "resting" }, "counts": "left out", "reportDue": false, "why": { "de": "ruht und zählt nicht", "en": "resting, does not count" } }
            """));

        var assessment = StrategyProgress.Assess(Plain, [Measure(Planned(), Deferred("2024-05-01"))], NoDepths, rules, Day("2024-06-01"));

        Assert.Equal((0, "ruht"), (assessment.Figures.Measures, Assert.Single(assessment.States).Name.German));
    }

    [Theory]
    [InlineData("/states/draft/counts", "\"half\"", "/states/draft/counts", "\"half\" is not understood: nothing; everything; milestones; until it begins; left out.")]
    [InlineData("/states/running/unknown", "null", "/states/running/unknown", "This must be an object with \"de\" and \"en\".")]
    [InlineData("/states/approved/unknown", "{ \"de\": \"a\", \"en\": \"a\" }", "/states/approved/unknown", "\"unknown\" is not known here.")]
    [InlineData("/states/paused", "{}", "/states/paused", "\"paused\" is not known here.")]
    [InlineData("/states/draft/name/de", "\"\"", "/states/draft/name/de", "This text is empty.")]
    [InlineData("/states/approved/reportDue", "\"yes\"", "/states/approved/reportDue", "This must be true or false.")]
    [InlineData("/implementation/inPart/en", "\"{most} %\"", "/implementation/inPart", "The placeholder {most} means nothing here.")]
    [InlineData("/light/red/bestCaseBelow", "5", "/light/red/bestCaseBelow", "5 is no whole number from -100 to 0.")]
    [InlineData("/light/red/overdueDays", "1.5", "/light/red/overdueDays", "1.5 is no whole number from 0 to 3660.")]
    [InlineData("/light/yellow/overdueDays", "10", "/light/yellow/overdueDays", "\"overdueDays\" is not known here.")]
    [InlineData("/light/yellow/bestCaseBelow", "-30", "/light/yellow/bestCaseBelow", "Yellow must not begin below red: no measure would ever be yellow for it.")]
    [InlineData("/freshness/months", "0", "/freshness/months", "0 is no whole number from 1 to 120.")]
    [InlineData("/freshness/reports", "[\"ContactMade\"]", "/freshness/reports", "\"ContactMade\" is no event of a measure.")]
    [InlineData("/freshness/reports", "[]", "/freshness/reports", "No event counts as a report.")]
    [InlineData("/participation/depth", "6", "/participation/depth", "6 is no whole number from 1 to 5.")]
    [InlineData("/effect/needs/points", "1", "/effect/needs/points", "1 is no whole number from 2 to 100.")]
    [InlineData("/effect/needs/years", "6", "/effect/needs/years", "Only 5 years are looked at: there would never be a symbol.")]
    [InlineData("/effect/sun/belowPercent", "30", "/effect/lightCloud/atMostPercent", "A light cloud must reach as far as sun at least.")]
    [InlineData("/effect/levels/3/from", "6", "/effect/levels", "Level 6 must be named once.")]
    [InlineData("/effect/levels/0/to", "8", "/effect/levels/0/to", "8 is no whole number from 0 to 7.")]
    [InlineData("/version", "1", "/version", "This must be a text.")]
    public void A_slip_is_named_with_its_place(string at, string value, string place, string sentence)
    {
        var problems = Problems(file => Set(file, at, JsonNode.Parse(value)));

        Assert.Contains(problems, problem => problem.At == place && problem.What.English == sentence);
        Assert.All(problems, problem => Assert.NotEmpty(problem.What.German));
    }

    [Fact]
    public void All_slips_are_named_at_once()
    {
        var problems = Problems(file =>
        {
            Set(file, "/states/draft/counts", "half");
            Set(file, "/freshness/months", 0);
            Set(file, "/participation/depth", 9);
            file["overrides"]!.AsObject().Remove("sentence");
        });

        Assert.Equal(["/freshness/months", "/overrides/sentence", "/participation/depth", "/states/draft/counts"], problems.Select(problem => problem.At).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"states\": [1, 2], \"light\": 3 }")]
    public void What_is_no_rules_file_is_refused_with_sentences(string text)
    {
        var reading = ProgressRules.Read(text);

        Assert.Null(reading.Rules);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Whatever_is_taken_out_of_the_file_is_missed_and_never_breaks_the_reading()
    {
        foreach (var path in Paths(JsonNode.Parse(ProgressRules.Standard.Text)!, ""))
        {
            var file = JsonNode.Parse(ProgressRules.Standard.Text)!;
            Set(file, path, JsonNode.Parse("[[]]"));
            Assert.NotEmpty(ProgressRules.Read(file.ToJsonString()).Problems);
        }
    }

    [Fact]
    public void Every_place_that_an_answer_names_is_in_the_file()
    {
        var file = JsonNode.Parse(ProgressRules.Standard.Text)!;
        var (strategy, measures) = Real("hannover-wir20.json");
        var assessment = Assess("2025-12-01", strategy, [.. measures.Values]);
        var ofMeasures = assessment.Fields.SelectMany(field => field.Goals).SelectMany(goal => goal.Measures)
            .SelectMany(measure => (string[])[measure.Implementation.Rule, measure.Expected.Rule, measure.Light!.Rule, measure.Freshness.Rule]);

        var figures = assessment.Figures;
        string[] places = [.. ofMeasures, figures.Light.Rule, figures.Freshness.Rule, figures.Participation.Rule, figures.Effect.Rule, .. assessment.NotAssessable.Select(what => what.Rule)];

        Assert.All(places.Distinct(), place => Assert.NotNull(Find(file, place)));

        static JsonNode? Find(JsonNode file, string at) => at.Split('/')[1..].Aggregate((JsonNode?)file, (node, name) => node?[name]);
    }

    private static ProgressRules Changed(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(ProgressRules.Standard.Text)!;
        change(file);
        var reading = ProgressRules.Read(file.ToJsonString());
        Assert.Empty(reading.Problems);
        return reading.Rules!;
    }

    private static IReadOnlyList<RuleProblem> Problems(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(ProgressRules.Standard.Text)!;
        change(file);
        var reading = ProgressRules.Read(file.ToJsonString());
        Assert.Null(reading.Rules);
        return reading.Problems;
    }

    private static void Set(JsonNode file, string at, JsonNode? value)
    {
        var names = at.Split('/')[1..];
        foreach (var name in names[..^1]) file = int.TryParse(name, out var index) && file is JsonArray ? file[index]! : file[name]!;
        if (file is JsonArray list) list[int.Parse(names[^1])] = value;
        else file[names[^1]] = value;
    }

    private static IEnumerable<string> Paths(JsonNode? node, string at) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, $"{at}/{member.Key}").Prepend($"{at}/{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => Paths(item, $"{at}/{index}").Prepend($"{at}/{index}")),
        _ => []
    };
}

using System.Text.Json.Nodes;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Rules;
using static Kooperation.Domain.Tests.Depth.Story;

namespace Kooperation.Domain.Tests.Depth;

public sealed class RulesSpecs
{
    [Fact]
    public void The_standard_rules_are_depth_1_and_name_every_level_in_both_languages()
    {
        var rules = DepthRules.Standard;

        Assert.Equal("depth/1", rules.Version);
        Assert.Equal(["K", "V", "H", "M", "S"], rules.Dimensions.Select(dimension => dimension.Letter));
        Assert.Equal(
            ["Unbekannt", "Bekannt", "Austausch", "Abgestimmtes Handeln", "Gemeinsames Handeln", "Gemeinsame Verantwortung"],
            Enumerable.Range(0, 6).Select(level => rules.NameOf(level, false).German));
        Assert.Equal("dormant", rules.NameOf(0, true).English);
    }

    [Fact]
    public void No_dimension_has_the_name_of_a_level_and_pauses_do_not_sound_dormant()
    {
        var rules = DepthRules.Standard;

        Assert.Empty(rules.Dimensions.SelectMany(dimension => new[] { dimension.Name, dimension.Short })
            .SelectMany(name => new[] { name.German, name.English })
            .Intersect(rules.Levels.SelectMany(level => new[] { level.Name.German, level.Name.English }), StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotMatch("(?i)\\bruht\\b", rules.Text);
    }

    [Fact]
    public void A_municipality_may_change_a_number_without_any_code()
    {
        var rules = Changed(file => file["evidence"]![6]!["lasts"] = "6 months");
        var evidence = Evidence(Contact("2025-01-10"));

        Assert.Equal(2, PartnershipDepth.LevelsOn(evidence, rules, Day("2025-07-10")).Dimensions.Contact);
        Assert.Equal(0, PartnershipDepth.LevelsOn(evidence, rules, Day("2025-07-11")).Dimensions.Contact);
    }

    [Fact]
    public void A_municipality_may_rate_an_event_that_the_standard_leaves_out()
    {
        var rules = Changed(file => file["evidence"]!.AsArray().Add(JsonNode.Parse(
            """
            { "id": "S1-proof", "name": { "de": "Nachweis angenommen", "en": "proof accepted" }, "event": "ProofOfUseAccepted",
              "dimension": "strengthening", "level": 1, "lasts": "12 months" }
            """)));

        Assert.Equal(1, PartnershipDepth.LevelsOn(Evidence(new ProofOfUseAccepted(A).On("2025-01-10")), rules, Day("2025-07-10")).Level);
    }

    [Theory]
    [InlineData("/evidence/0/event", "\"ContactMaid\"", "/evidence/0/event", "\"ContactMaid\" is no event of a partnership.")]
    [InlineData("/evidence/0/dimension", "\"closeness\"", "/evidence/0/dimension", "\"closeness\" is no dimension.")]
    [InlineData("/evidence/0/level", "5", "/evidence/0/level", "5 is no whole number from 1 to 4.")]
    [InlineData("/evidence/0/level", "0", "/evidence/0/level", "0 is no whole number from 1 to 4.")]
    [InlineData("/evidence/0/level", "1.5", "/evidence/0/level", "1.5 is no whole number from 1 to 4.")]
    [InlineData("/evidence/0/lasts", "\"0 months\"", "/evidence/0/lasts", "0 months: it must be 1 to 120.")]
    [InlineData("/evidence/0/lasts", "\"for ever\"", "/evidence/0/lasts", "\"for ever\" is not understood: 12 months; its term; its term, else 12 months; while held; until revoked; until it ends; its validity, else 18 months.")]
    [InlineData("/evidence/0/lasts", "\"its term, else 3 months\"", "/evidence/0/lasts", "ContactMade names no period of its own.")]
    [InlineData("/evidence/0/lasts", "\"while held\"", "/evidence/0/lasts", "ContactMade can never be taken back, so it would hold for ever.")]
    [InlineData("/evidence/3/lasts", "\"its term\"", "/evidence/3/lasts", "FundingGranted without an end would hold for ever: write \"its term, else … months\".")]
    [InlineData("/evidence/0/when/direction", "[\"sideways\"]", "/evidence/0/when/direction", "\"sideways\" is no direction of ContactMade: fromMunicipality, fromPartner, mutual, unanswered.")]
    [InlineData("/evidence/0/when", "{ \"colour\": [\"red\"] }", "/evidence/0/when/colour", "ContactMade has no \"colour\".")]
    [InlineData("/evidence/0/id", "\"K1-offer\"", "/evidence/1/id", "\"K1-offer\" is also the id of /evidence/0.")]
    [InlineData("/evidence/0/months", "12", "/evidence/0/months", "\"months\" is not known here.")]
    [InlineData("/evidence/0/needs", "\"exercise within 12 months\"", "/evidence/0/needs", "Only a seat is exercised.")]
    [InlineData("/evidence/4/event", "\"AgreementRenewed\"", "/evidence/4/event", "A renewal counts like the agreement it renews: write the line for AgreementSigned.")]
    [InlineData("/dimensions/contact/levels/2/steps", "[\"Chat\"]", "/dimensions/contact/levels/2/steps", "\"Chat\" is no event of a partnership.")]
    [InlineData("/dimensions/contact/name/de", "\"\"", "/dimensions/contact/name/de", "This text is empty.")]
    [InlineData("/regularity/regular/quarters", "9", "/regularity/regular/quarters", "More quarters than contacts can never be met.")]
    [InlineData("/regularity/reliable/months", "30", "/regularity/reliable/months", "It must be a multiple of 12.")]
    [InlineData("/brakes/pause/months", "-1", "/brakes/pause/months", "-1 is no whole number from 1 to 120.")]
    [InlineData("/brakes/openConflict/lift/de", "\"{wer} fragen\"", "/brakes/openConflict/lift", "The placeholder {wer} means nothing here.")]
    [InlineData("/levels/4/needs/contact", "1", "/levels/4/needs", "Level 4 asks for less than level 2.")]
    [InlineData("/partnerView/confirms", "[]", "/partnerView/confirms", "No view could ever confirm a level.")]
    [InlineData("/partnerView/confirms", "[7]", "/partnerView/confirms", "7 is no whole number from 0 to 5.")]
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
            Set(file, "/evidence/0/event", "ContactMaid");
            Set(file, "/evidence/5/level", 9);
            Set(file, "/brakes/pause/months", 0);
            file["fading"]!.AsObject().Remove("days");
        });

        Assert.Equal(["/brakes/pause/months", "/evidence/0/event", "/evidence/5/level", "/fading/days"], problems.Select(problem => problem.At).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\n  \"version\": }", "The file is no valid JSON (line 2, byte 14).", "Die Datei ist kein gültiges JSON (Zeile 2, Byte 14).")]
    [InlineData("{ \"version\": \"depth/2\", \"version\": \"depth/3\" }", "The file is no valid JSON: a name stands twice in one object.", "Die Datei ist kein gültiges JSON: Ein Name steht in einem Objekt doppelt.")]
    public void What_is_no_JSON_is_said_in_one_language(string file, string english, string german)
    {
        var problem = Assert.Single(DepthRules.Read(file).Problems);

        Assert.Equal((english, german), (problem.What.English, problem.What.German));
    }

    [Fact]
    public void The_same_line_twice_is_named()
    {
        var problems = Problems(file =>
        {
            var again = file["evidence"]![0]!.DeepClone();
            again["id"] = "again";
            again["level"] = 2;
            file["evidence"]!.AsArray().Add(again);
        });

        Assert.Equal("This line says the same step as /evidence/0 for the same dimension.", Assert.Single(problems).What.English);
    }

    [Fact]
    public void A_missing_level_is_named()
    {
        var ofDimension = Problems(file => file["dimensions"]!["contact"]!["levels"]!.AsArray().RemoveAt(3));
        var ofAll = Problems(file => file["levels"]!.AsArray().RemoveAt(5));

        Assert.Contains(ofDimension, problem => problem is { At: "/dimensions/contact/levels", What.English: "Level 3 is missing." });
        Assert.Contains(ofAll, problem => problem is { At: "/levels", What.English: "Level 5 is missing." });
    }

    [Fact]
    public void A_gate_that_nothing_can_open_is_named()
    {
        var problems = Problems(file =>
        {
            var lines = file["evidence"]!.AsArray();
            for (var i = lines.Count - 1; i >= 0; i--)
                if (lines[i]!["dimension"]!.GetValue<string>() == "jointWork" && lines[i]!["level"]!.GetValue<int>() == 4) lines.RemoveAt(i);
        });

        Assert.Contains(problems, problem => problem is { At: "/levels/5/needs/jointWork", What.English: "No line carries jointWork 4: level 5 could never be reached." });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"version\": \"a\", \"version\": \"b\" }")]
    [InlineData("{ \"levels\": [1, 2], \"evidence\": {}, \"dimensions\": [] }")]
    public void What_is_no_rules_file_is_refused_with_sentences(string text)
    {
        var reading = DepthRules.Read(text);

        Assert.Null(reading.Rules);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Whatever_is_taken_out_of_the_file_is_missed_and_never_breaks_the_reading()
    {
        foreach (var path in Paths(JsonNode.Parse(DepthRules.Standard.Text)!, ""))
        {
            var file = JsonNode.Parse(DepthRules.Standard.Text)!;
            Set(file, path, JsonNode.Parse("[[]]"));
            Assert.NotEmpty(DepthRules.Read(file.ToJsonString()).Problems);
        }
    }

    private static DepthRules Changed(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(DepthRules.Standard.Text)!;
        change(file);
        var reading = DepthRules.Read(file.ToJsonString());
        Assert.Empty(reading.Problems);
        return reading.Rules!;
    }

    private static IReadOnlyList<RuleProblem> Problems(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(DepthRules.Standard.Text)!;
        change(file);
        var reading = DepthRules.Read(file.ToJsonString());
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

using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;

namespace Kooperation.Domain.Depth.Rules;

/// <summary>Reads a rules file from top to bottom and notes every problem on the way.</summary>
internal static class RulesReader
{
    private const int MostMonths = 120;
    private const int MostDays = 366;

    private static readonly string[] Ids = [.. Enum.GetValues<Dimension>().Select(DepthEvidence.Word)];

    public static DepthRulesReading Read(string text)
    {
        var (rules, problems) = RulesFile.Read(text, page => Read(page, text), RulesCheck.Check);
        return new DepthRulesReading(rules, problems);
    }

    private static DepthRules Read(RulesPage page, string text)
    {
        var levels = page.Objects("levels");
        var none = levels.Count > 0 ? levels[0] : new RulesPage(default, "/levels/0", []);
        ExpectLevels(page, "levels", levels, 5);

        var rules = new DepthRules
        {
            Text = text,
            Version = page.Text("version"),
            Title = page.Sentence("title"),
            Explanation = page.Sentences("explanation"),
            Dimensions = Dimensions(page.Object("dimensions")),
            Evidence = EvidenceReader.Lines(page.Objects("evidence")),
            Regularity = Regularity(page.Object("regularity")),
            Brakes = Brakes(page.Object("brakes")),
            Unknown = none.Sentence("unknown"),
            Dormant = none.Sentence("dormant"),
            MeaningOfNone = none.Sentence("meaning"),
            Levels = [.. levels.Skip(1).Select(Level)],
            PartnerView = PartnerView(page.Object("partnerView")),
            SilentSeat = SilentSeat(page.Object("silentSeat")),
            Fading = Fading(page.Object("fading")),
            Breadth = Breadth(page.Object("breadth"))
        };
        none.NothingElse();
        page.NothingElse();
        return rules;
    }

    private static IReadOnlyList<DimensionRule> Dimensions(RulesPage page)
    {
        var dimensions = Enum.GetValues<Dimension>().Select(dimension => OneDimension(page.Object(Ids[(int)dimension]), dimension)).ToArray();
        page.NothingElse();
        return dimensions;
    }

    private static DimensionRule OneDimension(RulesPage page, Dimension dimension)
    {
        var levels = page.Objects("levels");
        ExpectLevels(page, "levels", levels, 4);
        var rule = new DimensionRule(dimension, page.Text("letter"), page.Sentence("name"), page.Sentence("short"), [.. levels.Select(LevelOfDimension)]);
        page.NothingElse();
        return rule;
    }

    private static DimensionLevelRule LevelOfDimension(RulesPage page)
    {
        var level = page.Whole("level", 0, 4);
        var reachedBy = level == 0 ? new Sentence("", "") : Doing("reachedBy");
        var rule = new DimensionLevelRule(
            level,
            page.Sentence("name"),
            reachedBy,
            level > 0 && page.Has("renewedBy") ? Doing("renewedBy") : reachedBy,
            level == 0 ? [] : EvidenceReader.Events(page, "steps"));
        page.NothingElse();
        return rule;

        Sentence Doing(string name) => page.Sentence(name, "contacts", "months", "quarters", "overdueDays", "reliableMonths", "commitments", "keptPercent");
    }

    private static void ExpectLevels(RulesPage page, string name, IReadOnlyList<RulesPage> levels, int highest)
    {
        for (var level = 0; level <= highest; level++)
        {
            if (!levels.Any(item => item.Has("level") && item.Whole("level", 0, highest) == level))
                page.Problem(name, $"Level {level} is missing.", $"Stufe {level} fehlt.");
        }

        for (var i = 0; i < levels.Count; i++)
        {
            if (i > highest || levels[i].Has("level") && levels[i].Whole("level", 0, highest) != i)
            {
                page.Problem(name, $"The levels must stand in order, 0 to {highest}, each once.", $"Die Stufen müssen der Reihe nach stehen, 0 bis {highest}, jede einmal.");
                return;
            }
        }
    }

    private static RegularityRule Regularity(RulesPage page)
    {
        var regular = page.Object("regular");
        var reliable = page.Object("reliable");
        var rule = new RegularityRule(
            page.Sentence("explanation"),
            EvidenceReader.OneDimension(page, "dimension"),
            [.. page.Objects("mutualContacts").Select(EvidenceReader.WholePattern)],
            new RegularRule(
                regular.Whole("level", 1, 4),
                regular.Whole("contacts", 1, 100),
                regular.Whole("months", 1, MostMonths),
                regular.Whole("quarters", 1, 40),
                regular.Whole("overdueDays", 0, MostDays)),
            new ReliableRule(
                reliable.Whole("level", 1, 4),
                reliable.Whole("months", 1, MostMonths),
                reliable.Flag("namedContactOnBothSides"),
                reliable.Whole("commitments", 0, 100),
                reliable.Whole("keptPercent", 0, 100)));
        regular.NothingElse();
        reliable.NothingElse();
        page.NothingElse();
        return rule;
    }

    private static BrakeRules Brakes(RulesPage page)
    {
        var pause = page.Object("pause");
        var brakes = new BrakeRules(
            Brake(page.Object("brokenCommitment"), "months", MostMonths, atOnce: true),
            Brake(page.Object("contactPersonLeft"), "days", MostDays, ofOneSide: true),
            Brake(page.Object("openConflict"), "days", MostDays, capsLevel: true),
            pause.Sentence("explanation"),
            pause.Whole("months", 1, MostMonths));
        pause.NothingElse();
        page.NothingElse();
        return brakes;
    }

    private static BrakeRule Brake(RulesPage page, string length, int most, bool capsLevel = false, bool atOnce = false, bool ofOneSide = false)
    {
        string[] words = ["day", "until", "cap", .. capsLevel ? Array.Empty<string>() : ["dimension"], .. ofOneSide ? ["side"] : Array.Empty<string>()];
        var rule = new BrakeRule(
            page.Sentence("explanation"),
            capsLevel ? null : EvidenceReader.OneDimension(page, "dimension"),
            capsLevel ? page.Whole("levelCap", 0, 5) : page.Whole("cap", 0, 4),
            page.Whole(length, 1, most),
            page.Sentence("sentence", words),
            atOnce ? null : page.Sentence("ahead", [.. words, "from"]),
            page.Sentence("lift", words),
            EvidenceReader.Events(page, "liftedBy"));
        page.NothingElse();
        return rule;
    }

    private static LevelRule Level(RulesPage page)
    {
        var needs = page.Object("needs");
        var any = needs.Has("anyDimension") ? needs.Whole("anyDimension", 1, 4) : 0;
        int Least(Dimension dimension) => needs.Has(Ids[(int)dimension]) ? needs.Whole(Ids[(int)dimension], 1, 4) : 0;

        var rule = new LevelRule(
            page.Whole("level", 1, 5),
            page.Sentence("name"),
            page.Sentence("meaning"),
            any,
            new DimensionLevels(
                Least(Dimension.Contact),
                Least(Dimension.Commitment),
                Least(Dimension.JointWork),
                Least(Dimension.DecisionPower),
                Least(Dimension.Strengthening)),
            needs.Has("partnerView") && needs.Flag("partnerView"),
            any > 0 ? page.Sentence("missing") : null,
            any > 0 ? EvidenceReader.Events(page, "steps") : []);
        if (needs.Names().Count == 0) page.Problem("needs", "The gate of this level asks for nothing.", "Diese Stufe verlangt nichts.");
        needs.NothingElse();
        page.NothingElse();
        return rule;
    }

    private static PartnerViewRule PartnerView(RulesPage page)
    {
        var rule = new PartnerViewRule(
            page.Sentence("explanation"),
            page.Whole("months", 1, MostMonths),
            page.Wholes("confirms", 0, 5),
            page.Whole("gap", 1, 5),
            page.Sentence("missing", "level", "confirms", "months"),
            page.Sentence("disagrees", "rating", "level", "confirms"),
            page.Sentence("ahead", "day", "from", "months", "level"),
            page.Sentence("gapNote", "rating", "level"),
            page.Sentence("oldNote", "months", "day"));
        page.NothingElse();
        return rule;
    }

    private static SilentSeatRule SilentSeat(RulesPage page)
    {
        var rule = new SilentSeatRule(page.Sentence("explanation"), page.Sentence("note", "body", "day", "level"), page.Sentence("neverNote", "body", "level"));
        page.NothingElse();
        return rule;
    }

    private static FadingRule Fading(RulesPage page)
    {
        var rule = new FadingRule(page.Sentence("explanation"), page.Whole("days", 1, MostDays));
        page.NothingElse();
        return rule;
    }

    private static BreadthRule Breadth(RulesPage page)
    {
        var rule = new BreadthRule(
            page.Sentence("explanation"),
            page.Whole("months", 1, MostMonths),
            EvidenceReader.Events(page, "askedBy"),
            page.Texts("narrow"),
            page.Sentence("note", "fields"),
            page.Sentence("actedNote", "fields"));
        page.NothingElse();
        return rule;
    }
}

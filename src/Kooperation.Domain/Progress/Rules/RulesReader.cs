using System.Text.Json;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;

namespace Kooperation.Domain.Progress.Rules;

/// <summary>Reads a file of the rules of progress from top to bottom.</summary>
internal static class RulesReader
{
    private const int MostMonths = 120;
    private const int MostDays = 3660;
    private const int MostYears = 50;
    private const int ImpactLevel = 7;

    private static readonly Dictionary<string, Counting> CountingWords = new()
    {
        ["nothing"] = Counting.Nothing,
        ["everything"] = Counting.Everything,
        ["milestones"] = Counting.Milestones,
        ["until it begins"] = Counting.UntilItBegins,
        ["left out"] = Counting.LeftOut
    };

    public static ProgressRulesReading Read(string text)
    {
        var (rules, problems) = RulesFile.Read(text, page => Read(page, text), RulesCheck.Check);
        return new ProgressRulesReading(rules, problems);
    }

    private static ProgressRules Read(RulesPage page, string text)
    {
        var rules = new ProgressRules
        {
            Text = text,
            Version = page.Text("version"),
            Title = page.Sentence("title"),
            Explanation = page.Sentences("explanation"),
            States = States(page.Object("states")),
            Implementation = Implementation(page.Object("implementation")),
            Expected = Expected(page.Object("expected")),
            Late = Late(page.Object("late")),
            Light = Light(page.Object("light")),
            Freshness = Freshness(page.Object("freshness")),
            Participation = Participation(page.Object("participation")),
            Effect = Effect(page.Object("effect")),
            Overrides = Overrides(page.Object("overrides")),
            Notes = Notes(page.Object("notes"))
        };
        page.NothingElse();
        return rules;
    }

    private static StateRules States(RulesPage page)
    {
        var rules = new StateRules(
            page.Sentence("explanation"),
            [.. Enum.GetValues<MeasureState>().Select(state => State(page.Object(JsonNamingPolicy.CamelCase.ConvertName(state.ToString())), state))],
            page.Sentence("undated"),
            page.Sentence("reopened", "count"));
        page.NothingElse();
        return rules;
    }

    private static StateRule State(RulesPage page, MeasureState state)
    {
        var written = page.Text("counts");
        var isUnderstood = CountingWords.TryGetValue(written, out var counts);
        if (!isUnderstood && written.Length > 0)
        {
            var words = string.Join("; ", CountingWords.Keys);
            page.Problem("counts", $"\"{written}\" is not understood: {words}.", $"„{written}“ ist nicht verständlich. Die Datei wird in diesen englischen Worten geschrieben: {words}.");
        }

        // Which sentences belong to it is known only once it is understood.
        var canBeUnknown = counts is Counting.Milestones or Counting.UntilItBegins || !isUnderstood && page.Has("unknown");
        var rule = new StateRule(
            state,
            page.Sentence("name"),
            counts,
            page.Flag("reportDue"),
            counts switch
            {
                _ when !isUnderstood => page.Sentence("why", "reached", "counted", "from"),
                Counting.Milestones => page.Sentence("why", "reached", "counted"),
                Counting.UntilItBegins => page.Sentence("why", "from"),
                _ => page.Sentence("why")
            },
            canBeUnknown ? page.Sentence("unknown") : null);
        page.NothingElse();
        return rule;
    }

    private static ImplementationRule Implementation(RulesPage page)
    {
        var rule = new ImplementationRule(
            page.Sentence("explanation"),
            page.Sentence("inPart", "atLeast", "unknown"),
            page.Sentence("whole", "atLeast"),
            page.Sentence("notAssessable"),
            page.Sentence("leftOut"),
            page.Sentence("sum", "reached", "counted", "unknown"),
            page.Sentence("goalWithoutMeasures"),
            page.Sentence("fieldWithoutGoals"),
            page.Sentence("strategyWithoutFields"),
            page.Sentence("goalDropped"),
            page.Sentence("withoutGoal"));
        page.NothingElse();
        return rule;
    }

    private static ExpectedRule Expected(RulesPage page)
    {
        var rule = new ExpectedRule(
            page.Sentence("explanation"),
            page.Sentence("inPart", "atLeast", "unknown"),
            page.Sentence("whole", "atLeast"),
            page.Sentence("unknown"),
            page.Sentence("byMilestones", "due", "counted"),
            page.Sentence("byPeriod", "elapsed", "length"),
            page.Sentence("sum", "due", "counted", "unknown"));
        page.NothingElse();
        return rule;
    }

    private static LateRule Late(RulesPage page)
    {
        var rule = new LateRule(page.Sentence("explanation"), page.Sentence("milestone", "title", "due"), page.Sentence("period", "until"));
        page.NothingElse();
        return rule;
    }

    private static LightRules Light(RulesPage page)
    {
        var rules = new LightRules(
            page.Sentence("explanation"),
            Plain(page.Object("none")),
            Plain(page.Object("notReported"), "months"),
            Warning(page.Object("red"), hasDays: true),
            Warning(page.Object("yellow"), hasDays: false),
            Green(page.Object("green")),
            Plain(page.Object("unclear")));
        page.NothingElse();
        return rules;
    }

    private static PlainLightRule Plain(RulesPage page, params ReadOnlySpan<string> placeholders)
    {
        var rule = new PlainLightRule(page.Sentence("name"), page.Sentence("words", placeholders));
        page.NothingElse();
        return rule;
    }

    private static WarningLightRule Warning(RulesPage page, bool hasDays)
    {
        var rule = new WarningLightRule(
            page.Sentence("name"),
            hasDays ? page.Whole("overdueDays", 0, MostDays) : 0,
            page.Whole("bestCaseBelow", -100, 0),
            page.Sentence("overdue", "count", "days"),
            page.Sentence("bestCase", "points"));
        page.NothingElse();
        return rule;
    }

    private static GreenLightRule Green(RulesPage page)
    {
        var rule = new GreenLightRule(page.Sentence("name"), page.Whole("atLeast", -100, 0), page.Sentence("words", "points"));
        page.NothingElse();
        return rule;
    }

    private static FreshnessRule Freshness(RulesPage page)
    {
        var reports = page.Texts("reports");
        foreach (var unknown in reports.Where(name => Catalogue.Measure.All(kind => kind.Name != name)))
            page.Problem("reports", $"\"{unknown}\" is no event of a measure.", $"„{unknown}“ ist kein Ereignis einer Maßnahme.");

        var rule = new FreshnessRule(
            page.Sentence("explanation"),
            page.Whole("months", 1, MostMonths),
            reports.ToHashSet(),
            page.Sentence("fresh", "days", "months"),
            page.Sentence("ageing", "days", "months"),
            page.Sentence("stale", "days", "months"),
            page.Sentence("never"),
            page.Sentence("notDue"),
            page.Sentence("nothing"));
        page.NothingElse();
        return rule;
    }

    private static ParticipationRule Participation(RulesPage page)
    {
        var rule = new ParticipationRule(
            page.Sentence("explanation"),
            page.Whole("depth", 1, 5),
            page.Sentence("partner", "count", "counted"),
            page.Sentence("deep", "count", "counted", "depth"),
            page.Sentence("coDesigned", "count", "counted"),
            page.Sentence("nothing"),
            page.Sentence("undatedDesign"));
        page.NothingElse();
        return rule;
    }

    private static EffectRule Effect(RulesPage page)
    {
        var (needs, sun, lightCloud, cloud, storm) = (page.Object("needs"), page.Object("sun"), page.Object("lightCloud"), page.Object("cloud"), page.Object("storm"));
        var rule = new EffectRule(
            page.Sentence("explanation"),
            page.Whole("years", 1, MostYears),
            needs.Whole("points", 2, 100),
            needs.Whole("years", 1, MostYears),
            sun.Whole("belowPercent", 1, 100),
            lightCloud.Whole("atMostPercent", 1, 100),
            new SymbolNames(sun.Sentence("name"), lightCloud.Sentence("name"), cloud.Sentence("name"), storm.Sentence("name")),
            new EffectWords(
                page.Sentence("observation"),
                page.Sentence("tooFew", "points", "years", "neededPoints", "neededYears"),
                page.Sentence("reached", "current", "target"),
                page.Sentence("carried", "current", "change", "targetOn", "carried", "target", "missed", "distance", "percent"),
                page.Sentence("away", "current", "change", "target"),
                page.Sentence("bound"),
                page.Sentence("undated"),
                page.Sentence("replaced"),
                page.Sentence("noEffectYet"),
                page.Sentence("nothing")),
            [.. page.Objects("levels").Select(EffectLevel)]);

        foreach (var part in new[] { needs, sun, lightCloud, cloud, storm }) part.NothingElse();
        page.NothingElse();
        return rule;
    }

    private static EffectLevelRule EffectLevel(RulesPage page)
    {
        var rule = new EffectLevelRule(
            page.Whole("from", 0, ImpactLevel),
            page.Whole("to", 0, ImpactLevel),
            page.Sentence("name"),
            page.Sentence("label"),
            page.Flag("isEffect"));
        page.NothingElse();
        return rule;
    }

    private static OverrideRule Overrides(RulesPage page)
    {
        var rule = new OverrideRule(page.Sentence("explanation"), page.Sentence("sentence", "percent", "until", "reason"));
        page.NothingElse();
        return rule;
    }

    private static NotesRule Notes(RulesPage page)
    {
        var rule = new NotesRule(
            page.Sentence("overlap", "title", "fields"),
            page.Sentence("notAdopted"),
            page.Sentence("succeeded", "day"),
            page.Sentence("closed", "day"));
        page.NothingElse();
        return rule;
    }
}

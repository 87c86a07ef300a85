using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;

namespace Kooperation.Domain.Depth.Rules;

/// <summary>What only shows when a whole file has been read: gates that contradict each other or that nothing can open.</summary>
internal static class RulesCheck
{
    public static void Check(DepthRules rules, List<RuleProblem> problems)
    {
        Gates(rules, problems);
        Regularity(rules.Regularity, problems);

        if (rules.Levels.Any(level => level.PartnerConfirms) && rules.PartnerView.Confirms.Count == 0)
            problems.Add(new RuleProblem("/partnerView/confirms", new Sentence("No view could ever confirm a level.", "Keine Sicht könnte je eine Stufe bestätigen.")));
    }

    private static void Gates(DepthRules rules, List<RuleProblem> problems)
    {
        foreach (var level in rules.Levels)
        {
            var at = $"/levels/{level.Level}/needs";
            foreach (var dimension in Enum.GetValues<Dimension>())
            {
                if (level.Needs[dimension] > HighestOf(rules, dimension))
                {
                    problems.Add(new RuleProblem($"{at}/{DepthEvidence.Word(dimension)}", new Sentence(
                        $"No line carries {DepthEvidence.Word(dimension)} {level.Needs[dimension]}: level {level.Level} could never be reached.",
                        $"Keine Zeile trägt {DepthEvidence.Word(dimension)} {level.Needs[dimension]}: Stufe {level.Level} wäre nie zu erreichen.")));
                }
            }

            foreach (var lower in rules.Levels.Where(lower => lower.Level < level.Level && !Implies(level, lower)))
            {
                problems.Add(new RuleProblem(at, new Sentence(
                    $"Level {level.Level} asks for less than level {lower.Level}.",
                    $"Stufe {level.Level} verlangt weniger als Stufe {lower.Level}.")));
            }

            foreach (var same in rules.Levels.Where(same => same.Level < level.Level && Implies(level, same) && Implies(same, level)))
            {
                problems.Add(new RuleProblem(at, new Sentence(
                    $"Level {level.Level} asks for the same as level {same.Level}.",
                    $"Stufe {level.Level} verlangt dasselbe wie Stufe {same.Level}.")));
            }
        }
    }

    private static bool Implies(LevelRule level, LevelRule lower)
    {
        var dimensions = Enum.GetValues<Dimension>();
        var highest = Math.Max(level.AnyDimension, dimensions.Max(dimension => level.Needs[dimension]));
        return dimensions.All(dimension => level.Needs[dimension] >= lower.Needs[dimension])
            && highest >= lower.AnyDimension
            && (level.PartnerConfirms || !lower.PartnerConfirms);
    }

    private static int HighestOf(DepthRules rules, Dimension dimension)
    {
        var byLine = rules.Evidence.Where(line => line.Dimension == dimension).Select(line => line.Level).DefaultIfEmpty(0).Max();
        return rules.Regularity.Dimension == dimension ? Math.Max(byLine, rules.Regularity.Reliable.Level) : byLine;
    }

    private static void Regularity(RegularityRule rule, List<RuleProblem> problems)
    {
        var (regular, reliable) = (rule.Regular, rule.Reliable);
        if (reliable.Level <= regular.Level)
            Add("/regularity/reliable/level", "Reliable must be a higher level than regular.", "Verlässlich muss eine höhere Stufe sein als regelmäßig.");
        if (reliable.Months % regular.Months != 0)
            Add("/regularity/reliable/months", $"It must be a multiple of {regular.Months}.", $"Es muss ein Vielfaches von {regular.Months} sein.");
        if (regular.Quarters > regular.Contacts)
            Add("/regularity/regular/quarters", "More quarters than contacts can never be met.", "Mehr Quartale als Kontakte kann es nie geben.");
        if (regular.Quarters > regular.Months / 3 + 1)
            Add("/regularity/regular/quarters", $"{regular.Months} months touch fewer quarters.", $"{regular.Months} Monate berühren weniger Quartale.");
        if (rule.MutualContacts.Count == 0)
            Add("/regularity/mutualContacts", "No event counts as a mutual contact.", "Kein Ereignis zählt als gegenseitiger Kontakt.");

        void Add(string at, string english, string german) => problems.Add(new RuleProblem(at, new Sentence(english, german)));
    }
}

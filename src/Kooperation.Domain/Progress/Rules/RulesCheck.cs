using Kooperation.Domain.Language;
using Kooperation.Domain.Rules;

namespace Kooperation.Domain.Progress.Rules;

/// <summary>What only shows when a whole file has been read: thresholds that swallow each other, levels that are missing.</summary>
internal static class RulesCheck
{
    private const int ImpactLevel = 7;

    public static void Check(ProgressRules rules, List<RuleProblem> problems)
    {
        if (rules.Light.Yellow.BestCaseBelow < rules.Light.Red.BestCaseBelow)
            Add("/light/yellow/bestCaseBelow", "Yellow must not begin below red: no measure would ever be yellow for it.", "Gelb darf nicht unter Rot beginnen: Keine Maßnahme wäre deshalb je gelb.");
        if (rules.Effect.LightCloudAtMost < rules.Effect.SunBelow)
            Add("/effect/lightCloud/atMostPercent", "A light cloud must reach as far as sun at least.", "Leicht bewölkt muss mindestens so weit reichen wie Sonne.");
        if (rules.Effect.YearsApart > rules.Effect.Years)
            Add("/effect/needs/years", $"Only {rules.Effect.Years} years are looked at: there would never be a symbol.", $"Betrachtet werden nur {rules.Effect.Years} Jahre: Es gäbe nie ein Zeichen.");
        if (rules.Freshness.Reports.Count == 0)
            Add("/freshness/reports", "No event counts as a report.", "Kein Ereignis zählt als Bericht.");

        Levels(rules.Effect.Levels);

        void Levels(IReadOnlyList<EffectLevelRule> levels)
        {
            for (var level = 0; level <= ImpactLevel; level++)
            {
                if (levels.Count(rule => rule.From <= level && level <= rule.To) != 1)
                    Add("/effect/levels", $"Level {level} must be named once.", $"Stufe {level} muss genau einmal vorkommen.");
            }
        }

        void Add(string at, string english, string german) => problems.Add(new RuleProblem(at, new Sentence(english, german)));
    }
}

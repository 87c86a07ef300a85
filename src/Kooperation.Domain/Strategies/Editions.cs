using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;

namespace Kooperation.Domain.Strategies;

/// <summary>What is said of the way from one edition to the next must be true of both.</summary>
public static class Editions
{
    /// <summary>Whoever decides by several editions at once takes this turn: two that lead to each other in the same moment would lead in a circle.</summary>
    public const string Turn = "editions";

    /// <summary>Whoever plans a measure for a goal and whoever takes the goal back take this turn; one of them finds what the other did.</summary>
    public static string TurnOf(Guid goalId) => $"goal {goalId}";

    /// <summary>Why this mapping does not fit the two. It says of every goal what became of it, else goals would get lost; measures may be left out.</summary>
    /// <param name="measures">The measures that the mapping names, whatever strategy they belong to.</param>
    public static Refusal? Refuses(IReadOnlyList<Succession> mapping, Strategy earlier, Strategy next, IReadOnlyCollection<Measure> measures)
    {
        var ofEarlier = measures.Where(measure => measure.StrategyId == earlier.Id).Select(measure => measure.Id).ToHashSet();
        var ofNext = measures.Where(measure => measure.StrategyId == next.Id).Select(measure => measure.Id).ToHashSet();

        foreach (var (index, succession) in mapping.Index())
        {
            var isGoal = earlier.Find<GoalSet>(succession.From) is not null;
            if (!isGoal && !ofEarlier.Contains(succession.From)) return NotOfEarlier($"/mapping/{index}/from");

            var stray = succession.To.Index().Where(to => !(isGoal ? next.Find<GoalSet>(to.Item) is not null : ofNext.Contains(to.Item))).ToList();
            if (stray.Count > 0) return isGoal ? NoGoalOfNext($"/mapping/{index}/to/{stray[0].Index}") : NoMeasureOfNext($"/mapping/{index}/to/{stray[0].Index}");
        }

        var forgotten = earlier.Goals.Except(mapping.Select(succession => succession.From)).ToList();
        return forgotten.Count == 0
            ? null
            : Refusal.Of(
                "goal-forgotten",
                $"Say of every goal whether it was carried over, split, merged or dropped. Not named yet: {string.Join(", ", forgotten)}.",
                $"Bitte von jedem Ziel angeben, ob es übernommen, aufgeteilt, zusammengeführt oder aufgegeben wurde. Noch nicht genannt: {string.Join(", ", forgotten)}.",
                "/mapping");
    }

    private static Refusal NotOfEarlier(string at) => Refusal.Of(
        "of-the-earlier-edition",
        "This is neither a goal nor a measure of the earlier edition.",
        "Das ist weder ein Ziel noch eine Maßnahme der früheren Fassung.",
        at);

    private static Refusal NoGoalOfNext(string at) => Refusal.Of(
        "of-the-next-edition",
        "This is no goal of the next edition: a goal goes on in goals.",
        "Das ist kein Ziel der nächsten Fassung: Ein Ziel geht in Zielen weiter.",
        at);

    private static Refusal NoMeasureOfNext(string at) => Refusal.Of(
        "of-the-next-edition",
        "This is no measure of the next edition: a measure goes on in measures.",
        "Das ist keine Maßnahme der nächsten Fassung: Eine Maßnahme geht in Maßnahmen weiter.",
        at);
}

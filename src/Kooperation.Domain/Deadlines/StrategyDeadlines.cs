using Kooperation.Domain.Language;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Deadlines;

/// <summary>What is due in a strategy itself, or was and is not settled. Of one that was closed or succeeded nothing is due, nor of its measures.</summary>
public static class StrategyDeadlines
{
    /// <param name="nameOf">What a measure is called; an override may be about one.</param>
    public static IReadOnlyList<Deadline> Of(KnownStrategy strategy, Func<Guid, string?> nameOf) =>
        strategy.IsOver ? [] : [.. End(strategy), .. Overrides(strategy, nameOf)];

    // A draft binds nobody.
    private static IEnumerable<Deadline> End(KnownStrategy strategy)
    {
        if (strategy.Adopted is null || strategy.Term.Until.Latest is not { } lastDay) yield break;

        var title = InShort.Quoted(strategy.Title);
        yield return Deadline.Of(
            DeadlineKind.StrategyEnds,
            strategy.Id,
            strategy.Term.Until,
            strategy.Steps.Day <= lastDay
                ? new Sentence($"The strategy {title.English} ends", $"Die Strategie {title.German} läuft aus")
                : new Sentence(
                    $"The strategy {title.English} has ended; neither a next edition nor its closing is recorded",
                    $"Die Strategie {title.German} ist ausgelaufen; weder eine nächste Fassung noch ihr Abschluss ist erfasst"),
            strategy.Drafted.Id,
            strategy.Drafted.Step,
            typeof(StrategySucceeded),
            typeof(StrategyClosed));
    }

    // Of several overrides of one figure the last one holds. Once its day has passed, the figure is that of the rules again and nobody owes anything.
    private static IEnumerable<Deadline> Overrides(KnownStrategy strategy, Func<Guid, string?> nameOf)
    {
        var lifted = strategy.Steps.About<OverrideLifted>(lifting => lifting.OverrideId);
        foreach (var about in strategy.Steps.About<ProgressOverridden>(overridden => overridden.About))
        {
            if (strategy.Steps.Last<ProgressOverridden>(other => other.About == about) is not { Step.Until.Latest: { } lastDay } overridden) continue;
            if (lifted.Contains(overridden.Step.OverrideId) || lastDay < strategy.Steps.Day) continue;

            var what = InShort.Quoted(NameOf(about, strategy) ?? nameOf(about) ?? strategy.Title);
            yield return Deadline.Of(
                DeadlineKind.OverrideEnds,
                about,
                overridden.Step.Until,
                new Sentence(
                    $"The figure of {overridden.Step.Percent} % that was set by hand for {what.English} holds no longer after that day",
                    $"Der von Hand gesetzte Wert von {overridden.Step.Percent} % für {what.German} gilt danach nicht mehr"),
                overridden.Id,
                overridden.Step,
                typeof(OverrideLifted),
                typeof(ProgressOverridden));
        }
    }

    private static string? NameOf(Guid about, KnownStrategy strategy) =>
        strategy.Steps.Last<GoalReworded>(goal => goal.GoalId == about)?.Step.Text
        ?? strategy.Steps.Last<GoalSet>(goal => goal.GoalId == about)?.Step.Text
        ?? strategy.Steps.Last<FieldOfActionAdded>(field => field.FieldId == about)?.Step.Title;
}

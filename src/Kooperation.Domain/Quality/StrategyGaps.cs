using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Quality;

/// <summary>What is missing from the record of one strategy, and where it overlaps with another.</summary>
public static class StrategyGaps
{
    /// <param name="measures">Those of the strategy; others do no harm.</param>
    public static IReadOnlyList<Gap> Of(KnownStrategy strategy, IEnumerable<KnownMeasure> measures)
    {
        IEnumerable<Gap> planned = strategy.IsOver ? [] : [.. Fields(strategy), .. Goals(strategy, measures), .. Indicators(strategy)];
        return
        [
            .. Adoption(strategy),
            .. Changes(strategy, measures),
            .. planned,
            .. GapsOfAnyHistory.Of(
                [.. strategy.Steps.Everything.Select(told => new GapsOfAnyHistory.Told(told.Id, told.Step.OccurredOn.IsKnown, told.Step.Basis, null))],
                GapsOfAnyHistory.HoldOnEveryDay)
        ];
    }

    /// <summary>The fields of action that another adopted strategy has at the same time; each pair is found once, in the strategy that was adopted later.</summary>
    public static IReadOnlyList<Gap> Overlaps(KnownStrategy strategy, IReadOnlyList<KnownStrategy> others) =>
    [
        .. others
            .Where(other => other.Id != strategy.Id && AreBothInForce(strategy, other) && IsLater(strategy, other))
            .SelectMany(other => strategy.Steps.All<FieldOfActionAdded>().SelectMany(field => other.Steps.All<FieldOfActionAdded>()
                .Where(same => WordOf(same).Equals(WordOf(field), StringComparison.OrdinalIgnoreCase))
                .Take(1)
                .Select(same => Overlap(strategy, other, field, same))))
    ];

    private static IEnumerable<Gap> Adoption(KnownStrategy strategy)
    {
        if (strategy.Adopted is not { } adopted) yield break;

        var title = InShort.Quoted(strategy.Title);
        if (adopted.Step.DecisionReference is null)
        {
            yield return Missing(GapKind.AdoptedWithoutDecision, new Sentence(
                $"By which decision the strategy {title.English} was adopted is not recorded",
                $"Durch welchen Beschluss die Strategie {title.German} beschlossen wurde, ist nicht erfasst"));
        }

        if (adopted.Step.DecidedBy is null)
        {
            yield return Missing(GapKind.AdoptedByUnnamed, new Sentence(
                $"Which body adopted the strategy {title.English} is not recorded",
                $"Wer die Strategie {title.German} beschlossen hat, ist nicht erfasst"));
        }

        Gap Missing(GapKind kind, Sentence why) =>
            new(kind, why, [adopted.Id], [Mend.By<StepCorrected>(adopted.Id)]) { Invented = adopted.Step.Basis == Basis.Invented };
    }

    // Such a change is refused; it comes about where the adoption is recorded later than the change, or in the same moment.
    private static IEnumerable<Gap> Changes(KnownStrategy strategy, IEnumerable<KnownMeasure> measures)
    {
        if (strategy.Adopted?.Step.OccurredOn.Latest is not { } adoptedOn) yield break;

        IReadOnlyList<RecordedStep> changes =
        [
            .. measures.SelectMany(measure => measure.Steps.Everything)
                .Concat(strategy.Steps.Everything)
                .Where(told => told.Step is StrategyStep { DecisionReference: null } && Strategy.ChangesPlan(told.Step) && told.Step.OccurredOn.Earliest > adoptedOn)
                .OrderByDescending(told => told.Step.OccurredOn.Earliest)
                .ThenBy(told => told.Id)
        ];
        if (changes.Count == 0) yield break;

        var title = InShort.Quoted(strategy.Title);
        IReadOnlyList<Guid> newest = [.. changes.Take(Gap.MostSteps).Select(told => told.Id)];
        yield return new Gap(
            GapKind.ChangedWithoutDecision,
            changes.Count == 1
                ? new Sentence(
                    $"The plan of the strategy {title.English} was changed after its adoption without the reference of a decision",
                    $"Der Plan der Strategie {title.German} wurde nach ihrem Beschluss ohne Angabe eines Beschlusses geändert")
                : new Sentence(
                    $"The plan of the strategy {title.English} was changed {changes.Count} times after its adoption without the reference of a decision",
                    $"Der Plan der Strategie {title.German} wurde nach ihrem Beschluss {changes.Count}-mal ohne Angabe eines Beschlusses geändert"),
            newest,
            [.. newest.Select(change => Mend.By<StepCorrected>(change))])
        {
            StepCount = changes.Count,
            Invented = changes.Any(told => told.Step.Basis == Basis.Invented)
        };
    }

    private static IEnumerable<Gap> Fields(KnownStrategy strategy)
    {
        var pursued = Standing(strategy).Select(goal => goal.Step.FieldId).ToHashSet();
        foreach (var field in strategy.Steps.All<FieldOfActionAdded>().Where(field => !pursued.Contains(field.Step.FieldId)))
        {
            var title = InShort.Quoted(field.Step.Title);
            yield return new Gap(
                GapKind.FieldWithoutGoals,
                new Sentence(
                    $"No goal that counts is recorded for the field of action {title.English}",
                    $"Zum Handlungsfeld {title.German} ist kein Ziel erfasst, das zählt"),
                [field.Id],
                [Mend.By<GoalSet>(field.Step.FieldId)]) { Invented = field.Step.Basis == Basis.Invented };
        }
    }

    // What was dropped or became a part of another measure serves no goal any more.
    private static IEnumerable<Gap> Goals(KnownStrategy strategy, IEnumerable<KnownMeasure> measures)
    {
        var served = measures.Where(measure => !measure.IsGone).Select(measure => measure.GoalId).ToHashSet();
        foreach (var goal in Standing(strategy).Where(goal => !served.Contains(goal.Step.GoalId)))
        {
            var text = TextOf(goal.Step, strategy);
            yield return new Gap(
                GapKind.GoalWithoutMeasures,
                new Sentence($"No measure that counts is recorded for the goal {text.English}", $"Zum Ziel {text.German} ist keine Maßnahme erfasst, die zählt"),
                [goal.Id],
                [Mend.By<MeasurePlanned>(goal.Step.GoalId), Mend.By<GoalDropped>(goal.Step.GoalId)]) { Invented = goal.Step.Basis == Basis.Invented };
        }
    }

    private static IEnumerable<Gap> Indicators(KnownStrategy strategy)
    {
        var measured = strategy.Steps.About<IndicatorMeasured>(value => value.IndicatorId);
        var goals = Standing(strategy).Select(goal => goal.Step.GoalId).ToHashSet();
        foreach (var indicator in strategy.Steps.All<IndicatorDefined>())
        {
            if (measured.Contains(indicator.Step.IndicatorId) || !goals.Contains(indicator.Step.GoalId)) continue;

            var title = InShort.Quoted(indicator.Step.Title);
            yield return new Gap(
                GapKind.IndicatorWithoutValues,
                new Sentence($"No value of the indicator {title.English} is recorded", $"Zum Indikator {title.German} ist kein Wert erfasst"),
                [indicator.Id],
                [Mend.By<IndicatorMeasured>(indicator.Step.IndicatorId)]) { Invented = indicator.Step.Basis == Basis.Invented };
        }
    }

    private static IEnumerable<Known<GoalSet>> Standing(KnownStrategy strategy)
    {
        var dropped = strategy.Steps.About<GoalDropped>(drop => drop.GoalId);
        return strategy.Steps.All<GoalSet>().Where(goal => !dropped.Contains(goal.Step.GoalId));
    }

    private static Sentence TextOf(GoalSet goal, KnownStrategy strategy)
    {
        var text = strategy.Steps.Last<GoalReworded>(reworded => reworded.GoalId == goal.GoalId)?.Step.Text ?? goal.Text;
        var field = strategy.Steps.Last<FieldOfActionAdded>(added => added.FieldId == goal.FieldId)?.Step.Title;

        return text is not null ? InShort.Quoted(text)
            : field is not null ? new Sentence($"without words of the field {InShort.Quoted(field).English}", $"ohne Wortlaut im Handlungsfeld {InShort.Quoted(field).German}")
            : new Sentence("without words", "ohne Wortlaut");
    }

    private static bool AreBothInForce(KnownStrategy one, KnownStrategy other) =>
        one is { IsOver: false, Adopted: not null }
        && other is { IsOver: false, Adopted: not null }
        && !(one.Term.Until.Latest < other.Term.From.Earliest)
        && !(other.Term.Until.Latest < one.Term.From.Earliest);

    // Of two that were adopted on one day, the one with the greater id: which does not matter, as long as it is the same one from both sides.
    private static bool IsLater(KnownStrategy strategy, KnownStrategy other) =>
        (AdoptedOn(strategy), strategy.Id).CompareTo((AdoptedOn(other), other.Id)) > 0;

    private static DateOnly AdoptedOn(KnownStrategy strategy) => strategy.Adopted!.Step.OccurredOn.Latest ?? DateOnly.MinValue;

    private static string WordOf(Known<FieldOfActionAdded> field) => (string.IsNullOrWhiteSpace(field.Step.Word) ? field.Step.Title : field.Step.Word).Trim();

    private static Gap Overlap(KnownStrategy strategy, KnownStrategy other, Known<FieldOfActionAdded> field, Known<FieldOfActionAdded> same)
    {
        var (title, earlier, later) = (InShort.Quoted(field.Step.Title), InShort.Quoted(other.Title), InShort.Quoted(strategy.Title));
        return new Gap(
            GapKind.StrategiesOverlap,
            new Sentence(
                $"The strategies {later.English} and {earlier.English} both hold for the field of action {title.English} at the same time",
                $"Die Strategien {later.German} und {earlier.German} gelten zur selben Zeit beide für das Handlungsfeld {title.German}"),
            [field.Id, same.Id],
            [Mend.By<StrategySucceeded>(recordedIn: other.Id), Mend.By<StrategyClosed>(recordedIn: other.Id)])
        {
            Invented = field.Step.Basis == Basis.Invented || same.Step.Basis == Basis.Invented
        };
    }
}

using Kooperation.Domain.Language;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress.Known;
using Kooperation.Domain.Time;

namespace Kooperation.Domain.Progress.Saying;

/// <summary>Turns the bare figures of a day into an assessment that says why.</summary>
internal sealed partial class Explanation
{
    private readonly StrategyStanding _known;
    private readonly ProgressRules _rules;
    private readonly Sentence[] _names;
    private readonly ILookup<Guid, OverrideOutline> _overrides;

    public Explanation(StrategyStanding known, ProgressRules rules)
    {
        (_known, _rules) = (known, rules);
        _names = [.. Enum.GetValues<MeasureState>().Select(state => known.Outline.NameOf(state, rules))];
        _overrides = known.Outline.Overrides.ToLookup(overridden => overridden.About);
    }

    public ProgressAssessment Say(IReadOnlyList<StrategyOutline> others)
    {
        var outline = _known.Outline;
        IReadOnlyList<FieldProgress> fields = [.. _known.Fields.Select(Say)];
        return new ProgressAssessment(
            outline.Id,
            outline.Title,
            _known.Day,
            _rules.Version,
            _known.ReportEveryMonths,
            _known.BasedOn,
            Figures(
                _known.Standing,
                _known.Fields.Count > 0,
                _rules.Implementation.StrategyWithoutFields,
                _known.Fields.SelectMany(field => field.Goals).Where(goal => goal.Counts).SelectMany(goal => goal.Measures),
                fields.SelectMany(field => field.Goals).Where(goal => goal.Counts).SelectMany(goal => goal.Indicators)),
            SayStates(),
            fields,
            [.. _known.WithoutGoal.Select(Say)],
            SayNotAssessable(fields),
            OverridesOf(outline.Id),
            [.. SayNotes(others)]);
    }

    private FieldProgress Say(FieldStanding field)
    {
        IReadOnlyList<GoalProgress> goals = [.. field.Goals.Select(Say)];
        return new FieldProgress(
            field.Outline.FieldId,
            field.Outline.Title,
            field.Outline.Word,
            field.Outline.AddedBy,
            field.Outline.Weight,
            field.Outline.WeightedBy,
            Figures(
                field.Standing,
                field.Goals.Any(goal => goal.Counts),
                _rules.Implementation.FieldWithoutGoals,
                field.Goals.Where(goal => goal.Counts).SelectMany(goal => goal.Measures),
                goals.Where(goal => goal.Counts).SelectMany(goal => goal.Indicators)),
            goals,
            OverridesOf(field.Outline.FieldId));
    }

    private GoalProgress Say(GoalStanding goal)
    {
        IReadOnlyList<IndicatorProgress> indicators = [.. goal.Outline.Indicators.Select(Say)];
        return new GoalProgress(
            goal.Outline.GoalId,
            goal.Outline.Text,
            goal.Outline.SetBy,
            goal.Outline.Weight,
            goal.Outline.WeightedBy,
            goal.Counts,
            goal.Outline.DroppedBy,
            Figures(
                goal.Standing,
                goal.Standing.Measures > 0,
                goal.Counts ? _rules.Implementation.GoalWithoutMeasures : _rules.Implementation.GoalDropped,
                goal.Measures,
                indicators),
            [.. goal.Measures.Select(Say)],
            indicators,
            OverridesOf(goal.Outline.GoalId));
    }

    private List<StateCount> SayStates()
    {
        var measures = _known.AllMeasures.ToLookup(measure => measure.Outline.State);
        return
        [
            .. Enum.GetValues<MeasureState>()
                .Where(measures.Contains)
                .Select(state => new StateCount(state, _names[(int)state], measures[state].Count(), _rules.Of(state).Counts != Rules.Counting.LeftOut))
        ];
    }

    // Each by its own cause: a field that is unknown because its goals are is not named again.
    private List<NotAssessed> SayNotAssessable(IReadOnlyList<FieldProgress> fields)
    {
        var found = new List<NotAssessed>();
        if (!_known.Standing.Implementation.IsKnown)
        {
            found.Add(new NotAssessed(
                _known.Outline.Id, _known.Outline.Title, _known.Fields.Count == 0 ? _rules.Implementation.StrategyWithoutFields : _rules.Implementation.NotAssessable, "/implementation"));
        }

        foreach (var field in fields)
        {
            if (!field.Goals.Any(goal => goal.Counts))
                found.Add(new NotAssessed(field.FieldId, field.Title, _rules.Implementation.FieldWithoutGoals, "/implementation/fieldWithoutGoals"));

            foreach (var goal in field.Goals.Where(goal => goal.Counts))
            {
                if (goal.Figures.Measures == 0)
                    found.Add(new NotAssessed(goal.GoalId, goal.Text, _rules.Implementation.GoalWithoutMeasures, "/implementation/goalWithoutMeasures"));

                found.AddRange(goal.Measures
                    .Where(measure => measure.Counts && !measure.Implementation.IsAssessable)
                    .Select(measure => new NotAssessed(measure.MeasureId, measure.Title, measure.Implementation.Why, measure.Implementation.Rule)));
                found.AddRange(goal.Indicators
                    .Where(indicator => indicator.Symbol is null)
                    .Select(indicator => new NotAssessed(indicator.IndicatorId, indicator.Title, indicator.Why, indicator.Rule)));
            }
        }

        return found;
    }

    private IReadOnlyList<Override> OverridesOf(Guid about) =>
    [
        .. _overrides[about].Select(overridden => new Override(
            overridden.OverrideId,
            overridden.Percent,
            overridden.Reason,
            overridden.Until,
            overridden.By,
            _rules.Overrides.Sentence.Fill(
                ("percent", InWords.Number(overridden.Percent)),
                ("until", InWords.Day(overridden.Until)),
                ("reason", InWords.Same(overridden.Reason)))))
    ];

    private IEnumerable<Sentence> SayNotes(IReadOnlyList<StrategyOutline> others)
    {
        var outline = _known.Outline;
        if (outline.Ended is { } end)
        {
            yield return (end.SuccessorId is null ? _rules.Notes.Closed : _rules.Notes.Succeeded).Fill(("day", InWords.Day(end.By.OccurredOn)));
            yield break;
        }

        if (outline.Adopted is null) yield return _rules.Notes.NotAdopted;

        var own = FieldsOf(outline);
        foreach (var other in others.Where(other => other.Id != outline.Id && other.Ended is null && Overlap(outline.Term, other.Term)))
        {
            var shared = FieldsOf(other).Where(field => own.Contains(field, StringComparer.OrdinalIgnoreCase)).ToList();
            if (shared.Count > 0) yield return _rules.Notes.Overlap.Fill(("fields", InWords.Same(string.Join(", ", shared))), ("title", InWords.Same(other.Title)));
        }
    }

    private static List<string> FieldsOf(StrategyOutline outline) =>
        [.. outline.Fields.Select(field => (field.Word ?? field.Title).Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool Overlap(Term one, Term other) => !(one.Until.Latest < other.From.Earliest) && !(other.Until.Latest < one.From.Earliest);
}

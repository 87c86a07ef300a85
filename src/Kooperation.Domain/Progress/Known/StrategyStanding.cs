using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Progress.Known;

/// <summary>A strategy on a day with the bare figures of all that is in it.</summary>
internal sealed record StrategyStanding(
    StrategyOutline Outline,
    DateOnly Day,
    int ReportEveryMonths,
    ProgressBasis BasedOn,
    IReadOnlyList<FieldStanding> Fields,
    IReadOnlyList<MeasureStanding> WithoutGoal,
    Standing Standing)
{
    public IEnumerable<MeasureStanding> AllMeasures => Fields.SelectMany(one => one.Goals).SelectMany(goal => goal.Measures).Concat(WithoutGoal);

    public static StrategyStanding Of(
        StrategyEvidence evidence,
        IReadOnlyList<MeasureEvidence> measures,
        IReadOnlyDictionary<Guid, int> depths,
        ProgressRules rules,
        DateOnly day)
    {
        var outline = StrategyOutline.Of(evidence, day);
        var months = outline.ReportEveryMonths ?? rules.Freshness.Months;
        var outlines = measures.Select(measure => MeasureOutline.Of(measure, day)).OfType<MeasureOutline>().ToList();
        var ofGoal = outlines.ToLookup(measure => measure.GoalId);
        var goals = outline.Fields.SelectMany(field => field.Goals).Select(goal => goal.GoalId).ToHashSet();

        IReadOnlyList<FieldStanding> fields = [.. outline.Fields.Select(Field)];
        return new StrategyStanding(
            outline,
            day,
            months,
            outlines.Aggregate(BasisOf(evidence, day), (basis, measure) => basis + measure.Basis),
            fields,
            [.. outlines.Where(measure => !goals.Contains(measure.GoalId)).Select(measure => Measure(measure, false))],
            Standing.Of(fields.Select(field => (field.Outline.Weight.Value, field.Standing))));

        FieldStanding Field(FieldOutline field)
        {
            IReadOnlyList<GoalStanding> standings = [.. field.Goals.Select(Goal)];
            return new FieldStanding(field, standings, Standing.Of(standings.Where(goal => goal.Counts).Select(goal => (goal.Outline.Weight.Value, goal.Standing))));
        }

        GoalStanding Goal(GoalOutline goal)
        {
            var counts = goal.DroppedBy is null;
            IReadOnlyList<MeasureStanding> standings = [.. ofGoal[goal.GoalId].Select(measure => Measure(measure, counts))];
            return new GoalStanding(
                goal, counts, standings, Standing.Of(standings.Where(measure => measure.Counts).Select(measure => (measure.Outline.Weight.Value, measure.Standing))));
        }

        MeasureStanding Measure(MeasureOutline measure, bool goalCounts) => MeasureStanding.Of(measure, months, depths, rules, day, goalCounts);
    }

    // A report tells of the strategy; nothing about the strategy rests on it.
    private static ProgressBasis BasisOf(StrategyEvidence evidence, DateOnly day) => evidence.Told
        .Where(told => told.Step is not ReportPublished && told.Step.OccurredOn.HasHappened(day))
        .Aggregate(default(ProgressBasis), (basis, told) => basis.With(told.Step.OccurredOn, told.Step.Basis));
}

/// <summary>A field of the strategy with the bare figures of its goals.</summary>
internal sealed record FieldStanding(FieldOutline Outline, IReadOnlyList<GoalStanding> Goals, Standing Standing);

/// <summary>A goal with the bare figures of its measures.</summary>
/// <param name="Counts">Whether it is part of what its field adds up to.</param>
internal sealed record GoalStanding(GoalOutline Outline, bool Counts, IReadOnlyList<MeasureStanding> Measures, Standing Standing);

using Kooperation.Domain.Depth;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;

namespace Kooperation.Reports.Comparison;

/// <summary>A figure of a thing.</summary>
public enum FigureName
{
    /// <summary>How deep a partnership is, 0 to 5.</summary>
    Level,

    /// <summary>A dimension of its depth, 0 to 4.</summary>
    Contact,
    Commitment,
    JointWork,
    DecisionPower,
    Strengthening,

    /// <summary>How much of it is carried out for certain, percent; absent where nothing can be assessed.</summary>
    AtLeast,

    /// <summary>Of how much nothing is known, percent.</summary>
    Unknown,

    /// <summary>Where a measure stands.</summary>
    State,

    /// <summary>The colour against what was expected.</summary>
    Colour
}

/// <param name="Value">As it is said.</param>
/// <param name="Rank">What is higher is further; null where it is neither higher nor lower than others.</param>
/// <param name="Told">What it rests on, with the steps.</param>
public sealed record ComparedFigure(FigureName Name, object? Value, int? Rank, object? Told = null);

/// <summary>A thing with its figures in one state.</summary>
/// <param name="History">The partnership or strategy to which it belongs.</param>
/// <param name="IsThere">Whether it counts: a relation that has ended, a strategy that was closed and a goal that was dropped are not there any more.</param>
/// <param name="ThereBy">The steps by which it is there, or is not any more.</param>
/// <param name="Told">What its figures rest on, with the steps.</param>
public sealed record ComparedThing(
    FigureOf Kind, Guid Id, Guid History, string Name, bool IsThere, object ThereBy, IReadOnlyList<ComparedFigure> Figures, object? Told = null)
{
    /// <param name="turns">Its ends and resumptions.</param>
    /// <param name="assessment">What the depth rests on, where the causes of it are looked for.</param>
    public static ComparedThing Of(PartnershipFigures partnership, IReadOnlyList<Mark>? turns = null, Assessment? assessment = null) => new(
        FigureOf.Partnership,
        partnership.Id,
        partnership.Id,
        partnership.Name,
        !partnership.HasEnded,
        new { opening = new { stepId = partnership.Id }, turns = turns?.Select(turn => new { turn.StepId }) },
        [
            new(FigureName.Level, partnership.Level, partnership.Level, assessment?.Brakes),
            .. Enum.GetValues<Dimension>().Select(dimension => new ComparedFigure(
                Enum.Parse<FigureName>(dimension.ToString()),
                partnership.Dimensions[dimension],
                partnership.Dimensions[dimension],
                assessment?.Dimensions.Single(one => one.Dimension == dimension).CarriedBy))
        ]);

    /// <summary>The strategy with its fields, goals and measures.</summary>
    /// <param name="outline">Where it is looked at whether the strategy is there; it goes without saying of the strategy of a report.</param>
    public static IEnumerable<ComparedThing> Of(ProgressAssessment strategy, StrategyOutline? outline = null)
    {
        var isThere = outline is null || !(outline.DraftedBy.OccurredOn.Earliest > strategy.AsOf) && outline.Ended is null;
        yield return new ComparedThing(
            FigureOf.Strategy, strategy.StrategyId, strategy.StrategyId, strategy.Title, isThere, new { outline?.DraftedBy, ended = outline?.Ended?.By }, FiguresOf(strategy.Figures));

        foreach (var part in strategy.Fields)
        {
            yield return new ComparedThing(FigureOf.Field, part.FieldId, strategy.StrategyId, part.Title, true, part.AddedBy, FiguresOf(part.Figures), new { part.WeightedBy });

            foreach (var goal in part.Goals)
            {
                yield return new ComparedThing(
                    FigureOf.Goal, goal.GoalId, strategy.StrategyId, goal.Text ?? "", goal.Counts, new { goal.SetBy, goal.DroppedBy }, FiguresOf(goal.Figures), new { goal.WeightedBy });
                foreach (var measure in goal.Measures) yield return Of(measure);
            }
        }

        foreach (var measure in strategy.WithoutGoal) yield return Of(measure);
    }

    private static ComparedThing Of(MeasureProgress measure) => new(
        FigureOf.Measure,
        measure.MeasureId,
        measure.StrategyId,
        measure.Title,
        measure.Counts,
        new { measure.PlannedBy, stateBy = measure.Counts ? null : measure.StateBy },
        [
            new(FigureName.State, measure.State, RankOf(measure.State)),
            new(FigureName.AtLeast, measure.Implementation.AtLeast, measure.Implementation.AtLeast),
            new(FigureName.Unknown, measure.Implementation.Unknown, null),
            new(FigureName.Colour, measure.Light?.Colour, RankOf(measure.Light?.Colour))
        ],
        StepsOf(measure));

    // Not its days and sentences: they are others every day, and no figure.
    private static object StepsOf(MeasureProgress measure) => new
    {
        measure.Course,
        measure.RescheduledBy,
        measure.WeightedBy,
        measure.Freshness.LastReport,
        milestones = measure.Milestones.Select(milestone => new { milestone.MilestoneId, milestone.DueBy, milestone.ReachedBy, milestone.DroppedBy })
    };

    private static IReadOnlyList<ComparedFigure> FiguresOf(ProgressFigures figures) =>
    [
        new(FigureName.AtLeast, figures.Implementation.AtLeast, figures.Implementation.AtLeast),
        new(FigureName.Unknown, figures.Implementation.Unknown, null),
        new(FigureName.Colour, figures.Light.Colour, RankOf(figures.Light.Colour))
    ];

    private static int? RankOf(LightColour? colour) => colour switch
    {
        LightColour.Red => 0,
        LightColour.Yellow => 1,
        LightColour.Green => 2,
        _ => null
    };

    // What was put off, merged or dropped is on another way.
    private static int? RankOf(MeasureState state) => state switch
    {
        MeasureState.Draft => 0,
        MeasureState.Approved => 1,
        MeasureState.CallOpen => 2,
        MeasureState.Running => 3,
        MeasureState.Completed or MeasureState.Established => 4,
        _ => null
    };
}

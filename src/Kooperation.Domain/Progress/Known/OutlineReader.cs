using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;

namespace Kooperation.Domain.Progress.Known;

/// <summary>Reads a strategy as it stood on a day from its standing steps.</summary>
internal sealed class OutlineReader
{
    private readonly StrategyEvidence _evidence;
    private readonly DateOnly _day;
    private readonly IReadOnlyList<RecordedStep> _known;
    private readonly ILookup<Guid, RecordedStep> _about;

    public OutlineReader(StrategyEvidence evidence, DateOnly day)
    {
        (_evidence, _day) = (evidence, day);
        _known = [.. evidence.Told.Where(told => told.Step.OccurredOn.HasHappened(day))];
        _about = _known.ToLookup(told => AboutOf(told.Step));
    }

    public StrategyOutline Read()
    {
        // It may be asked for a day before it was drafted: then there is nothing in it, but it has its name.
        var begun = _evidence.Told.First(told => told.Step is StrategyDrafted);
        var drafted = (StrategyDrafted)begun.Step;
        var overrides = All<ProgressOverridden>().Select(Override).Where(overridden => IsInForce(overridden)).ToList();

        return new StrategyOutline(
            _evidence.Id,
            drafted.Title,
            drafted.Publisher,
            drafted.Aims ?? [],
            drafted.Term,
            drafted.ReportEveryMonths,
            drafted.Document,
            ToldStep.Of(begun),
            Last<StrategyAdopted>(_known) is var (adoption, adopted) ? new AdoptionOutline(adopted.DecidedBy, adopted.DecisionReference, adopted.Document, ToldStep.Of(adoption)) : null,
            Ended(),
            [.. All<FieldOfActionAdded>().Select(Field)],
            Last<StatusLabelsSet>(_known) is var (_, labels) ? labels.Labels ?? [] : [],
            overrides,
            [.. All<ReportPublished>().Select(Report)]);
    }

    private StrategyEnd? Ended()
    {
        if (Last<StrategySucceeded>(_known) is var (succession, succeeded)) return new StrategyEnd(succeeded.SuccessorId, succeeded.Mapping ?? [], ToldStep.Of(succession));

        return Last<StrategyClosed>(_known) is var (closing, _) ? new StrategyEnd(null, [], ToldStep.Of(closing)) : null;
    }

    private FieldOutline Field((RecordedStep Told, FieldOfActionAdded Step) added)
    {
        var (weight, weightedBy) = WeightOf(added.Step.FieldId);
        return new FieldOutline(
            added.Step.FieldId,
            added.Step.Title,
            added.Step.Word,
            weight,
            weightedBy,
            ToldStep.Of(added.Told),
            [.. All<GoalSet>().Where(goal => goal.Step.FieldId == added.Step.FieldId).Select(Goal)]);
    }

    private GoalOutline Goal((RecordedStep Told, GoalSet Step) set)
    {
        var about = _about[set.Step.GoalId];
        var (weight, weightedBy) = WeightOf(set.Step.GoalId);
        return new GoalOutline(
            set.Step.GoalId,
            Last<GoalReworded>(about) is var (_, reworded) ? reworded.Text : set.Step.Text,
            weight,
            weightedBy,
            ToldStep.Of(set.Told),
            Last<GoalDropped>(about) is var (dropped, _) ? ToldStep.Of(dropped) : null,
            [.. All<IndicatorDefined>().Where(indicator => indicator.Step.GoalId == set.Step.GoalId).Select(Indicator)]);
    }

    private IndicatorOutline Indicator((RecordedStep Told, IndicatorDefined Step) defined)
    {
        var step = defined.Step;
        return new IndicatorOutline(
            step.IndicatorId,
            step.Title,
            step.Unit,
            step.Direction,
            step.Baseline,
            step.BaselineOn,
            step.Target,
            step.TargetOn,
            step.EffectLevel,
            ToldStep.Of(defined.Told),
            [
                .. _about[step.IndicatorId]
                    .Where(told => told.Step is IndicatorMeasured)
                    .Select(told => (Told: told, Step: (IndicatorMeasured)told.Step))
                    .Select(measured => new IndicatorValue(measured.Step.Value, measured.Step.Bound, ToldStep.Of(measured.Told)))
            ]);
    }

    private (Quantity Weight, ToldStep? By) WeightOf(Guid thing) =>
        Last<WeightSet>(_about[thing]) is var (told, set) ? (set.Weight, ToldStep.Of(told)) : (Quantity.One, null);

    private static OverrideOutline Override((RecordedStep Told, ProgressOverridden Step) overridden) => new(
        overridden.Step.OverrideId,
        overridden.Step.About,
        overridden.Step.Percent,
        overridden.Step.Reason,
        overridden.Step.Until,
        ToldStep.Of(overridden.Told));

    private bool IsInForce(OverrideOutline overridden) => !(overridden.Until.Latest < _day) && !_about[overridden.OverrideId].Any(told => told.Step is OverrideLifted);

    private static ReportOutline Report((RecordedStep Told, ReportPublished Step) published) => new(
        published.Step.ReportId,
        published.Step.Title,
        published.Step.Period,
        published.Step.AsOf,
        published.Step.LogIndex,
        published.Step.Rules ?? [],
        published.Step.Document,
        ToldStep.Of(published.Told));

    private IEnumerable<(RecordedStep Told, TStep Step)> All<TStep>() where TStep : Step =>
        _known.Where(told => told.Step is TStep).Select(told => (told, (TStep)told.Step));

    private static (RecordedStep Told, TStep Step)? Last<TStep>(IEnumerable<RecordedStep> known) where TStep : Step =>
        Holding.Last(known, step => step is TStep) is { } holding ? (holding, (TStep)holding.Step) : null;

    // The thing that a step says something more of.
    private static Guid AboutOf(Step step) => step switch
    {
        GoalReworded reworded => reworded.GoalId,
        GoalDropped dropped => dropped.GoalId,
        WeightSet set => set.About,
        IndicatorMeasured measured => measured.IndicatorId,
        OverrideLifted lifted => lifted.OverrideId,
        _ => Guid.Empty
    };
}

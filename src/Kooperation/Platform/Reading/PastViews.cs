using System.Linq.Expressions;
using JasperFx.Events;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Storage;
using Marten;

namespace Kooperation.Platform.Reading;

/// <summary>The views in a state that is not the latest: folded anew, by the same functions that keep the latest.</summary>
public sealed class PastViews(RecordedSteps steps, Folds folds, State state, Func<State, PastViews> further, CancellationToken cancelled) : Views
{
    /// <summary>What the states of these views are folded from.</summary>
    public RecordedSteps Recorded => steps;

    public override string Municipality => steps.Session.TenantId;

    public override State State => state;

    public override PastViews At(State other) => steps.Reach(other.KnownAt) ? new PastViews(steps, folds, other, further, cancelled) : further(other);

    public override async Task<(T? Document, IReadOnlyList<TOfSteps> OfSteps)> FindWith<T, TOfSteps>(Guid id, Expression<Func<TOfSteps, bool>> are)
        where T : class
        where TOfSteps : class =>
        (await Find<T>(id), await Find<TOfSteps>([id]));

    public override async Task<(T? Document, TOther? Other)> FindBoth<T, TOther>(Guid id, Guid other)
        where T : class
        where TOther : class =>
        (await Find<T>(id), await Find<TOther>(other));

    public override async Task<T?> Find<T>(Guid id) where T : class => (await Find<T>([id])).SingleOrDefault();

    public override async Task<IReadOnlyList<T>> Find<T>(IReadOnlyCollection<Guid> ids) => [.. folds.Of<T>(Told(await Histories(ids)), steps.Folded)];

    public override Task<IReadOnlyList<T>> ToldBy<T>(IReadOnlyCollection<Guid> histories, Expression<Func<T, bool>> are) => Find<T>(histories);

    public override Task<IReadOnlyList<T>> All<T>() => Once<IReadOnlyList<T>>(async () =>
    {
        var kinds = folds.KindsOf<T>();
        var seen = await Seen(await steps.OfKinds(kinds), step => kinds.Contains(step.EventTypeName));
        return [.. folds.Of<T>([.. Told(seen).OrderBy(step => step.Sequence)], steps.Folded)];
    });

    public override async Task<IReadOnlyList<T>> Where<T>(Expression<Func<T, bool>> are) => [.. (await All<T>()).Where(are.Compile())];

    public override Task<IReadOnlyList<IEvent>> History(Guid id) => Histories([id]);

    public override async Task<IReadOnlyList<IEvent>> History<TModel>(Guid id) => await steps.Session.IsOfKind<TModel>(id, cancelled) ? await History(id) : [];

    public override async Task<IReadOnlyList<IEvent>> StepsAt(IReadOnlyCollection<long> positions) => await Seen(await steps.All().At(positions).ToListAsync(cancelled));

    public override async Task<IReadOnlyList<IEvent>> Steps(IReadOnlyCollection<Guid> ids) => await Seen(await steps.All().WithIds(ids).ToListAsync(cancelled));

    public override async Task<IEvent?> Step(Guid id) => (await Seen(await steps.All().Where(step => step.Id == id).ToListAsync(cancelled))).SingleOrDefault();

    public override ValueTask DisposeAsync() => steps.Session.DisposeAsync();

    private async Task<IReadOnlyList<IEvent>> Histories(IReadOnlyCollection<Guid> ids) => await Seen(await steps.Of(ids), step => ids.Contains(step.StreamId));

    // What is known in this state.
    private async Task<IReadOnlyList<IEvent>> Seen(IReadOnlyList<IEvent> recorded, Func<IEvent, bool>? isAskedFor = null)
    {
        var seen = state.KnownAt is { } place ? await steps.KnownAt(recorded, place) : recorded;
        if (state.Without is { } left) seen = [.. seen.Where(step => !left.Contains(step.Id))];
        if (isAskedFor is null || state.Imagined is not { } imagined) return seen;

        return [.. seen, .. folds.Imagined(imagined, seen).Where(isAskedFor)];
    }

    // What the steps of histories say had happened by the day: as they stand, corrected and withdrawn by all that is known, whenever that was said.
    private IReadOnlyList<IEvent> Told(IReadOnlyList<IEvent> seen)
    {
        if (state.AsOf is not { } day) return seen;

        return [.. seen.GroupBy(step => step.StreamId).SelectMany(history =>
        {
            var recorded = history.ToDictionary(step => step.Id);
            return StandingSteps.Of(history.Select(step => new RecordedStep(step.Id, (Step)step.Data)))
                .Where(standing => !(standing.Step.OccurredOn.Earliest > day))
                .Select(standing => folds.Saying(recorded[standing.Id], standing.Step));
        })];
    }
}

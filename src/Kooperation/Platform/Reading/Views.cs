using System.Linq.Expressions;
using JasperFx.Events;
using Kooperation.Domain.Steps;

namespace Kooperation.Platform.Reading;

/// <summary>
/// The views of one municipality in one state of knowledge: as they are kept (<see cref="LatestViews"/>), or as they were once, folded from what was
/// known then (<see cref="PastViews"/>). Who asks need not know which.
/// </summary>
public abstract class Views : IAsyncDisposable
{
    private readonly Dictionary<Type, object> _workedOut = [];

    /// <summary>The municipality's key.</summary>
    public abstract string Municipality { get; }

    /// <summary>The state that they are in.</summary>
    public abstract State State { get; }

    /// <summary>The same views in another state. What was read for one state that is not the latest is not read again for another.</summary>
    public abstract PastViews At(State other);

    /// <summary>The same views of what had happened by a day; for documents that do not know the days of what they say.</summary>
    /// <param name="day">Null for whenever.</param>
    public Views HappenedBy(DateOnly? day) => day is { } last ? At(State with { AsOf = last }) : this;

    /// <summary>The place in the log up to which steps are known; null for all that is recorded.</summary>
    public long? KnownAt => State.KnownAt;

    /// <summary>What is worked out of these views: once, however many questions of one moment, such as those of a page, ask for it. There is one of each type, so it rests on the views alone.</summary>
    public async Task<T> Once<T>(Func<Task<T>> workOut) where T : class
    {
        if (!_workedOut.TryGetValue(typeof(T), out var known)) _workedOut[typeof(T)] = known = await workOut();
        return (T)known;
    }

    /// <summary>The document that a history tells, with those that its steps tell, in one way to the database.</summary>
    /// <param name="are">The latter as a condition on the documents.</param>
    public abstract Task<(T? Document, IReadOnlyList<TOfSteps> OfSteps)> FindWith<T, TOfSteps>(Guid id, Expression<Func<TOfSteps, bool>> are)
        where T : class
        where TOfSteps : class;

    /// <summary>The documents that two histories tell, in one way to the database.</summary>
    public abstract Task<(T? Document, TOther? Other)> FindBoth<T, TOther>(Guid id, Guid other)
        where T : class
        where TOther : class;

    /// <summary>The document that a history tells; null where there is none.</summary>
    public abstract Task<T?> Find<T>(Guid id) where T : class;

    /// <summary>The documents that these histories tell, one for each at most.</summary>
    public abstract Task<IReadOnlyList<T>> Find<T>(IReadOnlyCollection<Guid> ids) where T : class;

    /// <summary>The documents that the steps of these histories tell.</summary>
    /// <param name="are">The same as a condition on the documents.</param>
    public abstract Task<IReadOnlyList<T>> ToldBy<T>(IReadOnlyCollection<Guid> histories, Expression<Func<T, bool>> are) where T : class;

    public abstract Task<IReadOnlyList<T>> All<T>() where T : class;

    public abstract Task<IReadOnlyList<T>> Where<T>(Expression<Func<T, bool>> are) where T : class;

    /// <summary>The steps of a history of any kind, in the order of recording; none where there is no such history.</summary>
    public abstract Task<IReadOnlyList<IEvent>> History(Guid id);

    /// <summary>The same for one kind of history: none where there is another under that id.</summary>
    public abstract Task<IReadOnlyList<IEvent>> History<TModel>(Guid id) where TModel : WriteModel;

    /// <summary>The steps at these positions of the store, of any history.</summary>
    public abstract Task<IReadOnlyList<IEvent>> StepsAt(IReadOnlyCollection<long> positions);

    /// <summary>The steps with these ids, in no order; of what is none there is none.</summary>
    public abstract Task<IReadOnlyList<IEvent>> Steps(IReadOnlyCollection<Guid> ids);

    /// <summary>A step by its id; null where the municipality has none.</summary>
    public abstract Task<IEvent?> Step(Guid id);

    public abstract ValueTask DisposeAsync();
}

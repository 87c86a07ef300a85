using JasperFx.Events;
using Kooperation.Domain.Steps;
using Marten;
using Marten.Events;
using Marten.Events.Aggregation;
using Marten.Events.Projections;

namespace Kooperation.Platform.Reading;

/// <summary>A view whose documents are not one for each history says to which of them a step belongs.</summary>
public interface IGathersSteps
{
    /// <summary>The id of the document; null where the step belongs to none.</summary>
    /// <param name="recorded">A step by its id, as it was first recorded, of the histories that are folded.</param>
    Guid? DocumentOf(IEvent step, Func<Guid, IEvent?> recorded);
}

/// <summary>Folds steps to the documents of a view, by the function with which the view's projection keeps them.</summary>
public sealed class Folds(IDocumentStore store)
{
    private readonly IReadOnlyList<object> _projections = [.. ((DocumentStore)store).Options.Projections.All];
    private readonly EventGraph _steps = (EventGraph)((DocumentStore)store).Options.Events;

    /// <summary>The names of the steps that tell documents of that kind.</summary>
    public string[] KindsOf<T>() where T : class =>
        [.. (OfOneHistory<T>()?.IncludedEventTypes ?? OfSeveral<T>().IncludedEventTypes).Where(kind => kind.IsSubclassOf(typeof(Step))).Select(Catalogue.NameOf)];

    /// <summary>A recorded step with what it says now.</summary>
    public IEvent Saying(IEvent recorded, Step step)
    {
        if (ReferenceEquals(recorded.Data, step)) return recorded;

        var saying = _steps.BuildEvent(step);
        (saying.Id, saying.StreamId, saying.Version, saying.Sequence) = (recorded.Id, recorded.StreamId, recorded.Version, recorded.Sequence);
        (saying.Timestamp, saying.TenantId) = (recorded.Timestamp, recorded.TenantId);
        return saying;
    }

    /// <summary>Imagined steps as they would be recorded behind these.</summary>
    public IEnumerable<IEvent> Imagined(IReadOnlyList<ImaginedStep> imagined, IReadOnlyList<IEvent> recorded)
    {
        var versions = recorded.GroupBy(step => step.StreamId).ToDictionary(history => history.Key, history => history.Max(step => step.Version));
        foreach (var (index, one) in imagined.Index())
        {
            var step = _steps.BuildEvent(one.Step.Step);
            (step.Id, step.StreamId, step.Sequence) = (one.Step.Id, one.History, long.MaxValue - imagined.Count + index);
            step.Version = versions[one.History] = versions.GetValueOrDefault(one.History) + 1;
            yield return step;
        }
    }

    /// <summary>The documents that these steps tell.</summary>
    /// <param name="steps">Whole histories, each in the order of recording.</param>
    /// <param name="known">What was folded before: the document of a history with the same steps is not folded again.</param>
    public IEnumerable<T> Of<T>(IReadOnlyList<IEvent> steps, Folded known) where T : class =>
        OfOneHistory<T>() is { } ofOneHistory
            ? steps.GroupBy(step => step.StreamId)
                .Select(history => known.Of(history.Key, history, ofOneHistory.IncludedEventTypes, (T? document, IEvent step) => ofOneHistory.Evolve(document, history.Key, step)))
                .OfType<T>()
            : Gathered(steps, OfSeveral<T>());

    private SingleStreamProjection<T, Guid>? OfOneHistory<T>() where T : class => _projections.OfType<SingleStreamProjection<T, Guid>>().SingleOrDefault();

    private MultiStreamProjection<T, Guid> OfSeveral<T>() where T : class => _projections.OfType<MultiStreamProjection<T, Guid>>().Single();

    // Mostly a document is told by one step or a few, and there are as many as steps: each is gone through once.
    private static IEnumerable<T> Gathered<T>(IReadOnlyList<IEvent> steps, MultiStreamProjection<T, Guid> projection) where T : class
    {
        var byId = new Lazy<Dictionary<Guid, IEvent>>(() => steps.ToDictionary(step => step.Id));
        var kinds = projection.IncludedEventTypes.ToHashSet();
        var documents = new OrderedDictionary<Guid, T?>();
        foreach (var step in steps.Where(step => kinds.Contains(step.EventType)))
            if (((IGathersSteps)projection).DocumentOf(step, id => byId.Value.GetValueOrDefault(id)) is { } id) documents[id] = projection.Evolve(documents.GetValueOrDefault(id), id, step);

        return documents.Values.OfType<T>();
    }
}

/// <summary>Documents as they were folded last, each with its steps.</summary>
public sealed class Folded
{
    // The store takes two events for equal that have one id; but a step says something else once its correction is known.
    private static readonly IEqualityComparer<IEvent> SameSaying = EqualityComparer<IEvent>.Create((one, other) => one?.Id == other?.Id && ReferenceEquals(one?.Data, other?.Data), step => step.Id.GetHashCode());

    private readonly Dictionary<(Type Kind, Guid Id), (IReadOnlyList<IEvent> Steps, object? Document)> _documents = [];

    internal T? Of<T>(Guid id, IEnumerable<IEvent> steps, IReadOnlyCollection<Type> kinds, Func<T?, IEvent, T?> evolve) where T : class
    {
        IEvent[] telling = [.. steps.Where(step => kinds.Contains(step.EventType))];
        if (_documents.TryGetValue((typeof(T), id), out var known) && known.Steps.SequenceEqual(telling, SameSaying)) return (T?)known.Document;

        var document = telling.Aggregate((T?)null, evolve);
        _documents[(typeof(T), id)] = (telling, document);
        return document;
    }
}

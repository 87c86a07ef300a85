using JasperFx.Events;
using Kooperation.Domain.Language;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Marten;
using Npgsql;

namespace Kooperation.Platform.Recording;

/// <summary>
/// One command on its way into the store: one session, one transaction. It loads what decisions must know, takes their steps, and saves
/// all of them or nothing. The first step is the one the command is about; every other is caused by it.
/// </summary>
public sealed class Recording : IAsyncDisposable
{
    private readonly IDocumentSession _session;
    private readonly Teller _teller;
    private readonly CancellationToken _cancelled;
    private readonly Dictionary<Guid, Action<IEvent>> _streams = [];
    private readonly List<IEvent> _steps = [];
    private readonly List<ImaginedStep> _taken = [];
    private Recorded? _answer;
    private Task<Answered?>? _before;

    internal Recording(IDocumentSession session, Teller teller, DateTimeOffset now, DateOnly today, Guid stepId, CancellationToken cancelled)
    {
        (_session, _teller, Now, Today, StepId, _cancelled) = (session, teller, now, today, stepId, cancelled);

        session.LastModifiedBy = teller.Actor;
        session.CorrelationId = teller.CorrelationId;
        session.CausationId = null; // Marten would name the caller's span; only a step causes a step.
        session.SetHeader("source", teller.Source);
    }

    public DateTimeOffset Now { get; }

    /// <summary>The day in Germany.</summary>
    public DateOnly Today { get; }

    /// <summary>Whether it only tries what would be recorded: it keeps nobody waiting, and is never saved.</summary>
    internal bool IsTrial { get; init; }

    /// <summary>What it has taken so far, each with the stream that it goes to.</summary>
    internal IReadOnlyList<ImaginedStep> Taken => _taken;

    /// <summary>Whether that step was recorded by whoever tells this.</summary>
    public bool IsOwn(IEvent recorded) => recorded.UserName == _teller.Actor;

    /// <summary>The problem of a teller who is limited to offices and would change what another one recorded.</summary>
    public Problem? OfAnotherOffice(Step recorded) => _teller.Offices.Refuses(recorded) is { } problem
        ? problem with { Errors = new Dictionary<string, IReadOnlyList<Sentence>> { [""] = [problem.Detail] } }
        : null;

    /// <summary>The problem of a teller who should have said what they last read, and did not.</summary>
    public Problem? Unread => _teller.SaysWhatWasRead || IsTrial ? null : Problem.PreconditionMissing;

    /// <summary>The id of the first step, and of what it brings about.</summary>
    public Guid StepId { get; }

    /// <summary>What must be known of a stream to decide its next step; null where the municipality has no such stream.</summary>
    public async Task<TModel?> Load<TModel>(Guid id) where TModel : WriteModel
    {
        if (id == Guid.Empty) return null; // No stream has this id, and the store takes it for a mistake of ours.

        var stream = await Fetch<TModel>(id);
        _streams[id] = step => stream.AppendOne(step);
        return stream.Aggregate is { } model ? await WithWhatGoesOn(model) : null;
    }

    // What goes on in this stream began in others, which take no steps of their own any more.
    private async Task<TModel> WithWhatGoesOn<TModel>(TModel model) where TModel : WriteModel
    {
        var marks = model.Marks;
        var others = new Queue<Guid>(model.GoesOnFrom);
        while (others.TryDequeue(out var id))
        {
            if (await _session.LoadAsync<TModel>(id, _cancelled) is not { } other) continue;
            marks = marks.InsertRange(0, other.Marks);
            foreach (var further in other.GoesOnFrom) others.Enqueue(further);
        }

        return marks == model.Marks ? model : model with { Marks = marks };
    }

    // Most commands load one stream; whether they were answered before is asked on the same way to the database, where a step and its answer come to be together.
    private async Task<IEventStream<TModel>> Fetch<TModel>(Guid id) where TModel : WriteModel
    {
        if (_teller.IdempotencyKey is null || _before is not null) return await _session.Events.FetchForWriting<TModel>(id, _cancelled);

        var together = _session.CreateBatchQuery();
        _before = together.Load<Answered>(_teller.IdempotencyKey);
        var stream = together.Events.FetchForWriting<TModel>(id);
        await together.Execute(_cancelled);
        return await stream;
    }

    /// <summary>Whether the same key was answered before, as far as this recording has seen.</summary>
    internal async Task<bool> WasAnswered() =>
        _teller.IdempotencyKey is { } key && await (_before ??= _session.LoadAsync<Answered>(key, _cancelled)) is not null;

    /// <summary>The same for many streams, each named once, in one round trip and in the order asked for.</summary>
    public async Task<IReadOnlyList<TModel?>> LoadAll<TModel>(IReadOnlyList<Guid> ids) where TModel : WriteModel
    {
        var streams = await _session.Events.FetchManyForWriting<TModel>(ids, _cancelled);
        foreach (var (id, stream) in ids.Zip(streams)) _streams[id] = step => stream.AppendOne(step);
        var models = new List<TModel?>();
        foreach (var stream in streams) models.Add(stream.Aggregate is { } model ? await WithWhatGoesOn(model) : null);
        return models;
    }

    /// <summary>
    /// Waits until no other command of the municipality that takes the same turn is under way, and keeps the turn until this one is recorded or
    /// refused: for what rests on several streams and is written to one, so that no version of a stream tells of a race.
    /// </summary>
    public async Task InTurn(string turn)
    {
        if (IsTrial) return;

        await _session.BeginTransactionAsync(_cancelled);
        await using var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", _session.Connection)
        {
            Parameters = { new() { Value = $"{turn} of {_session.TenantId}" } }
        };
        await wait.ExecuteNonQueryAsync(_cancelled);
    }

    /// <summary>Reads without the intention to write.</summary>
    public IQuerySession Reading => _session;

    /// <summary>Everything that was recorded in a stream, in order.</summary>
    public async Task<IReadOnlyList<RecordedStep>> HistoryOf(Guid id) =>
        [.. (await _session.Events.FetchStreamAsync(id, token: _cancelled)).Select(step => new RecordedStep(step.Id, (Step)step.Data))];

    /// <summary>The problem of a teller who has not seen the latest version of what the command is about.</summary>
    public Problem? Overlooked(WriteModel model) =>
        _teller.ExpectedVersion is { } expected && expected != model.Version ? Problem.Stale : null;

    /// <summary>Begins a stream with one step or several. The first stream is what the command opens, reachable as <paramref name="resource"/>, if at all.</summary>
    public Problem? Start<TModel>(Guid id, string? resource, params IReadOnlyList<Step> steps) where TModel : WriteModel
    {
        foreach (var step in steps)
        {
            if (ProblemOf(step) is { } problem) return problem;
        }

        _session.Events.StartStream<TModel>(id, steps.Select(step => Wrap(id, step)).ToArray<object>());
        _streams[id] = next => _session.Events.Append(id, next);
        _answer ??= new Recorded(id, StepId, steps.Count, Position: 0, resource);
        return null;
    }

    /// <summary>Takes the steps of a decision, unless it refused or one of its steps may not be.</summary>
    public Problem? Append<TModel>(TModel model, Decision decision) where TModel : WriteModel
    {
        if (decision.Refusal is { } refusal) return Problem.Refused(refusal);

        foreach (var step in decision.Steps)
        {
            if (ProblemOf(step) is { } problem) return problem;
            if (model.Refuses(step) is { } refused) return Problem.Refused(refused);
        }

        foreach (var step in decision.Steps) _streams[model.Id](Wrap(model.Id, step));

        _answer ??= new Recorded(model.Id, StepId, model.Version + decision.Steps.Count, Position: 0);
        return null;
    }

    internal async Task<Recorded> Save()
    {
        var answer = _answer ?? throw new InvalidOperationException("A command that is not refused records a step.");
        if (_teller.IdempotencyKey is { } key)
        {
            _session.Insert(new Answered(key, _teller.Fingerprint, answer.Id, [.. _steps.Select(step => step.Id)], answer.Version, answer.Opened));
        }

        await _session.SaveChangesAsync(_cancelled);
        return answer with { Position = _steps.Max(step => step.Sequence) };
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private IEvent Wrap(Guid stream, Step step)
    {
        var isFirst = _steps.Count == 0;
        var wrapped = _session.Events.BuildEvent(step);
        wrapped.Id = isFirst ? StepId : Guid.CreateVersion7();
        if (!isFirst) wrapped.CausationId = StepId.ToString();
        _steps.Add(wrapped);
        _taken.Add(new ImaginedStep(stream, new RecordedStep(wrapped.Id, step)));
        return wrapped;
    }

    // What a step causes in other streams is nobody's choice, so it asks for no office.
    private Problem? ProblemOf(Step step) =>
        (step.Flaw(Today) ?? (step.Basis == Basis.Invented && !_teller.MayInvent ? Invented : null)) is { } refusal ? Problem.Refused(refusal)
        : _steps.Count == 0 ? _teller.Offices.Refuses(step)
        : null;

    private static readonly Refusal Invented = Refusal.Of(
        "nothing-invented",
        "Only the demonstration holds invented steps; a record rests on what was stated or judged.",
        "Nur die Vorführung enthält erfundene Schritte; eine Akte beruht auf dem, was belegt oder beurteilt ist.",
        "/basis");
}

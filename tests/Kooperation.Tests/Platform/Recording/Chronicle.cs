using System.Text.Json.Nodes;
using JasperFx.Events;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Organisations;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Requests;
using Kooperation.Measures;
using Kooperation.Oracle;
using Kooperation.Tests.Harness;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>A request as it is sent, and sent again.</summary>
internal sealed record Request(CommandRoute Route, string Path, string Body)
{
    public string? Key { get; init; }

    public string? IfMatch { get; init; }

    /// <summary>Whether the version in If-Match is the latest, an earlier one, or none that is compared.</summary>
    public bool? IsLatest { get; init; }

    /// <summary>Whether the caller's own step id or key belongs to something else.</summary>
    public bool TakesWhatIsTaken { get; init; }

    public HttpRequestMessage Message(string municipality)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/municipalities/{municipality}/{Path}") { Content = new StringContent(Body, null, "application/json") };
        if (Key is not null) message.Headers.TryAddWithoutValidation("Idempotency-Key", Key);
        if (IfMatch is not null) message.Headers.TryAddWithoutValidation("If-Match", IfMatch);
        return message;
    }

    public override string ToString() => $"POST {Path}, If-Match {IfMatch}, Idempotency-Key {Key}\n{(Body.Length > 2000 ? Body[..2000] + "…" : Body)}";
}

/// <summary>
/// What is known of one municipality from the answers and the store so far: what there is to refer to, and which versions the streams have.
/// </summary>
/// <param name="foreign">A step of another municipality, and the stream that it began.</param>
internal sealed class Chronicle(Guid foreign)
{
    private readonly List<(Request Request, Answer Answer)> _accepted = [];
    private readonly List<IEvent> _stored = [];
    private readonly Dictionary<Guid, long> _versions = [];
    private readonly Dictionary<string, List<(Guid Stream, Guid Id)>> _things = [];
    private int _keys;

    /// <summary>Every step of the municipality in the order of the store.</summary>
    public IReadOnlyList<IEvent> Stored => _stored;

    public long Position => _stored.Count == 0 ? 0 : _stored[^1].Sequence;

    public long VersionOf(Guid stream) => _versions.GetValueOrDefault(stream);

    public IReadOnlyList<Guid> Organisations => BegunWith<OrganisationRegistered>();

    public IReadOnlyList<Guid> Partnerships => BegunWith<PartnershipOpened>();

    public IReadOnlyList<Guid> Measures => BegunWith<MeasurePlanned>();

    public IReadOnlyList<Guid> Strategies => BegunWith<StrategyDrafted>();

    public IReadOnlyList<RecordedStep> HistoryOf(Guid stream) =>
        [.. _stored.Where(step => step.StreamId == stream).Select(step => new RecordedStep(step.Id, (Step)step.Data))];

    /// <summary>The request of a telling, with everything in it that refers to something.</summary>
    public Request RequestOf(Telling telling)
    {
        var (id, about) = TargetOf(telling);
        var body = telling.Body.DeepClone().AsObject();
        AddReferences(body, telling.Route.Command, id, telling);
        if (body["replacement"] is JsonObject replacement) MakeAbout(id, replacement, telling);

        var (stepId, stepIdIsTaken) = StepIdOf(telling);
        if (stepId is { } own) body["stepId"] = own;
        var (key, keyIsTaken) = KeyOf(telling);
        var (ifMatch, isLatest) = IfMatchOf(telling, id);

        return new Request(telling.Route, telling.Route.PathTo(id, about), telling.Nonsense?.Invoke(body) ?? body.ToJsonString())
        {
            Key = key,
            IfMatch = ifMatch,
            IsLatest = isLatest,
            TakesWhatIsTaken = keyIsTaken || stepIdIsTaken && telling.Nonsense is null
        };
    }

    /// <summary>One of the requests that were accepted under a key; null where there is none.</summary>
    public (Request Request, Answer Answer)? AcceptedUnderKey(int choice)
    {
        var keyed = _accepted.Where(accepted => accepted.Request.Key is not null).ToList();
        return keyed.Count == 0 ? null : keyed[choice % keyed.Count];
    }

    /// <summary>Takes note of what was answered and of the steps that came to be with it.</summary>
    public void Accept(Request request, Answer answer, IReadOnlyList<IEvent> steps)
    {
        _accepted.Add((request, answer));
        _stored.AddRange(steps);
        foreach (var step in steps) _versions[step.StreamId] = step.Version;

        foreach (var step in steps.Where(step => step.Data is QualificationOffered))
        {
            Remember("partnerships/{id}/qualifications", step.StreamId, ((QualificationOffered)step.Data).OfferId);
        }

        // People are referred to by an id of their own, everything else by that of its step.
        var body = JsonNode.Parse(request.Body.TrimStart('\uFEFF'))!;
        Remember(request.Route.Things, answer.Id, (body["person"] ?? body["to"])?.GetValue<Guid>() ?? answer.StepId);
    }

    // Of the latest things most have not come to an end yet.
    private (Guid Id, Guid About) TargetOf(Telling telling)
    {
        var nowhere = telling.Reference == Reference.Foreign ? foreign : Guid.CreateVersion7();
        if (telling.Reference != Reference.Earlier) return (nowhere, nowhere);
        if (telling.Route.Resource == "steps") return (StepToRevise(telling) ?? nowhere, nowhere);

        var streams = StreamsFor(telling.Route);
        var stream = One(telling.Choice % 10 == 0 ? streams : GoingOn(streams), telling.Choice) ?? nowhere;
        if (!telling.Route.IsAboutAThing) return (stream, nowhere);

        var known = _things.GetValueOrDefault(telling.Route.Things, []);
        return known.Count == 0 ? (stream, nowhere) : known[^(1 + telling.Choice % Math.Min(known.Count, 5))];
    }

    // A goal is set where there are fields, and measured where there are goals.
    private IReadOnlyList<Guid> StreamsFor(CommandRoute route) => route switch
    {
        { Resource: "partnerships" } => Partnerships,
        { Path: "strategies/{id}/goals" } => With("strategies/{id}/fields-of-action"),
        { Path: "strategies/{id}/indicators" or "strategies/{id}/weights" } => With("strategies/{id}/goals"),
        { Resource: "strategies" } => Strategies,
        { Resource: "measures" } => Measures,
        _ => Organisations
    };

    // The latest come first: of those few have been revised yet.
    private Guid? StepToRevise(Telling telling)
    {
        var kind = (string?)telling.Body["replacement"]?["event"];
        var fitting = _stored.Where(step => kind is null || Catalogue.NameOf((Step)step.Data) == kind).Reverse().ToList();
        return (One(fitting, telling.Choice % 17) ?? One(_stored, telling.Choice))?.Id;
    }

    private void AddReferences(JsonObject body, Type type, Guid stream, Telling telling)
    {
        foreach (var member in RequestShape.Options.GetTypeInfo(type).Properties.Where(member => Values.IsReference(member) && member.Name != "stepId"))
        {
            if (!RequestShape.IsRequired(member) && telling.Choice % 2 == 0) continue;

            // A measure is for a goal of the strategy that it names.
            var within = member.Name == "goalId" && body["strategyId"] is { } strategy ? (Guid)strategy! : stream;
            body[member.Name] = member.Name == "mapping" ? MappingOf(stream, (Guid)body["successorId"]!, telling.Choice) : ReferenceNamed(member.Name, within, telling);
        }
    }

    private JsonNode ReferenceNamed(string name, Guid stream, Telling telling)
    {
        if (telling.Reference == Reference.Foreign) return Alone(name, foreign, telling.Route);
        if (telling.Reference == Reference.Unknown) return Alone(name, Guid.CreateVersion7(), telling.Route);

        var organisations = GoingOn(Organisations);
        return name switch
        {
            "organisationId" => One(organisations, telling.Choice) ?? Guid.CreateVersion7(),
            "successorId" when telling.Route.Resource == "strategies" => One(Strategies, telling.Choice + 1) ?? Guid.CreateVersion7(),
            "strategyId" => One(With("strategies/{id}/goals"), telling.Choice) ?? Guid.CreateVersion7(),
            "partnershipId" => One(GoingOn(Partnerships), telling.Choice) ?? Guid.CreateVersion7(),
            "partners" => Partners(telling.Route, SomePartnerships(telling.Choice).Distinct()),
            "mergedId" when telling.Route.Resource == "measures" => One(Measures, telling.Choice + 1) ?? Guid.CreateVersion7(),
            "fieldId" => One(ThingsIn(stream, "strategies/{id}/fields-of-action"), telling.Choice) ?? Guid.CreateVersion7(),
            "goalId" => One(ThingsIn(stream, "strategies/{id}/goals"), telling.Choice) ?? Guid.CreateVersion7(),
            "about" => One([.. ThingsIn(stream, "strategies/{id}/fields-of-action"), .. ThingsIn(stream, "strategies/{id}/goals"), stream], telling.Choice)!,
            "mergedId" or "successorId" => One(organisations, telling.Choice + 1 + telling.Choice % 3) ?? Guid.CreateVersion7(),
            "partnerships" => new JsonArray([.. SomePartnerships(telling.Choice).Select(partnership => (JsonNode)partnership)]),
            "requestId" => One(ThingsIn(stream, "partnerships/{id}/funding/requests"), telling.Choice) ?? Guid.CreateVersion7(),
            "person" or "to" => Person(telling.Choice),
            _ => Guid.CreateVersion7()
        };
    }

    // Now and then a goal is forgotten.
    private JsonArray MappingOf(Guid earlier, Guid next, int choice)
    {
        var successors = GoalsOf(next);
        return new JsonArray([.. GoalsOf(earlier).Skip(choice % 11 == 0 ? 1 : 0).Index().Select(goal => ((choice + goal.Index) % 4, successors.Count) switch
        {
            (0, > 1) => Became(goal.Item, "split", successors[0], successors[^1]),
            (1, > 0) => Became(goal.Item, "merged", successors[choice % successors.Count]),
            (2, > 0) => Became(goal.Item, "carriedOver", successors[goal.Index % successors.Count]),
            _ => Became(goal.Item, "dropped")
        })]);
    }

    private IReadOnlyList<Guid> GoalsOf(Guid strategy) => [.. WhatStands.In<GoalSet>(HistoryOf(strategy)).Select(set => set.GoalId)];

    private static JsonNode Became(Guid from, string fate, params Guid[] to) =>
        new JsonObject { ["from"] = from, ["fate"] = fate, ["to"] = new JsonArray([.. to.Select(id => (JsonNode)id)]) };

    private static JsonNode Alone(string name, Guid id, CommandRoute route) => name switch
    {
        "partnerships" => new JsonArray(id),
        "partners" => Partners(route, [id]),
        _ => JsonValue.Create(id)
    };

    // Whoever shaped a measure did so at a stage; whoever completed it was just there.
    private static JsonArray Partners(CommandRoute route, IEnumerable<Guid> partnerships) => new([.. partnerships.Select(partnership => route.Command == typeof(PlanMeasure)
        ? new JsonObject { ["partnershipId"] = partnership, ["stage"] = "goal" }
        : (JsonNode)partnership)]);

    // Ids cannot be corrected, nor in which role a partner took part; now and then somebody tries.
    private void MakeAbout(Guid stepId, JsonObject replacement, Telling telling)
    {
        var kind = Catalogue.All.FirstOrDefault(kind => kind.Name == (string?)replacement["event"]);
        if (kind is null) return;

        var wrong = _stored.FirstOrDefault(step => step.Id == stepId)?.Data;
        var told = wrong?.GetType() == kind.Type ? System.Text.Json.JsonSerializer.SerializeToNode(wrong, kind.Type, StepJson.Options) : null;
        foreach (var member in RequestShape.Options.GetTypeInfo(kind.Type).Properties.Where(Values.IsReference))
        {
            var id = telling.Choice % 12 == 0 ? null : told?[member.Name];
            if (id is not null || told is null || RequestShape.IsRequired(member))
            {
                replacement[member.Name] = id?.DeepClone() ?? (Values.IsListOfReferences(member) ? new JsonArray() : Guid.CreateVersion7());
            }
        }

        if (wrong is PartnerInvolved involved && kind.Type == typeof(PartnerInvolved) && telling.Choice % 12 != 0) replacement["role"] = RequestShape.Words(typeof(PartnerRole))[(int)involved.Role];
    }

    private IEnumerable<Guid> SomePartnerships(int choice) =>
        GoingOn(Partnerships).Skip(choice % 3).Take(1 + choice % 4).Concat(choice % 25 == 0 ? Partnerships.Take(1) : []);

    private (Guid? Id, bool IsTaken) StepIdOf(Telling telling) => telling.OwnId switch
    {
        OwnId.Fresh => (telling.Choice % 2 == 0 ? Guid.CreateVersion7() : Guid.NewGuid(), false),
        OwnId.Taken when One(_stored, telling.Choice) is { } step => (step.Id, true),
        _ => (null, false)
    };

    private (string? Key, bool IsTaken) KeyOf(Telling telling) => telling.Key switch
    {
        Key.Fresh => ($"key {++_keys}", false),
        Key.Taken when AcceptedUnderKey(telling.Choice) is { } accepted => (accepted.Request.Key, true),
        Key.TooLong => (new string('k', 256), true),
        _ => (null, false)
    };

    private (string? IfMatch, bool? IsLatest) IfMatchOf(Telling telling, Guid id)
    {
        var stream = _versions.ContainsKey(id) ? id : _stored.FirstOrDefault(step => step.Id == id)?.StreamId;
        var version = telling.Route.IsInAStream && stream is { } known ? _versions[known] : 0;

        return telling.IfMatch switch
        {
            IfMatch.Any => ("*", null),
            IfMatch.Latest when version > 0 => ($"\"{version}\"", true),
            IfMatch.Stale when version > 0 => ($"\"{(telling.Choice % 3 == 0 ? version + 1 : version - 1)}\"", false),
            IfMatch.NoVersion => (telling.Choice % 2 == 0 ? "W/\"1\"" : "\"1\", \"2\"", false),
            _ => (null, null)
        };
    }

    private IReadOnlyList<Guid> BegunWith<TStep>() where TStep : Step =>
        [.. _stored.Where(step => step.Data is TStep).Select(step => step.StreamId)];

    private IReadOnlyList<Guid> GoingOn(IReadOnlyList<Guid> streams) =>
        [.. streams.Except(_stored.Select(step => step.Data switch { OrganisationsMerged one => one.MergedId, PartnershipsMerged one => one.MergedId, _ => Guid.Empty }))];

    private IReadOnlyList<Guid> With(string things) => [.. _things.GetValueOrDefault(things, []).Select(thing => thing.Stream).Distinct()];

    private IReadOnlyList<Guid> ThingsIn(Guid stream, string things) =>
        [.. _things.GetValueOrDefault(things, []).Where(thing => thing.Stream == stream).Select(thing => thing.Id)];

    private void Remember(string things, Guid stream, Guid id)
    {
        if (!_things.TryGetValue(things, out var known)) _things[things] = known = [];
        known.Add((stream, id));
    }

    // Few people, so that they come and go and come again.
    private static Guid Person(int choice) => new(0x70657273, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(1 + choice % 5));

    private static Guid? One(IReadOnlyList<Guid> ids, int choice) => ids.Count == 0 ? null : ids[choice % ids.Count];

    private static T? One<T>(IReadOnlyList<T> known, int choice) where T : class => known.Count == 0 ? null : known[choice % known.Count];
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Strategies;
using Kooperation.Domain.Time;
using Kooperation.Oracle;
using Kooperation.Tests.Harness;
using Marten;

namespace Kooperation.Tests.Platform.Recording;

/// <summary>One municipality that sends what it wishes to have recorded, and holds every answer against what the store then keeps.</summary>
internal sealed class TownHall(string municipality, IDocumentStore store, Func<HttpRequestMessage, Task<Answer>> send, Guid foreign, Tally tally)
{
    private readonly Chronicle _chronicle = new(foreign);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Task Send(Wish wish) => wish switch
    {
        Telling telling => Tell(telling),
        Repetition repetition when _chronicle.AcceptedUnderKey(repetition.Choice) is var (request, answer) => Repeat(request, answer, repetition.Changed),
        _ => Task.CompletedTask
    };

    /// <summary>Nothing has been lost, changed or added since it was answered.</summary>
    public async Task AssertTheStoreKeepsWhatWasAnswered() =>
        Assert.Equal(_chronicle.Stored.Select(Shape), (await StoredAfter(0)).Select(Shape));

    /// <summary>No correction and no withdrawal has left a step that follows from nothing.</summary>
    public void AssertWhatStandsFollowsFromWhatStands()
    {
        foreach (var stream in _chronicle.Partnerships.Concat(_chronicle.Strategies).Concat(_chronicle.Measures))
        {
            var history = Whole(stream);
            var following = Following.FromNothing(WhatStands.In<Step>(history)).ToList();
            Assert.True(following.Count == 0, $"{stream}: {string.Join('\n', following)}\n{Told(history)}");
        }
    }

    // What began in a merged partnership goes on in the kept one.
    private IReadOnlyList<RecordedStep> Whole(Guid stream) => [.. _chronicle.HistoryOf(stream)
        .SelectMany(step => step.Step is PartnershipsMerged merged && merged.KeptId == stream ? Whole(merged.MergedId).Append(step) : [step])];

    /// <summary>What stands of a measure as done together stands in the partnership, on the same day, and nothing else does.</summary>
    public void AssertWhatIsDoneTogetherStandsOnBothSides()
    {
        var inMeasures = _chronicle.Measures.SelectMany(measure => WhatStands.In<StrategyStep>(_chronicle.HistoryOf(measure)).SelectMany(step => step switch
        {
            PartnerInvolved involved => [(involved.PartnershipId, measure, KindOf(involved.Role), step.OccurredOn, step.Basis)],
            MeasureCompleted completed => completed.Partners.Select(partner => (partner, measure, nameof(JointMeasureCompleted), step.OccurredOn, step.Basis)),
            _ => []
        }));

        var inPartnerships = _chronicle.Partnerships.SelectMany(partnership => WhatStands.In(_chronicle.HistoryOf(partnership)).SelectMany(step => step switch
        {
            MeasureCoDesigned { MeasureId: { } measure } => [(partnership, measure, nameof(MeasureCoDesigned), step.OccurredOn, step.Basis)],
            TasksShared { MeasureId: { } measure } => [(partnership, measure, nameof(TasksShared), step.OccurredOn, step.Basis)],
            JointEvaluationHeld { MeasureId: { } measure } => [(partnership, measure, nameof(JointEvaluationHeld), step.OccurredOn, step.Basis)],
            JointMeasureCompleted { MeasureId: { } measure } => [(partnership, measure, nameof(JointMeasureCompleted), step.OccurredOn, step.Basis)],
            _ => Array.Empty<(Guid, Guid, string, PartialDate, Basis)>()
        }));

        Assert.Equal(inMeasures.Select(one => one.ToString()).Order(), inPartnerships.Select(one => one.ToString()).Order());

        static string KindOf(PartnerRole role) => role switch
        {
            PartnerRole.Design => nameof(MeasureCoDesigned),
            PartnerRole.Delivery => nameof(TasksShared),
            _ => nameof(JointEvaluationHeld)
        };
    }

    /// <summary>Every edition has at most one next, none comes after itself, and what a mapping names is a goal of the one or the other.</summary>
    public void AssertEditionsFollowEachOther()
    {
        var standing = _chronicle.Strategies.ToDictionary(strategy => strategy, strategy => WhatStands.In<StrategyStep>(_chronicle.HistoryOf(strategy)));
        var next = standing.SelectMany(strategy => strategy.Value.OfType<StrategySucceeded>().Select(succeeded => (strategy.Key, Value: succeeded))).ToDictionary();

        foreach (var (strategy, succeeded) in next)
        {
            Assert.True(EditionsAfter(strategy).Take(standing.Count + 1).Count() <= standing.Count, $"{strategy} comes after itself");
            Assert.Empty(succeeded.Mapping.Select(succession => succession.From).Except(GoalsOf(strategy)));
            Assert.Empty(succeeded.Mapping.SelectMany(succession => succession.To).Except(GoalsOf(succeeded.SuccessorId)));
        }

        IEnumerable<Guid> EditionsAfter(Guid edition)
        {
            while (next.TryGetValue(edition, out var succeeded)) yield return edition = succeeded.SuccessorId;
        }

        IEnumerable<Guid> GoalsOf(Guid strategy) => standing[strategy].OfType<GoalSet>().Select(set => set.GoalId);
    }

    /// <summary>What the service says of every partnership's depth on these days is what a naive reading of its steps finds.</summary>
    public async Task AssertDepthIsAsANaiveReadingFindsIt(IEnumerable<(DateOnly Day, bool StatedOnly)> questions)
    {
        foreach (var (day, statedOnly) in questions)
        {
            foreach (var partnership in _chronicle.Partnerships)
            {
                var history = HistoryReadThrough(partnership);
                if (!WhatStands.HadBegunBy(history, day))
                {
                    using var question = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/partnerships/{partnership}/depth?asOf={day:yyyy-MM-dd}");
                    Assert.Equal(HttpStatusCode.NotFound, (await send(question)).Status);
                    continue;
                }

                var naive = NaiveDepth.Assess(history, day, statedOnly);
                var answered = await DepthOf(partnership, day, statedOnly);

                Assert.True(
                    naive == answered,
                    $"partnership {partnership} on {day:O}{(statedOnly ? ", stated only" : "")}: naively {naive}, answered {answered}\n{Told(history)}");
            }
        }
    }

    private async Task Tell(Telling telling)
    {
        var request = _chronicle.RequestOf(telling);
        var answer = await send(request.Message(municipality));
        var appended = await StoredAfter(_chronicle.Position);

        tally.Add(request.Route, answer.Status);
        Explained(request, answer, () =>
        {
            if (answer.Status != HttpStatusCode.Created)
            {
                AssertNothingWasRecorded(answer, appended);
                Assert.False(request.IsLatest == true && answer.Status == HttpStatusCode.PreconditionFailed, "the latest version was called stale");
                return;
            }

            Assert.NotEqual(false, request.IsLatest);
            Assert.False(request.TakesWhatIsTaken);
            AssertRecordedAsAnswered(request, answer, appended);
            _chronicle.Accept(request, answer, appended);
        });
    }

    private async Task Repeat(Request request, Answer first, bool changed)
    {
        var repeated = changed ? request with { Body = request.Body + " " } : request;
        var answer = await send(repeated.Message(municipality));
        var appended = await StoredAfter(_chronicle.Position);

        Explained(repeated, answer, () =>
        {
            if (changed) Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            else Assert.True(first == answer, $"first answered: {(int)first.Status} {first.Body}");
            Assert.Empty(appended);
        });
    }

    private static void AssertNothingWasRecorded(Answer answer, IReadOnlyList<IEvent> appended)
    {
        Assert.Empty(appended);
        Assert.InRange((int)answer.Status, 400, 499);
        Assert.StartsWith("urn:kooperation:problem:", answer.Json["type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((int)answer.Status, answer.Json["status"]!.GetValue<int>());
        Assert.NotEmpty(answer.Json["detail"]!.GetValue<string>());
        Assert.Null(answer.ETag);
    }

    private void AssertRecordedAsAnswered(Request request, Answer answer, IReadOnlyList<IEvent> appended)
    {
        var step = Assert.Single(appended, step => step.Id == answer.StepId);
        Assert.Equal(answer.Id, step.StreamId);
        Assert.Null(step.CausationId);
        AssertSaysWhatWasSent(request, (Step)step.Data);
        Assert.All(appended.Where(other => other != step), caused => Assert.Equal(answer.StepId.ToString(), caused.CausationId));

        foreach (var stream in appended.GroupBy(step => step.StreamId))
        {
            Assert.Equal(
                Enumerable.Range(1, stream.Count()).Select(number => _chronicle.VersionOf(stream.Key) + number),
                stream.Select(step => step.Version));
        }

        var version = appended.Last(other => other.StreamId == answer.Id).Version;
        Assert.Equal((version, $"\"{version}\""), (answer.Json["version"]!.GetValue<long>(), answer.ETag));
        Assert.Equal(appended[^1].Sequence.ToString(CultureInfo.InvariantCulture), answer.Position);
        Assert.EndsWith(
            request.Route.IsInAStream || request.Route.Resource is "qualifications" or "rules" ? $"/steps/{answer.StepId}" : $"/{request.Route.Resource}/{answer.Id}",
            answer.Location,
            StringComparison.Ordinal);
    }

    // Whatever the command and its step have a common name for; blanks around a text are nobody's meaning.
    private static void AssertSaysWhatWasSent(Request request, Step step)
    {
        var recorded = JsonSerializer.SerializeToNode(step, step.GetType(), StepJson.Options)!;
        var common = StepJson.Options.GetTypeInfo(step.GetType()).Properties.Select(property => property.Name).Except(["stepId"]).ToHashSet();
        foreach (var (name, said) in JsonNode.Parse(request.Body.TrimStart('\uFEFF'))!.AsObject().Where(said => common.Contains(said.Key)))
        {
            Assert.True(IsIn(recorded[name], said), $"{name} was recorded as {recorded[name]?.ToJsonString()}");
        }
    }

    private static bool IsIn(JsonNode? recorded, JsonNode? said) => (recorded, said) switch
    {
        (_, null) => true,
        (JsonObject whole, JsonObject parts) => parts.All(part => IsIn(whole[part.Key], part.Value)),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => IsIn(pair.First, pair.Second)),
        (JsonValue one, JsonValue other) when other.GetValueKind() == JsonValueKind.String => one.ToString().Trim() == other.ToString().Trim(),
        _ => JsonNode.DeepEquals(recorded, said)
    };

    // Partnerships that turned out to be one are read together, by whichever id.
    private IReadOnlyList<RecordedStep> HistoryReadThrough(Guid partnership)
    {
        var merges = _chronicle.Stored.Select(step => step.Data).OfType<PartnershipsMerged>().ToList();
        while (merges.Find(merge => merge.MergedId == partnership) is { } merge) partnership = merge.KeptId;

        var streams = new HashSet<Guid> { partnership };
        while (merges.Any(merge => streams.Contains(merge.KeptId) && streams.Add(merge.MergedId)))
        {
        }

        // Whether it is paused or has ended, the kept one says alone.
        var read = _chronicle.Stored.Where(step => streams.Contains(step.StreamId)).ToList();
        var courseOfOthers = read
            .Where(step => step.StreamId != partnership && step.Data is (PartnershipPaused or PartnershipResumed or PartnershipEnded))
            .Select(step => step.Id)
            .ToHashSet();
        return [.. read
            .Where(step => !courseOfOthers.Contains(step.Data switch { StepCorrected corrected => corrected.StepId, StepWithdrawn withdrawn => withdrawn.StepId, _ => step.Id }))
            .Select(step => new RecordedStep(step.Id, (Step)step.Data))];
    }

    private async Task<(int Level, bool Dormant, int Contact, int Commitment, int JointWork, int DecisionPower, int Strengthening)> DepthOf(
        Guid partnership, DateOnly day, bool statedOnly)
    {
        var depth = await Read($"partnerships/{partnership}/depth?asOf={day:yyyy-MM-dd}&evidence={(statedOnly ? "stated" : "all")}&atLeast={_chronicle.Position}");
        var levels = depth["dimensions"]!.AsArray().ToDictionary(one => one!["dimension"]!.GetValue<string>(), one => one!["level"]!.GetValue<int>());

        return (
            depth["level"]!.GetValue<int>(), depth["isDormant"]!.GetValue<bool>(), levels["contact"], levels["commitment"], levels["jointWork"],
            levels["decisionPower"], levels["strengthening"]);
    }

    // A view that has not reached the position yet says so, and is asked again.
    private async Task<JsonNode> Read(string path)
    {
        var answer = await KooperationSpec.Eventually(
            async () =>
            {
                using var question = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/municipalities/{municipality}/{path}");
                return await send(question);
            },
            answer => answer.Status != HttpStatusCode.ServiceUnavailable);
        Assert.True(answer.Status == HttpStatusCode.OK, $"GET {path}: {(int)answer.Status} {answer.Body}");
        return answer.Json;
    }

    private async Task<IReadOnlyList<IEvent>> StoredAfter(long position)
    {
        await using var session = store.QuerySession(municipality);
        return await session.Events.QueryAllRawEvents().Where(step => step.Sequence > position).OrderBy(step => step.Sequence).ToListAsync(Cancelled);
    }

    private static string Told(IEnumerable<RecordedStep> history) =>
        string.Join('\n', history.Select(recorded => $"{recorded.Id} {JsonSerializer.Serialize(recorded.Step, StepJson.Options)}"));

    private static (Guid, Guid, long, string, string?) Shape(IEvent step) =>
        (step.Id, step.StreamId, step.Version, JsonSerializer.Serialize((Step)step.Data, StepJson.Options), step.CausationId);

    private static void Explained(Request request, Answer answer, Action check)
    {
        try
        {
            check();
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{fault.Message}\n{request}\nwas answered {(int)answer.Status} {answer.Body}", fault);
        }
    }
}

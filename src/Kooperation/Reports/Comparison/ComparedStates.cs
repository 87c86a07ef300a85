using System.Text.Json.Nodes;
using System.Text.Json;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Rules;
using Kooperation.Platform.Reading;
using Kooperation.Progress;
using Kooperation.Rules;

namespace Kooperation.Reports.Comparison;

/// <summary>Reads the things of a municipality with their figures, in any state, and finds what makes them differ.</summary>
/// <param name="views">Views that reach every state that is asked for.</param>
/// <param name="say">How a value is said.</param>
internal sealed class ComparedStates(PastViews views, RecordedEvidence evidence, Func<object?, JsonNode?> say, CancellationToken cancelled)
{
    private PastViews? _known;
    private IReadOnlyList<StrategyWithMeasures>? _strategies;

    /// <summary>Everything there is in a state.</summary>
    public async Task<IReadOnlyList<ComparedThing>> All(State state)
    {
        var (known, rules, day) = await At(state);
        var things = (await PartnershipFigures.All(known, rules.Depth(day), day)).Select(partnership => ComparedThing.Of(partnership)).ToList();
        foreach (var strategy in _strategies ??= await evidence.OfAll(known, cancelled)) things.AddRange(await ThingsOf(strategy, known, rules, day));
        return things;
    }

    /// <summary>The changes with what causes each, and the steps that are named as causes, in the order of the log.</summary>
    public async Task<(IReadOnlyList<ThingChange> Changes, IReadOnlyList<CausingStep> Steps)> WithCauses(IReadOnlyList<ThingChange> changes, State from, State to)
    {
        var caused = new Dictionary<Guid, ThingChange>();
        var steps = new Dictionary<Guid, CausingStep>();
        foreach (var ofHistory in changes.GroupBy(change => change.History))
        {
            var difference = await Causes.Between(views, state => Tell([.. ofHistory], state), from, to);
            foreach (var change in ofHistory) caused[change.Id] = WithCauses(change, difference.Operations);

            var named = ofHistory.SelectMany(change => CausesOf(caused[change.Id])).ToHashSet();
            foreach (var step in difference.Steps.Where(step => named.Contains(step.Step.StepId))) steps[step.Step.StepId] = step;
        }

        return ([.. changes.Select(change => caused[change.Id])], [.. steps.Values.OrderBy(step => step.LogIndex ?? long.MaxValue)]);
    }

    internal static IEnumerable<Guid> CausesOf(ThingChange change) =>
        change.Causes.Concat(change.Figures.SelectMany(figure => figure.Causes)).Select(cause => cause.StepId).OfType<Guid>();

    internal static ThingChange WithCauses(ThingChange change, IReadOnlyList<CausedOperation> operations) => change with
    {
        Causes = change.Changes.Any(one => one is Change.Entered or Change.Left) ? CausesAt($"/{change.Id}/there/is", operations) : [],
        Figures = [.. change.Figures.Select(figure => figure with { Causes = Raising(figure.Change, CausesAt($"/{change.Id}/{Word(figure.Figure)}/figure", operations)) })]
    };

    // Whatever carries more relieves what carried less: that stopped counting, and raised nothing.
    private static IReadOnlyList<Cause> Raising(Change change, IReadOnlyList<Cause> causes) =>
        change == Change.Rose && causes.Any(cause => cause.Kind is CauseKind.Known or CauseKind.Happened) ? [.. causes.Where(cause => cause.Kind != CauseKind.Lapsed)] : causes;

    // Where the whole thing came or went, what brought that about is the cause of each of its figures.
    private static IReadOnlyList<Cause> CausesAt(string path, IReadOnlyList<CausedOperation> operations) =>
        operations.FirstOrDefault(operation => path == operation.Path || path.StartsWith(operation.Path + "/", StringComparison.Ordinal))?.Causes ?? [];

    /// <summary>What is said of things: by its id each has its place, and can be found among the operations; so has what is not there.</summary>
    internal static JsonObject Told(IReadOnlyList<ThingChange> changes, IEnumerable<ComparedThing> things, Func<object?, JsonNode?> say)
    {
        var told = new JsonObject();
        foreach (var change in changes) told[change.Id.ToString()] = new JsonObject { ["there"] = new JsonObject { ["is"] = false } };
        foreach (var thing in things)
        {
            var figures = new JsonObject { ["there"] = new JsonObject { ["is"] = thing.IsThere, ["by"] = say(thing.ThereBy) }, ["told"] = say(thing.Told) };
            foreach (var figure in thing.Figures) figures[Word(figure.Name)] = new JsonObject { ["figure"] = say(figure.Value), ["told"] = say(figure.Told) };
            told[thing.Id.ToString()] = figures;
        }

        return told;
    }

    private async Task<JsonNode?> Tell(IReadOnlyList<ThingChange> changes, State state)
    {
        var (known, rules, day) = await At(state);
        var history = changes[0].History;
        return Told(changes, changes[0].Kind == FigureOf.Partnership ? await ThingsOf(history, known, rules.Depth(day), day) : await ThingsOfStrategy(history, known, rules, day), say);
    }

    private static async Task<IEnumerable<ComparedThing>> ThingsOf(Guid partnership, Views known, DepthRules rules, DateOnly day) =>
        await PartnershipFigures.Find(known, partnership, rules, day) is var (figures, evidence, turns)
            ? [ComparedThing.Of(figures, turns, PartnershipDepth.Assess(evidence.Facts, rules, day))]
            : [];

    private async Task<IEnumerable<ComparedThing>> ThingsOfStrategy(Guid id, Views known, RulesInForce rules, DateOnly day) =>
        (_strategies ??= await evidence.OfAll(known, cancelled)).FirstOrDefault(one => one.Strategy.Id == id) is { } strategy ? await ThingsOf(strategy, known, rules, day) : [];

    private static async Task<IEnumerable<ComparedThing>> ThingsOf(StrategyWithMeasures recorded, Views known, RulesInForce rules, DateOnly day)
    {
        var (strategy, measures) = recorded;
        var assessment = StrategyProgress.Assess(strategy, measures, await PartnerDepths.Of(measures, known, rules, day), rules.Progress(day), day);
        return ComparedThing.Of(assessment, StrategyOutline.Of(strategy, day));
    }

    // Many days are asked for in one state of knowledge.
    private async Task<(PastViews Known, RulesInForce Rules, DateOnly Day)> At(State state)
    {
        var known = state with { AsOf = null };
        if (_known?.State != known) (_known, _strategies) = (views.At(known), null);
        return (_known!, await AdoptionRecord.InForce(_known!), state.AsOf!.Value);
    }

    private static string Word(FigureName name) => JsonNamingPolicy.CamelCase.ConvertName(name.ToString());
}

using System.Text.Json.Nodes;
using System.Text.Json;
using Kooperation.Depth;
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
    private readonly ByKnowledge<Known> _known = new(async state =>
    {
        var known = views.At(state);
        return new Known(known, await AdoptionRecord.InForce(known));
    });

    /// <summary>Everything there is in a state.</summary>
    public async Task<IReadOnlyList<ComparedThing>> All(State state)
    {
        var (known, day) = (await _known.At(state), state.AsOf!.Value);
        var things = (await PartnershipFigures.All(known.Views, known.Rules.Depth(day), day)).Select(partnership => ComparedThing.Of(partnership)).ToList();
        foreach (var strategy in (await StrategiesOf(known)).Where(one => one.Strategy.HadBegunBy(day))) things.AddRange(await ThingsOf(strategy, known, day));
        return things;
    }

    /// <summary>The changes with what causes each, and the steps that are named as causes, in the order of the log.</summary>
    public async Task<(IReadOnlyList<ThingChange> Changes, IReadOnlyList<CausingStep> Steps)> WithCauses(IReadOnlyList<ThingChange> changes, State from, State to)
    {
        var caused = new Dictionary<Guid, ThingChange>();
        var steps = new Dictionary<Guid, CausingStep>();
        foreach (var ofHistory in changes.GroupBy(change => change.History))
        {
            var histories = await HistoriesOf(ofHistory.First(), to);
            var difference = await Causes.Between(views, state => Tell([.. ofHistory], state), from, to, histories.Contains);
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
        Figures = [.. change.Figures.Select(figure => figure with { Causes = CausesAt($"/{change.Id}/{Word(figure.Figure)}/figure", operations) })]
    };

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
        cancelled.ThrowIfCancellationRequested();

        var (known, day) = (await _known.At(state), state.AsOf!.Value);
        var history = changes[0].History;
        return Told(changes, changes[0].Kind == FigureOf.Partnership ? await ThingsOf(history, known, day) : await ThingsOfStrategy(history, known, day), say);
    }

    // Those that may have a part in the figures of a thing.
    private async Task<IReadOnlySet<Guid>> HistoriesOf(ThingChange change, State state)
    {
        var known = await _known.At(state);
        if (change.Kind == FigureOf.Partnership) return new HashSet<Guid>([change.Id, .. (await PartnershipEvidence.Find(known.Views, change.Id))?.Absorbed ?? []]);

        var strategy = (await StrategiesOf(known)).FirstOrDefault(one => one.Strategy.Id == change.History);
        return new HashSet<Guid>([change.History, .. strategy?.Measures.Select(measure => measure.Id) ?? []]);
    }

    private static async Task<IEnumerable<ComparedThing>> ThingsOf(Guid partnership, Known known, DateOnly day) =>
        await PartnershipFigures.Find(known.Views, partnership, known.Rules.Depth(day), day) is var (figures, evidence, turns)
            ? [ComparedThing.Of(figures, turns, PartnershipDepth.Assess(evidence.Facts, known.Rules.Depth(day), day))]
            : [];

    private async Task<IEnumerable<ComparedThing>> ThingsOfStrategy(Guid id, Known known, DateOnly day) =>
        (await StrategiesOf(known)).FirstOrDefault(one => one.Strategy.Id == id && one.Strategy.HadBegunBy(day)) is { } strategy ? await ThingsOf(strategy, known, day) : [];

    private static async Task<IEnumerable<ComparedThing>> ThingsOf(StrategyWithMeasures recorded, Known known, DateOnly day)
    {
        var (strategy, measures) = recorded;
        var assessment = StrategyProgress.Assess(strategy, measures, await PartnerDepths.Of(measures, known.Views, known.Rules, day), known.Rules.Progress(day), day);
        return ComparedThing.Of(assessment, StrategyOutline.Of(strategy, day));
    }

    private async Task<IReadOnlyList<StrategyWithMeasures>> StrategiesOf(Known known) => known.Strategies ??= await evidence.OfAll(known.Views, cancelled);

    /// <summary>What is known, whatever the day.</summary>
    private sealed record Known(PastViews Views, RulesInForce Rules)
    {
        /// <summary>Every strategy; null until it is read.</summary>
        public IReadOnlyList<StrategyWithMeasures>? Strategies { get; set; }
    }

    private static string Word(FigureName name) => JsonNamingPolicy.CamelCase.ConvertName(name.ToString());
}

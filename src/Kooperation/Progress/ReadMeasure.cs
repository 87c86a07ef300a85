using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Reading;
using Kooperation.Rules;

namespace Kooperation.Progress;

/// <summary>One measure on a day, with everything needed to work its figures out by hand.</summary>
/// <param name="BudgetCeilingInCents">The most it may cost, euro cents.</param>
/// <param name="Calls">The calls for applications, the first one first.</param>
/// <param name="Version">What If-Match expects.</param>
/// <param name="Position">The position of its last step.</param>
public sealed record MeasureEntry(
    Guid Id,
    Guid StrategyId,
    DateOnly AsOf,
    string Rules,
    long? BudgetCeilingInCents,
    IReadOnlyList<CallEntry> Calls,
    MeasureProgress Progress,
    long Version,
    long Position)
{
    /// <summary>Null where it was not planned by the day.</summary>
    /// <param name="depths">How deep the partnerships are that have a part in it.</param>
    internal static MeasureEntry? Of(MeasureEvidence evidence, StrategyEvidence strategy, IReadOnlyDictionary<Guid, int> depths, ProgressRules rules, DateOnly day) =>
        StrategyProgress.Measures(strategy, [evidence], depths, rules, day).SingleOrDefault() is { } progress && MeasureOutline.Of(evidence, day) is { } outline
            ? new MeasureEntry(
                evidence.Id,
                evidence.StrategyId,
                day,
                rules.Version,
                outline.BudgetCeilingInCents,
                [.. outline.Course.Where(fact => fact.Event == "CallOpened").Select(call => new CallEntry(call.DueOn, call.AmountInCents, ToldStep.Of(call)))],
                progress,
                evidence.Version,
                evidence.Position)
            : null;
}

/// <param name="Deadline">The last day for applications; null where none was named.</param>
/// <param name="HighestAmountInCents">The most that one application may ask for, euro cents.</param>
public sealed record CallEntry(Domain.Time.PartialDate Deadline, long? HighestAmountInCents, ToldStep By);

public static class ReadMeasureEndpoint
{
    public static void MapReadMeasure(this IEndpointRouteBuilder measure) =>
        measure.MapThing<Measure, MeasureEntry>(
            "",
            new ThingView<MeasureEntry>(OfToday: true, _ => Read),
            "One measure on a day, with everything needed to work its figures out by hand.",
            "How a measure differs between two states, with the steps that cause each difference.",
            "A measure step by step, each as it came to be known.",
            "Why a measure stands where it does: the steps behind every figure.");

    internal static async Task<Found<MeasureEntry>?> Read(Views views, Guid id, DateOnly? asOf, CancellationToken cancelled)
    {
        var day = asOf!.Value;
        if (await views.Find<MeasureEvidence>(id) is not { } evidence) return null;

        // A measure may be seen a moment before its strategy: the two views follow by themselves.
        if (await views.Find<StrategyEvidence>(evidence.StrategyId) is not { } strategy) return null;

        var rules = await AdoptionRecord.InForce(views);
        return MeasureEntry.Of(evidence, strategy, await PartnerDepths.Of([evidence], views, rules, day), rules.Progress(day), day) is { } entry
            ? new Found<MeasureEntry>(id, evidence.Version, entry, [id])
            : null;
    }
}

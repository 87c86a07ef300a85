using Kooperation.Domain.Progress;
using Kooperation.Domain.Strategies;
using Kooperation.Platform.Reading;
using Kooperation.Rules;

namespace Kooperation.Progress;

public static class ReadProgressEndpoint
{
    public static void MapReadProgress(this IEndpointRouteBuilder strategy, RecordedEvidence evidence) =>
        strategy.MapThing<Strategy, ProgressAssessment>(
            "progress",
            new ThingView<ProgressAssessment>(OfToday: true, _ => Reader(evidence)),
            "How far a strategy has come on a day, with everything needed to work it out by hand.",
            "How the progress of a strategy differs between two states, with the steps that cause each difference.",
            "The progress of a strategy step by step, each as it came to be known.",
            "Why the progress of a strategy is what it is: the steps behind every figure.");

    internal static Reader<ProgressAssessment> Reader(RecordedEvidence evidence) => async (views, id, asOf, cancelled) =>
    {
        var day = asOf!.Value;
        var all = await evidence.OfAll(views, cancelled);
        if (all.FirstOrDefault(one => one.Strategy.Id == id) is not var (strategy, measures) || !strategy.HadBegunBy(day)) return null;

        var rules = await AdoptionRecord.InForce(views);
        var assessment = StrategyProgress.Assess(
            strategy,
            measures,
            await PartnerDepths.Of(measures, views, rules, day),
            rules.Progress(day),
            day,
            [.. all.Where(other => other.Strategy.Id != id).Select(other => StrategyOutline.Of(other.Strategy, day))]);

        return new Found<ProgressAssessment>(id, strategy.Version, assessment, [id, .. measures.Select(measure => measure.Id)]);
    };

    /// <summary>The view can be asked for a day.</summary>
    internal static RouteHandlerBuilder TakesDay(this RouteHandlerBuilder view) => view.Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.");
}

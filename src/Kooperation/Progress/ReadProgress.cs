using Kooperation.Domain.Progress;
using Kooperation.Domain.Strategies;
using Kooperation.Platform;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Rules;

namespace Kooperation.Progress;

public static class ReadProgressEndpoint
{
    /// <summary>How far a strategy has come on a day, with everything needed to work it out by hand.</summary>
    public static void MapReadProgress(this IEndpointRouteBuilder strategy, RecordedEvidence evidence, Today today) =>
        strategy.MapReadOf<Strategy, ProgressAssessment>("progress", async question =>
        {
            var day = question.Query.Day("asOf") ?? today.InGermany;
            if (question.Query.Problem is { } problem) return problem;

            var id = question.Http.RouteId("id");
            var all = await evidence.OfAll(question.Views, question.Cancelled);
            if (all.FirstOrDefault(one => one.Strategy.Id == id) is not var (strategyEvidence, measures)) return Problem.UnknownId;

            var rules = await AdoptionRecord.InForce(question.Views);
            var assessment = StrategyProgress.Assess(
                strategyEvidence,
                measures,
                await PartnerDepths.Of(measures, question.Views, rules, day),
                rules.Progress(day),
                day,
                [.. all.Where(other => other.Strategy.Id != id).Select(other => StrategyOutline.Of(other.Strategy, day))]);

            return question.Http.Tagged(strategyEvidence.Version, assessment);
        })
        .IsTagged()
        .TakesDay();

    /// <summary>The view can be asked for a day.</summary>
    internal static RouteHandlerBuilder TakesDay(this RouteHandlerBuilder view) => view.Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.");
}

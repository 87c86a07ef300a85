using Kooperation.Domain.Progress;
using Kooperation.Platform;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;

namespace Kooperation.Progress;

public static class ReadProgressEndpoint
{
    /// <summary>How far a strategy has come on a day, with everything needed to work it out by hand.</summary>
    public static void MapReadProgress(this IEndpointRouteBuilder strategy, Today today) =>
        strategy.MapRead<ProgressAssessment>("progress", async question =>
        {
            var day = question.Query.Day("asOf") ?? today.InGermany;
            if (question.Query.Problem is { } problem) return problem;

            if (await RecordedEvidence.OfStrategy(question.Views, question.Http.RouteId("id"), question.Cancelled) is not var (evidence, measures)) return Problem.UnknownId;

            var others = await RecordedEvidence.OfStrategies(question.Views, question.Cancelled);
            var assessment = StrategyProgress.Assess(
                evidence,
                measures,
                await PartnerDepths.Of(measures, question.Views, day, question.Cancelled),
                ProgressRules.Standard,
                day,
                [.. others.Select(other => StrategyOutline.Of(other, day))]);

            return question.Http.Tagged(evidence.Version, assessment);
        })
        .TakesDay();

    public static void MapReadProgressRules(this IEndpointRouteBuilder progress) =>
        progress.MapRead<object>("rules", question => Task.FromResult<IResult>(
            question.Query.Problem is { } problem ? problem : Results.Text(ProgressRules.Standard.Text, "application/json")))
        .WithSummary("The rules of progress, as one file that needs no programmer to be read.");

    /// <summary>The view can be asked for a day.</summary>
    internal static RouteHandlerBuilder TakesDay(this RouteHandlerBuilder view) => view.Takes<DateOnly>("asOf", "The day to look at; today in Germany where absent.");
}

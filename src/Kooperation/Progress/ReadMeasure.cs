using Kooperation.Domain.Measures;
using Kooperation.Domain.Progress;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Rules;

namespace Kooperation.Progress;

/// <summary>One measure on a day, with everything needed to work its figures out by hand.</summary>
/// <param name="BudgetCeilingInCents">The most it may cost, euro cents.</param>
/// <param name="Calls">The calls for applications, the first one first.</param>
/// <param name="Progress">Absent where it was not planned by that day.</param>
/// <param name="Version">What If-Match expects.</param>
/// <param name="Position">The position of its last step.</param>
public sealed record MeasureEntry(
    Guid Id,
    Guid StrategyId,
    DateOnly AsOf,
    string Rules,
    long? BudgetCeilingInCents,
    IReadOnlyList<CallEntry> Calls,
    MeasureProgress? Progress,
    long Version,
    long Position);

/// <param name="Deadline">The last day for applications; null where none was named.</param>
/// <param name="HighestAmountInCents">The most that one application may ask for, euro cents.</param>
public sealed record CallEntry(Domain.Time.PartialDate Deadline, long? HighestAmountInCents, ToldStep By);

public static class ReadMeasureEndpoint
{
    public static void MapReadMeasure(this IEndpointRouteBuilder measure, Today today) =>
        measure.MapReadOf<Measure, MeasureEntry>("", async question =>
        {
            var day = question.Query.Day("asOf") ?? today.InGermany;
            if (question.Query.Problem is { } problem) return problem;

            if (await question.Views.Find<MeasureEvidence>(question.Http.RouteId("id")) is not { } evidence) return Problem.UnknownId;

            // A measure may be seen a moment before its strategy: the two views follow by themselves.
            if (await question.Views.Find<StrategyEvidence>(evidence.StrategyId) is not { } strategy) return Problem.UnknownId;

            var inForce = await AdoptionRecord.InForce(question.Views);
            var (rules, depths) = (inForce.Progress(day), await PartnerDepths.Of([evidence], question.Views, inForce, day));
            var progress = StrategyProgress.Measures(strategy, [evidence], depths, rules, day).SingleOrDefault();
            var outline = MeasureOutline.Of(evidence, day);

            return question.Http.Tagged(evidence.Version, new MeasureEntry(
                evidence.Id,
                evidence.StrategyId,
                day,
                rules.Version,
                outline?.BudgetCeilingInCents,
                [.. (outline?.Course ?? []).Where(fact => fact.Event == "CallOpened").Select(call => new CallEntry(call.DueOn, call.AmountInCents, ToldStep.Of(call)))],
                progress,
                evidence.Version,
                evidence.Position));
        })
        .IsTagged()
        .TakesDay();
}

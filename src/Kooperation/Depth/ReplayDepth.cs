using JasperFx.Events;
using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Rules;
using Kooperation.Domain.Steps;
using Kooperation.Platform;
using Kooperation.Platform.Log;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
using Kooperation.Platform.Requests;
using Kooperation.Rules;

namespace Kooperation.Depth;

/// <summary>What a step changed in the depth of a partnership when it came to be known.</summary>
/// <param name="LogIndex">Its place in the log; the depth of that <c>knownAt</c> explains the state after it.</param>
/// <param name="KnownSince">When it was given that place.</param>
/// <param name="Revises">The step that it corrects or withdraws.</param>
/// <param name="AsOf">The day on which both states are read.</param>
/// <param name="Before">The levels that were known before.</param>
/// <param name="After">The levels that are known with it.</param>
public sealed record ReplayedStep(long LogIndex, DateTimeOffset KnownSince, ToldStep Step, Guid? Revises, DateOnly AsOf, DepthLevels Before, DepthLevels After);

public static class ReplayDepthEndpoint
{
    /// <summary>The depth of a partnership step by step, as each came to be known.</summary>
    public static void MapReplayDepth(this IEndpointRouteBuilder partnership, LogTimes log, Today today) =>
        partnership.MapReadOf<Partnership, Page<ReplayedStep>>("depth/replay", async question =>
        {
            var day = question.Query.Day("asOf");
            var newestFirst = question.Query.Word<LogOrder>("order") == LogOrder.Newest;
            var paging = Paging.Of(question.Query);
            if (question.Query.Problem is { } problem) return problem;

            if (await PartnershipEvidence.Find(question.Views, question.Http.RouteId("id")) is not { } evidence) return Problem.UnknownId;

            var logged = await Logged(question, evidence, log);
            var page = paging.Of(logged, one => $"{(newestFirst ? long.MaxValue - one.Place.Index : one.Place.Index):0000000000000000000}");
            var rules = await AdoptionRecord.InForce(question.Views);
            var replayed = Replay(logged, page.Items.Select(one => one.Place.Index).ToHashSet(), evidence.Id, rules, place => day ?? today.InGermanyAt(place.At));
            return question.Http.Spoken(question.Http.Linked(page.Select(one => replayed[one.Place.Index])));
        })
        .WithSummary("The depth of a partnership step by step, each as it came to be known, with the levels before and after it.")
        .Takes<DateOnly>("asOf", "The day on which every state is read; where absent, the day on which the step came to be known.")
        .Takes<LogOrder>("order", "Whether the oldest or the newest come first; the oldest where absent.")
        .TakesPaging();

    // The steps of the partnership and of those that are read through it, as far as they are in the log, in its order.
    private static async Task<IReadOnlyList<(LogPlace Place, IEvent Step)>> Logged(Question question, PartnershipEvidence evidence, LogTimes log)
    {
        var steps = new List<IEvent>();
        foreach (var id in evidence.Absorbed.Prepend(evidence.Id)) steps.AddRange(await question.Views.History(id));

        var places = await log.PlacesOf([.. steps.Select(step => step.Sequence)], question.Cancelled);
        return [.. steps.Where(step => places.ContainsKey(step.Sequence)).Select(step => (Place: places[step.Sequence], Step: step)).OrderBy(one => one.Place.Index)];
    }

    private static Dictionary<long, ReplayedStep> Replay(IReadOnlyList<(LogPlace Place, IEvent Step)> logged, HashSet<long> asked, Guid partnership, RulesInForce rules, Func<LogPlace, DateOnly> dayOf)
    {
        var replayed = new Dictionary<long, ReplayedStep>();
        var facts = new Dictionary<Guid, (Guid Partnership, DepthFact Fact)>();
        var readThrough = new Dictionary<Guid, Guid>();

        foreach (var (place, step) in logged)
        {
            var (fact, day) = ((Step)step.Data, dayOf(place));
            var isAsked = asked.Contains(place.Index);
            var before = isAsked ? LevelsOn(day) : default;
            Take(step, fact);
            if (isAsked)
            {
                replayed[place.Index] = new ReplayedStep(
                    place.Index, place.At, ToldStep.Of(new RecordedStep(step.Id, fact)), StandingSteps.RevisedBy(fact), day, before, LevelsOn(day));
            }
        }

        return replayed;

        void Take(IEvent step, Step fact)
        {
            if (fact is PartnershipsMerged merged) readThrough[merged.MergedId] = merged.KeptId;

            var id = StandingSteps.RevisedBy(fact) ?? step.Id;
            var known = facts.TryGetValue(id, out var one) ? one.Fact : null;
            if (DepthEvidence.After(known, new RecordedStep(step.Id, fact), step.Sequence) is { } next) facts[id] = (step.StreamId, next);
            else facts.Remove(id);
        }

        DepthLevels LevelsOn(DateOnly day) => PartnershipDepth.LevelsOn(
            [
                .. facts.Values
                    .Where(one => IsReadThroughIt(one.Partnership))
                    .Select(one => one.Partnership == partnership ? one.Fact : one.Fact with { OfAbsorbed = true })
                    .OrderBy(fact => fact.Position)
            ],
            rules.Depth(day),
            day);

        bool IsReadThroughIt(Guid other)
        {
            while (readThrough.TryGetValue(other, out var kept)) other = kept;
            return other == partnership;
        }
    }
}

using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Platform.Reading;
using Kooperation.Rules;

namespace Kooperation.Depth;

/// <summary>Which steps an assessment takes into account.</summary>
public enum Evidence
{
    /// <summary>Everything recorded, whether stated or judged.</summary>
    All,

    /// <summary>Only what somebody stated.</summary>
    Stated
}

public static class ReadDepthEndpoint
{
    public static void MapReadDepth(this IEndpointRouteBuilder partnership) =>
        partnership.MapThing<Partnership, Assessment>(
            "depth",
            new ThingView<Assessment>(OfToday: true, query => Reader(DayAndEvidence.Options(query))) { Takes = view => view.TakesEvidence(), NoEvidence = ["notCounted"], ByRule = ["level", "isDormant", "name", "meaning"] },
            "How deep a partnership is on a day, with everything needed to work it out by hand.",
            "How the depth of a partnership differs between two states, with the steps that cause each difference.",
            "The depth of a partnership step by step, each as it came to be known.",
            "Why the depth of a partnership is what it is: the steps behind every figure.");

    internal static Reader<Assessment> Reader(AssessmentOptions options) => async (views, id, day, _) =>
        await PartnershipEvidence.Find(views, id) is { } evidence && evidence.HadBegunBy(day!.Value)
            ? new Found<Assessment>(
                evidence.Id,
                evidence.Version,
                PartnershipDepth.Assess(evidence.Facts, (await AdoptionRecord.InForce(views)).Depth(day.Value), day.Value, options),
                [evidence.Id, .. evidence.Absorbed])
            : null;
}

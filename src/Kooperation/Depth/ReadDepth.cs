using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Platform;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;
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
    /// <summary>How deep a partnership is on a day, with everything needed to work it out by hand.</summary>
    public static void MapReadDepth(this IEndpointRouteBuilder partnership, Today today) =>
        partnership.MapReadOf<Partnership, Assessment>("depth", async question =>
        {
            var (day, options) = ListPartnershipsEndpoints.DayAndEvidence(question.Query, today);
            if (question.Query.Problem is { } problem) return problem;

            if (await PartnershipEvidence.Find(question.Views, question.Http.RouteId("id")) is not { } evidence) return Problem.UnknownId;

            return question.Http.Tagged(evidence.Version, PartnershipDepth.Assess(evidence.Facts, (await AdoptionRecord.InForce(question.Views)).Depth(day), day, options));
        })
        .IsTagged()
        .TakesDayAndEvidence();
}

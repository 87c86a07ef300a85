using Kooperation.Domain.Depth;
using Kooperation.Domain.Partnerships;
using Kooperation.Platform;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Reading;
using Kooperation.Platform.Recording;

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

            return question.Http.Tagged(evidence.Version, PartnershipDepth.Assess(evidence.Facts, DepthRules.Standard, day, options));
        })
        .IsTagged()
        .TakesDayAndEvidence();

    public static void MapReadDepthRules(this IEndpointRouteBuilder depth) =>
        depth.MapRead<object>("rules", question => Task.FromResult<IResult>(
            question.Query.Problem is { } problem ? problem : Results.Text(DepthRules.Standard.Text, "application/json")))
        .WithSummary("The rules of depth, as one file that needs no programmer to be read.");
}

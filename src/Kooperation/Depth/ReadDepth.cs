using Kooperation.Domain.Depth;
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
        partnership.MapRead<Assessment>("depth", async question =>
        {
            var day = question.Query.Day("asOf") ?? today.InGermany;
            var basis = question.Query.Word<Evidence>("evidence") ?? Evidence.All;
            if (question.Query.Problem is { } problem) return problem;

            if (await Find(question, question.Http.RouteId("id")) is not { } evidence) return Problem.NotFound;

            return await question.Http.Tagged(
                $"{evidence.Version}-{day:yyyyMMdd}-{basis}".ToLowerInvariant(),
                () => Task.FromResult(question.Http.Spoken(
                    PartnershipDepth.Assess(evidence.Facts, DepthRules.Standard, day, new AssessmentOptions(basis == Evidence.Stated)))));
        });

    /// <summary>The rules of depth, as one file that needs no programmer to be read.</summary>
    public static void MapReadDepthRules(this IEndpointRouteBuilder municipality) =>
        municipality.MapRead<object>("depth/rules", question => Task.FromResult<IResult>(
            question.Query.Problem is { } problem ? problem : Results.Text(DepthRules.Standard.Text, "application/json")));

    // What was merged is read together: both histories carry the one relation.
    private static async Task<PartnershipEvidence?> Find(Question question, Guid id)
    {
        var evidence = await question.Views.LoadAsync<PartnershipEvidence>(id, question.Cancelled);
        if (evidence?.MergedInto is { } kept) return await Find(question, kept);
        if (evidence is null || evidence.Absorbed.Count == 0) return evidence;

        var absorbed = await question.Views.LoadManyAsync<PartnershipEvidence>(question.Cancelled, evidence.Absorbed);
        return evidence with { Facts = [.. evidence.Facts, .. absorbed.SelectMany(other => other.Facts)] };
    }
}

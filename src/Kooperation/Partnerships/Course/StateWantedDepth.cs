using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.Course;

/// <summary>The municipality says how deep it wants this relation to be.</summary>
/// <param name="Level">1 to 5.</param>
/// <param name="LongestSilenceInDays">Days without a step that are still fine, 1 to 3660.</param>
public sealed record StateWantedDepth(int Level, int? LongestSilenceInDays = null, string? Reason = null) : PartnershipCommand;

public static class StateWantedDepthEndpoint
{
    public static void MapStateWantedDepth(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<StateWantedDepth, Partnership>("wanted-depth", Decide);

    public static Decision Decide(StateWantedDepth command, Partnership partnership) =>
        command.Tell(new DepthWanted(command.Level, command.LongestSilenceInDays, command.Reason));
}

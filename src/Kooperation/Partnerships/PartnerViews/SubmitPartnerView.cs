using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.PartnerViews;

/// <summary>The partner says how deep it finds the relation.</summary>
/// <param name="Rating">0 (no relation) to 5 (shared responsibility).</param>
public sealed record SubmitPartnerView(int Rating, string? Helps = null, string? Hinders = null) : PartnershipCommand;

public static class SubmitPartnerViewEndpoint
{
    public static void MapSubmitPartnerView(this IEndpointRouteBuilder partnership) =>
        partnership.MapStep<SubmitPartnerView, Partnership>("partner-views", Decide);

    public static Decision Decide(SubmitPartnerView command, Partnership partnership) =>
        command.Tell(new PartnerViewSubmitted(command.Rating, command.Helps, command.Hinders));
}

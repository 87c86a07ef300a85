using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Problems;
using Kooperation.Platform.Recording;
using Kooperation.Strategies;

namespace Kooperation.Measures.Partners;

/// <summary>A partner has a part in a measure: it shapes it, does a share of the work, or looks back at it with the municipality.</summary>
/// <param name="Stage">When the partner came in; of design alone.</param>
/// <param name="What">Of delivery, the partner's share; of evaluation, what came out.</param>
public sealed record InvolvePartner(Guid PartnershipId, PartnerRole Role, DesignStage? Stage = null, string? What = null) : StrategyCommand;

public static class InvolvePartnerEndpoint
{
    public static void MapInvolvePartner(this IEndpointRouteBuilder measure) =>
        measure.MapRecording<InvolvePartner, Measure>("partners", (_, command, model, recording) => Tell(command, model, recording));

    public static async Task<Problem?> Tell(InvolvePartner command, Measure measure, Recording recording)
    {
        var involved = Decide(command);
        return recording.Append(measure, involved)
            ?? await recording.TellPartner(command.PartnershipId, await recording.PartOf(measure), involved, "/partnershipId");
    }

    public static Step Decide(InvolvePartner command) => command.Tell(new PartnerInvolved(command.PartnershipId, command.Role, command.Stage, command.What));
}

using Kooperation.Domain.Measures;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Measures.Course;
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
        var decision = Decide(command, measure);
        return recording.Append(measure, decision)
            ?? await recording.TellPartners(measure, [new Share(command.PartnershipId, decision.Steps[0], "/partnershipId")]);
    }

    // What was done can be looked at together long after it was done.
    public static Decision Decide(InvolvePartner command, Measure measure) =>
        command.Role != PartnerRole.Evaluation && CourseRules.RefusesSurelyAfterCompletion(command.OccurredOn, measure) is { } refusal
            ? refusal
            : command.Tell(new PartnerInvolved(command.PartnershipId, command.Role, command.Stage, command.What));
}

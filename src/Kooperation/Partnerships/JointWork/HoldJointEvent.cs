using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>Both sides hold an event together.</summary>
/// <param name="Participants">How many people came; null where nobody counted.</param>
public sealed record HoldJointEvent(string Title, int? Participants = null) : PartnershipCommand;

public static class HoldJointEventEndpoint
{
    public static void MapHoldJointEvent(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStep<HoldJointEvent, Partnership>("events", Decide);

    public static Decision Decide(HoldJointEvent command, Partnership partnership) =>
        command.Tell(new JointEventHeld(command.Title, command.Participants));
}

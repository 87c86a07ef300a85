using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Platform.Recording;

namespace Kooperation.Partnerships.JointWork;

/// <summary>The partner shapes a measure before it is decided: one that is not recorded here; to any other the partner is involved there.</summary>
/// <param name="Stage">When the partner came in: at the need, the goal, or the design.</param>
public sealed record CoDesignMeasure(string Title, DesignStage Stage) : PartnershipCommand;

public static class CoDesignMeasureEndpoint
{
    public static void MapCoDesignMeasure(this IEndpointRouteBuilder jointWork) =>
        jointWork.MapStep<CoDesignMeasure, Partnership>("co-designs", Decide);

    public static Decision Decide(CoDesignMeasure command, Partnership partnership) =>
        command.Tell(new MeasureCoDesigned(null, command.Title, command.Stage));
}
